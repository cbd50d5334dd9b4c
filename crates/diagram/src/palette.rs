//! The colours of the pictures: those of `style/tokens.css`, as far as it has
//! them, written in the way that all programs that open SVG understand.

use merman::svg::{HostTheme, HostThemeAppearance, PresentationError, ThemeRole};

use crate::measure::FONTS;

/// On which pages a picture stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    /// Light ones.
    Light,
    /// Dark ones.
    Dark,
}

/// For each role its colour on light and on dark pages.
#[rustfmt::skip]
const ROLES: [(ThemeRole, &str, &str); 20] = [
    (ThemeRole::Canvas,              "#fcfaf6", "#101819"), // --paper
    (ThemeRole::Surface,             "#f3f1ea", "#192224"), // --panel
    (ThemeRole::SurfaceAlt,          "#e9f1ea", "#1d2d2a"),
    (ThemeRole::SurfaceMuted,        "#f7f5ef", "#151e20"),
    (ThemeRole::Text,                "#192424", "#e4e1d9"), // --ink
    (ThemeRole::SubtleText,          "#515e5e", "#a6a99f"), // --muted
    (ThemeRole::Border,              "#748c85", "#5f7c73"),
    (ThemeRole::Line,                "#515e5e", "#a6a99f"),
    (ThemeRole::EdgeLabelBackground, "#fcfaf6", "#101819"),
    (ThemeRole::ClusterBackground,   "#f7f5ef", "#151e20"),
    (ThemeRole::ClusterBorder,       "#c9c8bd", "#3c494b"),
    (ThemeRole::NoteBackground,      "#f6e8b3", "#4c4219"), // --mark
    (ThemeRole::NoteBorder,          "#c9b566", "#857536"),
    (ThemeRole::NoteText,            "#192424", "#e4e1d9"),
    (ThemeRole::ActorBackground,     "#e9f1ea", "#1d2d2a"),
    (ThemeRole::ActorBorder,         "#748c85", "#5f7c73"),
    (ThemeRole::ActorText,           "#192424", "#e4e1d9"),
    (ThemeRole::Error,               "#a04034", "#ea998b"),
    (ThemeRole::Warning,             "#936823", "#e2bf76"),
    (ThemeRole::Success,             "#06614b", "#80d1af"), // --accent
];

/// Slices, branches, sections: of one lightness, so that text reads on each.
#[rustfmt::skip]
const SERIES: [(&str, &str); 8] = [
    ("#96d4b8", "#28654d"), ("#e1be8e", "#705223"), ("#a0c8f4", "#365b80"), ("#f1b2ac", "#7d4743"),
    ("#cbbaee", "#5e4e7c"), ("#bdcc95", "#535e2b"), ("#89d2df", "#10636f"), ("#ebb1cb", "#77465e"),
];

impl Theme {
    /// The colours of lines and bars in charts: nothing is written on them, and
    /// lines are thin, so that they are stronger than [`SERIES`].
    pub(crate) fn lines(self) -> &'static str {
        match self {
            Self::Light => "#4f9d80,#9a5f1a,#3f6fa8,#a04034,#6d55a0,#6b7a2c",
            Self::Dark => "#3f8f73,#e2bf76,#8fbdf0,#ea998b,#c3b0ec,#bdcc95",
        }
    }

    /// The theme as the library wants it.
    pub(crate) fn palette(self) -> Result<HostTheme, PresentationError> {
        let appearance = match self {
            Self::Light => HostThemeAppearance::Light,
            Self::Dark => HostThemeAppearance::Dark,
        };
        let mut theme = HostTheme::new()
            .with_appearance(appearance)
            .try_with_font_family(FONTS)?;
        for (role, light, dark) in ROLES {
            theme = theme.try_with_role(role, self.of(light, dark))?;
        }
        theme.try_with_series_palette(SERIES.map(|(light, dark)| self.of(light, dark)))
    }

    fn of(self, light: &'static str, dark: &'static str) -> &'static str {
        match self {
            Self::Light => light,
            Self::Dark => dark,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_library_takes_both_palettes() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = theme.palette().unwrap();
            assert_eq!(palette.series_palette().len(), SERIES.len());
            assert_eq!(
                palette.role(ThemeRole::Text),
                Some(theme.of("#192424", "#e4e1d9"))
            );
        }
    }
}
