//! The measures of a font that decide where lines break and how far apart they
//! stand.

use std::borrow::Cow;

use skrifa::instance::{LocationRef, Size};
use skrifa::raw::{FileRef, TableProvider};
use skrifa::{FontRef, MetadataProvider};

/// Measures of a font, in ems.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Metrics {
    /// The average width of a letter in a text; see [`average`].
    pub(super) average: f32,
    /// From the base line to the top of a line.
    pub(super) ascent: f32,
    /// From the base line to the bottom of a line.
    pub(super) descent: f32,
    /// What comes between two lines.
    pub(super) line_gap: f32,
    /// For `font-weight` of `@font-face`: `400`, or of a variable font `200 900`.
    pub(super) weights: String,
}

impl Metrics {
    /// Reads a font file: OpenType, TrueType, WOFF or WOFF2. Also what such a
    /// file's name ends with. An error says why it can't be used.
    pub(super) fn read(bytes: &[u8]) -> Result<(&'static str, Self), String> {
        let (kind, font) = plain(bytes)?;
        let unreadable = |error: skrifa::raw::ReadError| format!("it can't be read: {error}");
        let font = match FileRef::new(&font).map_err(unreadable)? {
            FileRef::Font(font) => font,
            FileRef::Collection(_) => return Err("it is a collection of fonts".into()),
        };
        Ok((kind, Self::of(&font)?))
    }

    fn of(font: &FontRef<'_>) -> Result<Self, String> {
        let (size, location) = (Size::unscaled(), LocationRef::default());
        let lines = font.metrics(size, location);
        let em = f32::from(lines.units_per_em);
        let (letters, widths) = (font.charmap(), font.glyph_metrics(size, location));
        let width = |c: char| Some(widths.advance_width(letters.map(c)?)? / em);
        let average = average(width);
        if em <= 0.0 || average <= 0.0 {
            return Err("it has no Latin letters".into());
        }
        Ok(Self {
            average,
            ascent: lines.ascent / em,
            descent: lines.descent.abs() / em,
            line_gap: lines.leading / em,
            weights: weights(font),
        })
    }
}

/// An OpenType file as it is, one for the web unpacked.
fn plain(bytes: &[u8]) -> Result<(&'static str, Cow<'_, [u8]>), String> {
    let unpacked = |kind: &str| format!("it is a damaged {kind} file");
    match bytes.get(..4) {
        Some(b"wOF2") => match wuff::decompress_woff2(bytes) {
            Ok(font) => Ok(("woff2", Cow::Owned(font))),
            Err(_) => Err(unpacked("WOFF2")),
        },
        Some(b"wOFF") => match wuff::decompress_woff1(bytes) {
            Ok(font) => Ok(("woff", Cow::Owned(font))),
            Err(_) => Err(unpacked("WOFF")),
        },
        Some([0, 1, 0, 0] | b"true") => Ok(("ttf", Cow::Borrowed(bytes))),
        Some(b"OTTO") => Ok(("otf", Cow::Borrowed(bytes))),
        _ => Err("it is no font file: WOFF2, WOFF, TrueType or OpenType".into()),
    }
}

fn weights(font: &FontRef<'_>) -> String {
    let axes = font.axes();
    let variable = axes
        .iter()
        .find(|axis| axis.tag() == skrifa::Tag::new(b"wght"));
    match variable {
        Some(axis) => format!("{} {}", axis.min_value(), axis.max_value()),
        None => font
            .os2()
            .map_or(400, |table| table.us_weight_class())
            .to_string(),
    }
}

/// How often letters and the space come in a thousand characters of English
/// text, a to z and space. Other languages in Latin script differ little in
/// what this is for: the ratio of two fonts' widths.
const OFTEN: [(char, f32); 27] = [
    ('a', 65.0),
    ('b', 12.0),
    ('c', 22.0),
    ('d', 35.0),
    ('e', 104.0),
    ('f', 20.0),
    ('g', 16.0),
    ('h', 49.0),
    ('i', 57.0),
    ('j', 1.0),
    ('k', 6.0),
    ('l', 33.0),
    ('m', 20.0),
    ('n', 57.0),
    ('o', 60.0),
    ('p', 15.0),
    ('q', 1.0),
    ('r', 50.0),
    ('s', 53.0),
    ('t', 75.0),
    ('u', 23.0),
    ('v', 8.0),
    ('w', 17.0),
    ('x', 1.0),
    ('y', 14.0),
    ('z', 1.0),
    (' ', 185.0),
];

/// The average width of a character, weighted by how often it comes; letters
/// that a font lacks don't count. 0 for a font that has none.
pub(super) fn average(width: impl Fn(char) -> Option<f32>) -> f32 {
    let known = OFTEN
        .iter()
        .filter_map(|(c, often)| Some((width(*c)?, often)));
    let (sum, count) = known.fold((0.0, 0.0), |(sum, count), (width, often)| {
        (sum + width * often, count + often)
    });
    if count > 0.0 { sum / count } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_font_is_told() {
        for bytes in [
            &b""[..],
            b"GIF89a",
            b"wOF2",
            b"wOFF....",
            &[0, 1, 0, 0],
            b"OTTO and more",
        ] {
            assert!(Metrics::read(bytes).is_err(), "{bytes:?}");
        }
    }

    /// Fonts that Debian's systems have; others pass this over.
    #[test]
    fn a_real_font_is_measured() {
        let path = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf";
        let Ok(bytes) = std::fs::read(path) else {
            return;
        };
        let (kind, metrics) = Metrics::read(&bytes).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((kind, &*metrics.weights), ("ttf", "400"));
        // DejaVu is wide.
        assert!((0.45..0.6).contains(&metrics.average), "{metrics:?}");
        assert!((0.9..0.95).contains(&metrics.ascent), "{metrics:?}");
    }
}
