//! A blog's own font for its text.
//!
//! It never moves the page: browsers use it from the first paint on or not at
//! all (`font-display: optional`), so it comes into its own with the second page.
//! Until then a font of the system stands in, scaled so that as much text fits
//! on a line and lines stand as far apart (CSS Fonts 5, `size-adjust` and the
//! metrics' overrides): the two pages look alike.

use std::path::Path;

use inkleaf_site::{FontKind, Look};

use super::{OwnLook, metrics::Metrics, named, read};
use crate::BuildError;
use crate::shell::hash;

const FAMILY: &str = "Inkleaf Text";
const STAND_IN: &str = "Inkleaf Text Stand-in";

/// Adds the fonts that `look` names.
pub(super) fn add(
    own: &mut OwnLook,
    root: &Path,
    look: &Look,
    assets: &str,
) -> Result<(), BuildError> {
    let Some(path) = named(root, &look.font) else {
        return Ok(());
    };
    let metrics = face(own, &path, "normal", assets)?;
    if let Some(path) = named(root, &look.font_italic) {
        face(own, &path, "italic", assets)?;
    }
    own.css.push_str(&stand_in(&metrics, look.font_kind));
    let generic = look.font_kind.generic();
    own.css.push_str(&format!(
        "@layer tokens {{\n:root {{\n--text-font: \"{FAMILY}\", \"{STAND_IN}\", {generic};\n}}\n}}\n"
    ));
    Ok(())
}

/// A face of the family, from a file. Variable fonts have all weights in one.
fn face(own: &mut OwnLook, path: &Path, style: &str, assets: &str) -> Result<Metrics, BuildError> {
    let bytes = read(path)?;
    let bad = |reason: String| BuildError::BadFont {
        path: path.to_owned(),
        reason,
    };
    let (kind, metrics) = Metrics::read(&bytes).map_err(bad)?;
    let name = format!("font-{}.{kind}", hash(&bytes));
    own.css.push_str(&format!(
        "@font-face {{\nfont-family: \"{FAMILY}\";\nsrc: url(\"{name}\");\nfont-style: {style};\n\
         font-weight: {};\nfont-display: optional;\n}}\n",
        metrics.weights
    ));
    own.fonts.push((path.to_owned(), format!("{assets}{name}")));
    Ok(metrics)
}

/// A font of the system with the measures of the blog's own.
fn stand_in(metrics: &Metrics, kind: FontKind) -> String {
    let (fonts, average) = match kind {
        FontKind::Serif => (SERIF, AVERAGE_SERIF),
        FontKind::Sans => (SANS, AVERAGE_SANS),
    };
    let local: Vec<_> = fonts
        .iter()
        .map(|name| format!("local(\"{name}\")"))
        .collect();
    let scale = metrics.average / average;
    // Overrides are shares of the size that is used, which is scaled already.
    let percent = |share: f32| format!("{:.2}%", 100.0 * share);
    format!(
        "@font-face {{\nfont-family: \"{STAND_IN}\";\nsrc: {};\nsize-adjust: {};\n\
         ascent-override: {};\ndescent-override: {};\nline-gap-override: {};\n}}\n",
        local.join(", "),
        percent(scale),
        percent(metrics.ascent / scale),
        percent(metrics.descent / scale),
        percent(metrics.line_gap / scale),
    )
}

/// Fonts with the same widths as Times, one of which every system has.
const SERIF: &[&str] = &[
    "Times New Roman",
    "Times",
    "Liberation Serif",
    "Nimbus Roman",
    "Tinos",
];
/// Fonts with the same widths as Helvetica.
const SANS: &[&str] = &[
    "Arial",
    "Helvetica",
    "Liberation Sans",
    "Nimbus Sans",
    "Arimo",
];

/// The average widths of their letters as [`Metrics::average`] counts, in ems:
/// from the widths in Adobe's font metrics files of Times Roman and Helvetica.
const AVERAGE_SERIF: f32 = 0.3979;
const AVERAGE_SANS: f32 = 0.4391;

#[cfg(test)]
mod tests {
    use super::super::metrics::average;
    use super::*;

    /// Widths in thousandths of an em of a to z and the space.
    const TIMES: [u16; 27] = [
        444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333,
        389, 278, 500, 500, 722, 500, 500, 444, 250,
    ];
    const HELVETICA: [u16; 27] = [
        556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333,
        500, 278, 556, 500, 722, 500, 500, 500, 278,
    ];

    #[test]
    fn the_averages_are_those_of_the_widths() {
        for (widths, expected) in [(TIMES, AVERAGE_SERIF), (HELVETICA, AVERAGE_SANS)] {
            let width = |c: char| {
                let index = if c == ' ' {
                    26
                } else {
                    c as usize - 'a' as usize
                };
                Some(f32::from(widths[index]) / 1000.0)
            };
            let average = average(width);
            assert!((average - expected).abs() < 0.0005, "{average}");
        }
    }

    #[test]
    fn a_stand_in_takes_on_the_measures() {
        let metrics = Metrics {
            average: AVERAGE_SERIF * 1.1,
            ascent: 1.1,
            descent: 0.33,
            line_gap: 0.0,
            weights: "400".into(),
        };
        let css = stand_in(&metrics, FontKind::Serif);
        for part in [
            "size-adjust: 110.00%",
            "ascent-override: 100.00%",
            "descent-override: 30.00%",
            "local(\"Times New Roman\")",
        ] {
            assert!(css.contains(part), "{css}");
        }
    }
}
