//! The colours of `style/code.css` can be read, by everyone, in both themes.
#![allow(clippy::unwrap_used)]

use std::{collections::BTreeMap, fs, path::Path};

use color::{OpaqueColor, Srgb, parse_color};
use inkleaf_content::spans::Class;

type Color = OpaqueColor<Srgb>;
type Tokens = BTreeMap<String, [Color; 2]>;

/// What WCAG 2 wants of text, level AA.
const ENOUGH: f32 = 4.5;

/// A style sheet of the project, without its comments.
fn sheet(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../style");
    let text = fs::read_to_string(path.join(name)).unwrap();
    let mut parts = text.split("/*");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + part.split_once("*/").unwrap().1)
}

/// All `property: value` pairs with the selector they stand under, in order.
fn declarations(sheet: &str) -> Vec<(String, String, String)> {
    let mut selectors: Vec<String> = Vec::new();
    let mut found = Vec::new();
    let mut text = String::new();
    for c in sheet.chars() {
        match c {
            '{' => selectors.push(std::mem::take(&mut text).trim().to_owned()),
            ';' | '}' => {
                if let (Some((property, value)), Some(selector)) =
                    (text.split_once(':'), selectors.last())
                {
                    found.push((
                        selector.clone(),
                        property.trim().into(),
                        value.trim().into(),
                    ));
                }
                text.clear();
                if c == '}' {
                    selectors.pop().unwrap();
                }
            }
            _ => text.push(c),
        }
    }
    assert!(selectors.is_empty());
    found
}

/// The custom properties that are `light-dark(…)`, as two colours.
fn tokens() -> Tokens {
    let sheets = sheet("tokens.css") + &sheet("code.css");
    let pairs = declarations(&sheets)
        .into_iter()
        .filter_map(|(_, property, value)| {
            let inner = value.strip_prefix("light-dark(")?.strip_suffix(')')?;
            let (light, dark) = inner.split_once("), ")?;
            Some((property, [read(&format!("{light})")), read(dark)]))
        });
    pairs.collect()
}

fn read(text: &str) -> Color {
    let color = parse_color(text).unwrap_or_else(|_| panic!("{text}"));
    let color = color.to_alpha_color::<Srgb>();
    for part in &color.components[..3] {
        // What a screen can't show it shows as something else.
        assert!((-0.01..=1.01).contains(part), "{text} is not in sRGB");
    }
    color.discard_alpha()
}

/// The contrast of two colours as WCAG 2 defines it, 1 to 21.
fn contrast(one: Color, other: Color) -> f32 {
    let [one, other] = [one, other].map(|color| color.relative_luminance() + 0.05);
    one.max(other) / one.min(other)
}

/// The token that `property` of a class is set to, if it is.
fn token_of(letter: char, property: &str) -> Option<String> {
    let class = format!(".{letter}");
    let is_ours = |selector: &str| {
        let Some(rest) = selector.strip_prefix(".prose pre ") else {
            return false;
        };
        let list = rest.strip_prefix(":is(").and_then(|l| l.strip_suffix(')'));
        list.unwrap_or(rest).split(", ").any(|one| one == class)
    };
    let all = declarations(&sheet("code.css")).into_iter();
    let value = all
        .filter(|(selector, set, _)| set == property && is_ours(selector))
        .map(|(.., value)| value)
        .next()?;
    let name = value.strip_prefix("var(").and_then(|v| v.strip_suffix(')'));
    Some(
        name.unwrap_or_else(|| panic!("{value} is not a token"))
            .into(),
    )
}

#[track_caller]
fn assert_readable(tokens: &Tokens, text: &str, back: &str) {
    for (number, theme) in ["light", "dark"].iter().enumerate() {
        let ratio = contrast(tokens[text][number], tokens[back][number]);
        assert!(ratio >= ENOUGH, "{text} on {back}, {theme}: {ratio}");
    }
}

#[test]
fn the_measure_is_right() {
    let ratio = contrast(read("#fff"), read("#000"));
    assert!((ratio - 21.0).abs() < 0.01, "{ratio}");
    // The well-known lightest grey that is enough on white.
    let ratio = contrast(read("oklch(1 0 0)"), read("#767676"));
    assert!((ratio - 4.54).abs() < 0.01, "{ratio}");
}

#[test]
fn every_class_can_be_read_in_both_themes() {
    let tokens = tokens();
    for (letter, meaning) in Class::ALL {
        let text = token_of(letter, "color");
        let text = text.unwrap_or_else(|| panic!("no colour for {letter}: {meaning}"));
        assert_readable(&tokens, &text, "--panel");
        assert_readable(&tokens, &text, "--mark");
        if let Some(back) = token_of(letter, "background") {
            assert_readable(&tokens, &text, &back);
        }
    }
}

#[test]
fn so_can_text_without_a_class_and_the_numbers_of_lines() {
    let tokens = tokens();
    for back in ["--panel", "--mark"] {
        assert_readable(&tokens, "--ink", back);
        assert_readable(&tokens, "--code-comment", back);
    }
    assert_readable(&tokens, "--muted", "--panel");
}

#[test]
fn lines_of_a_diff_have_a_background() {
    for letter in ['i', 'd'] {
        assert!(token_of(letter, "background").is_some(), "{letter}");
    }
}
