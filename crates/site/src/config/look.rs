//! `[look]`: what a blog looks like.

use color::{ColorSpaceTag, Oklch, OpaqueColor, Srgb, parse_color};
use serde::Deserialize;

use super::check::{InvalidSetting, invalid};

/// The keys of [`Look`].
pub(super) const KEYS: &[&str] = &["accent", "font", "font_italic", "font_kind", "style"];

/// `[look]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// The colour of links and marks: any CSS colour. Empty: the usual one.
    pub accent: String,
    /// A font for the text, a path from the source folder: WOFF2, best a
    /// variable one. Empty: fonts of the reader's system.
    pub font: String,
    /// Its italic, where that is a file of its own.
    pub font_italic: String,
    /// Which kind it is, so that a like font of the system can stand in.
    pub font_kind: FontKind,
    /// A style sheet of the author's own, a path from the source folder. It
    /// comes after all others and outside their layers, so it overrules them.
    pub style: String,
}

/// The two kinds of fonts for text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FontKind {
    /// With serifs.
    #[default]
    Serif,
    /// Without.
    #[serde(alias = "sans-serif")]
    Sans,
}

impl FontKind {
    /// The generic family, as CSS calls it.
    pub fn generic(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::Sans => "sans-serif",
        }
    }
}

/// A colour that can be read as text in both themes, as CSS colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accent {
    /// On light paper.
    pub light: String,
    /// On dark paper.
    pub dark: String,
}

/// What text may stand on in the light theme and in the dark one: `--paper` and
/// `--panel` of `style/tokens.css`.
pub(super) const GROUNDS: [[&str; 2]; 2] = [
    ["oklch(0.985 0.006 90)", "oklch(0.958 0.009 90)"],
    ["oklch(0.2 0.012 210)", "oklch(0.245 0.014 210)"],
];

/// WCAG 2.2, 1.4.3: 4.5 for text; a little more, since browsers round.
const CONTRAST: f32 = 4.6;

impl Look {
    /// [`Self::accent`] with the lightness that each theme takes: as near to
    /// the author's as can still be read. `None` where none is set, or what is
    /// set is no colour.
    pub fn accent(&self) -> Option<Accent> {
        let color = parse_color(self.accent.trim()).ok()?;
        let color = color.to_alpha_color::<Oklch>().discard_alpha();
        let [light, dark] = GROUNDS.map(|grounds| readable(color, grounds));
        Some(Accent { light, dark })
    }

    pub(super) fn check(&self) -> Result<(), InvalidSetting> {
        if self.accent.trim().is_empty() || self.accent().is_some() {
            return Ok(());
        }
        invalid(
            "look",
            format!("`accent = \"{}\"` is not a colour", self.accent),
            "write a CSS colour, e.g. `accent = \"#8a3324\"` or `accent = \"teal\"`".into(),
        )
    }
}

/// A colour made darker on light grounds, or lighter on dark ones, until it
/// stands out.
fn readable(color: OpaqueColor<Oklch>, grounds: [&str; 2]) -> String {
    let grounds = grounds.map(luminance);
    let is_dark = grounds[0] < 0.5;
    let [mut lightness, chroma, hue] = color.components;
    loop {
        let candidate = in_gamut([lightness, chroma, hue]);
        let own = candidate.relative_luminance();
        let stands_out = grounds
            .iter()
            .all(|ground| contrast(own, *ground) >= CONTRAST);
        let at_the_end = if is_dark {
            lightness >= 1.0
        } else {
            lightness <= 0.0
        };
        if stands_out || at_the_end {
            let [lightness, chroma, hue] = candidate.convert::<Oklch>().components;
            let hue = if hue.is_finite() { hue } else { 0.0 };
            return format!("oklch({lightness:.3} {chroma:.3} {hue:.1})");
        }
        lightness += if is_dark { 0.01 } else { -0.01 };
    }
}

/// The colour with as much of its chroma as screens can show.
fn in_gamut([lightness, chroma, hue]: [f32; 3]) -> OpaqueColor<Srgb> {
    let mut chroma = chroma;
    loop {
        let color = OpaqueColor::<Oklch>::new([lightness, chroma, hue]).convert::<Srgb>();
        let fits = |part: &f32| (0.0..=1.0).contains(part);
        if color.components.iter().all(fits) || chroma <= 0.0 {
            return color;
        }
        chroma -= 0.004;
    }
}

fn luminance(css: &str) -> f32 {
    parse_color(css).map_or(0.0, |color| {
        let color = color.convert(ColorSpaceTag::Srgb).to_alpha_color::<Srgb>();
        color.discard_alpha().relative_luminance()
    })
}

/// WCAG 2.2, «contrast ratio».
fn contrast(one: f32, other: f32) -> f32 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn look(accent: &str) -> Look {
        Look {
            accent: accent.into(),
            ..Look::default()
        }
    }

    #[test]
    fn every_accent_can_be_read_in_both_themes() {
        for text in [
            "#8a3324",
            "teal",
            "yellow",
            "#000",
            "white",
            "oklch(0.7 0.3 140)",
            "gray",
        ] {
            let accent = look(text).accent().unwrap();
            for (css, grounds) in [(&accent.light, GROUNDS[0]), (&accent.dark, GROUNDS[1])] {
                for ground in grounds {
                    let ratio = contrast(luminance(css), luminance(ground));
                    assert!(ratio >= 4.5, "{text}: {css} on {ground} has {ratio}");
                }
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_already_stays() {
        let accent = look("oklch(0.4 0.06 170)").accent().unwrap();
        assert_eq!(accent.light, "oklch(0.400 0.060 170.0)");
        assert_ne!(accent.dark, accent.light);
    }

    #[test]
    fn what_is_no_colour_is_told() {
        assert!(look("").check().is_ok() && look("").accent().is_none());
        let error = look("reddish").check().unwrap_err();
        assert!(error.message.contains("reddish"), "{error}");
    }

    #[test]
    fn the_grounds_are_those_of_the_style_sheet() {
        let css = include_str!("../../../../style/tokens.css");
        for (name, at) in [("--paper", 0), ("--panel", 1)] {
            let pair = format!(
                "{name}: light-dark({}, {});",
                GROUNDS[0][at], GROUNDS[1][at]
            );
            assert!(css.contains(&pair), "{pair}");
        }
    }
}
