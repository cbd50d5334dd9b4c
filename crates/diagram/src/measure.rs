//! How wide text is. The library's own guess is some 15 % less than what most
//! fonts need, and words would stick out of their boxes.

use std::sync::Arc;

use merman::svg::{
    DeterministicTextMeasurer, MeasurementProfileId, TextMeasurementPolicy, TextMeasurementProfile,
    TextMeasurementProfileIdentity, TextStyle,
};
use unicode_width::UnicodeWidthStr;

/// The fonts of the pictures. The first four are equally wide.
pub(crate) const FONTS: &str = "Arial, Helvetica, Liberation Sans, Arimo, Roboto, sans-serif";

/// Widths of U+0020 to U+007E in Arial, in thousandths of an em.
#[rustfmt::skip]
const ARIAL: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// For readers with none of the fonts: most others are a little wider.
const SLACK: f64 = 1.03;

/// What bold letters of Arial are wider.
const BOLD: f64 = 1.07;

/// The policy under which the library measures text. `None` can't be: the names
/// in it are not empty.
pub(crate) fn policy() -> Option<TextMeasurementPolicy> {
    let name = MeasurementProfileId::new("arial").ok()?;
    let identity = TextMeasurementProfileIdentity::new(name, "1").ok()?;
    let measurer: Arc<_> = DeterministicTextMeasurer::default().with_width_callback(width);
    Some(TextMeasurementPolicy::uniform(TextMeasurementProfile::new(
        identity, measurer,
    )))
}

/// The width in CSS pixels.
fn width(text: &str, style: &TextStyle) -> f64 {
    let is_bold = style.font_weight.as_deref().is_some_and(|weight| {
        matches!(weight, "bold" | "bolder")
            || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
    });
    let ems = if text.is_ascii() {
        ascii(text)
    } else {
        mixed(text)
    };
    ems * style.font_size.max(1.0) * SLACK * if is_bold { BOLD } else { 1.0 }
}

fn ascii(text: &str) -> f64 {
    text.bytes()
        .map(|byte| {
            f64::from(
                ARIAL
                    .get(usize::from(byte).wrapping_sub(32))
                    .copied()
                    .unwrap_or(0),
            ) / 1000.0
        })
        .sum()
}

/// Runs of ASCII as they are; the rest by columns, as a terminal counts them.
fn mixed(text: &str) -> f64 {
    let mut ems = 0.0;
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(u8::is_ascii).count();
        let (run, after) = rest.split_at(plain);
        ems += ascii(run);
        let other = after.find(|c: char| c.is_ascii()).unwrap_or(after.len());
        let (run, after) = after.split_at(other);
        let columns = u32::try_from(run.width()).unwrap_or(u32::MAX);
        let letters = u32::try_from(run.chars().count()).unwrap_or(u32::MAX);
        // Two columns are one em; letters of one column are about 0.6 ems wide.
        ems += if columns > letters {
            f64::from(columns) * 0.5
        } else {
            f64::from(columns) * 0.6
        };
        rest = after;
    }
    ems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> f64 {
        width(
            text,
            &TextStyle {
                font_size: 10.0,
                ..TextStyle::default()
            },
        ) / SLACK
    }

    #[test]
    fn letters_are_as_wide_as_in_arial() {
        assert!((plain("Wil") - (9.44 + 2.22 + 2.22)).abs() < 1e-9);
        assert!((plain("~") - 5.84).abs() < 1e-9);
    }

    #[test]
    fn other_scripts_are_counted_by_columns() {
        assert!((plain("日本") - 20.0).abs() < 1e-9);
        assert!((plain("ду") - 12.0).abs() < 1e-9);
        assert!((plain("e\u{301}") - 5.56).abs() < 1e-9);
    }

    #[test]
    fn bold_is_wider() {
        let bold = TextStyle {
            font_weight: Some("700".into()),
            ..TextStyle::default()
        };
        assert!(width("bold", &bold) > width("bold", &TextStyle::default()));
    }

    #[test]
    fn controls_have_no_width() {
        assert!(plain("\u{1}\n").abs() < 1e-9);
    }
}
