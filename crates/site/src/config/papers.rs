//! The colours of the paper that everything stands on.

use color::{ColorSpaceTag, Srgb, parse_color};

use super::look::GROUNDS;

/// The paper in the light theme and in the dark one: red, green and blue of
/// sRGB, each from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Papers {
    /// In the light theme.
    pub light: [u8; 3],
    /// In the dark theme.
    pub dark: [u8; 3],
}

impl Papers {
    /// From two CSS colours; `None` where one of them is none, or is not known
    /// without a browser (`var(…)`).
    pub fn parse(light: &str, dark: &str) -> Option<Self> {
        Some(Self {
            light: rgb(light)?,
            dark: rgb(dark)?,
        })
    }
}

impl Default for Papers {
    /// Those of `style/tokens.css`.
    fn default() -> Self {
        let [[light, _], [dark, _]] = GROUNDS;
        let none = Self {
            light: [255; 3],
            dark: [0; 3],
        };
        Self::parse(light, dark).unwrap_or(none)
    }
}

fn rgb(css: &str) -> Option<[u8; 3]> {
    let color = parse_color(css.trim()).ok()?;
    let color = color.convert(ColorSpaceTag::Srgb).to_alpha_color::<Srgb>();
    let parts = color.discard_alpha().components;
    Some(parts.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_in_every_notation() {
        let papers = Papers::parse(" white ", "oklch(0.2 0.012 210)");
        assert_eq!(papers.map(|papers| papers.light), Some([255; 3]));
        assert_eq!(
            papers.map(|papers| papers.dark),
            Some(Papers::default().dark)
        );
        assert_eq!(Papers::parse("#102030", "var(--x)"), None);
        assert_ne!(Papers::default().light, [255; 3]);
    }
}
