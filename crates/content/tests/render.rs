//! Fixtures: `fixtures/name.md` renders to `fixtures/name.html`. Where there is
//! a `name.json`, it says where the page stands and which facts are known:
//! `{"address": "/posts/name/", "base": "/", "facts": {}, "dialect": {}}`, all optional.
//!
//! With `BLESS=1` in the environment the expected files are written anew:
//! read the difference before committing it.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use inkleaf_content::{Base, Dialect, Facts, RenderOptions, Rendered, render};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Setting {
    address: Option<String>,
    base: String,
    facts: Facts,
    dialect: Dialect,
}

fn render_fixture(path: &Path) -> Rendered {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let setting: Setting = match fs::read_to_string(path.with_extension("json")) {
        Ok(json) => serde_json::from_str(&json).unwrap(),
        Err(_) => Setting::default(),
    };
    let address = setting.address.unwrap_or_else(|| format!("/posts/{name}/"));
    let options = RenderOptions {
        base: Base::new(&setting.base),
        address,
        dialect: setting.dialect,
    };
    render(&fs::read_to_string(path).unwrap(), &setting.facts, &options)
}

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 15, "where are the fixtures?");
    paths
}

#[test]
fn fixtures_render_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut different = Vec::new();
    for path in fixtures() {
        let rendered = render_fixture(&path);
        let mut outline = String::new();
        for heading in &rendered.outline {
            outline.push_str(&format!(
                "<!-- {} #{} {} -->\n",
                heading.level, heading.id, heading.text
            ));
        }
        let actual = format!("{outline}{}", rendered.html);
        let expected_path = path.with_extension("html");
        if bless {
            fs::write(&expected_path, &actual).unwrap();
        }
        let expected = fs::read_to_string(&expected_path).unwrap_or_default();
        if actual != expected {
            let line = actual
                .lines()
                .zip(expected.lines())
                .position(|(a, b)| a != b);
            different.push(format!(
                "{}: line {line:?}\n{actual}",
                expected_path.display()
            ));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// What must hold for any document at all, so also for pieces of documents.
#[test]
fn nothing_hostile_reaches_the_page() {
    let options = RenderOptions {
        base: Base::new("/blog/"),
        address: "/posts/x/".into(),
        dialect: Dialect::default(),
    };
    for path in fixtures() {
        let markdown = fs::read_to_string(&path).unwrap();
        if !path.ends_with("trusted.md") {
            assert_harmless(&render_fixture(&path).html, &path);
        }
        for (i, _) in markdown.char_indices().step_by(11) {
            let (start, end) = markdown.split_at(i);
            for piece in [start, end, &[end, start].concat()] {
                assert_harmless(&render(piece, &Facts::default(), &options).html, &path);
            }
        }
    }
}

fn assert_harmless(html: &str, path: &Path) {
    const ELEMENTS: [&str; 80] = [
        "a",
        "abbr",
        "address",
        "article",
        "aside",
        "audio",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "data",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "li",
        "mark",
        "math",
        "mi",
        "mn",
        "mrow",
        "msup",
        "ol",
        "p",
        "picture",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "section",
        "small",
        "source",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "track",
        "u",
        "ul",
        "var",
        "video",
        "wbr",
    ];
    const TARGETS: [&str; 6] = ["#", "/", "https://", "http://", "mailto:", "tel:"];
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let is_end = tag.starts_with('/');
        let tag = tag.trim_start_matches('/');
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        assert!(
            ELEMENTS.contains(&name.as_str()),
            "{}: <{name}>",
            path.display()
        );
        if is_end {
            assert_eq!(open.pop(), Some(name), "{}: {html}", path.display());
        } else if !["br", "col", "hr", "img", "input", "source", "track", "wbr"]
            .contains(&name.as_str())
        {
            open.push(name);
        }
        for attribute in ["href=\"", "src=\""] {
            let Some((_, target)) = tag.split_once(attribute) else {
                continue;
            };
            assert!(
                TARGETS.iter().any(|start| target.starts_with(start)),
                "{}: {tag}",
                path.display()
            );
        }
        for attribute in [" style=", " onclick=", " onerror="] {
            assert!(
                !without_values(tag).contains(attribute),
                "{}: {tag}",
                path.display()
            );
        }
    }
    assert!(open.is_empty(), "{}: {open:?}", path.display());
}

/// A tag without the values of its attributes.
fn without_values(tag: &str) -> String {
    tag.split('"').step_by(2).collect()
}
