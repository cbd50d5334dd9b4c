//! `[app]`: how the blog looks where a reader has installed it.

use serde::Deserialize;

use super::check::{InvalidSetting, invalid};

/// The keys of [`AppSettings`].
pub(super) const KEYS: &[&str] = &["icon", "short_name", "categories", "screenshots"];
/// The keys of a [`Screenshot`] that is a table.
pub(super) const SCREENSHOT_KEYS: [&str; 2] = ["file", "label"];

/// `[app]`. Paths start from the source folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AppSettings {
    /// An SVG that all icons are made of. Empty: the built app's own.
    pub icon: String,
    /// The site's name where there is little room for it, below an icon. Empty:
    /// the whole name.
    pub short_name: String,
    /// What the blog is about, for shops of apps: words such as `magazines`
    /// (<https://github.com/w3c/manifest/wiki/Categories>).
    pub categories: Vec<String>,
    /// Pictures of the blog that browsers show before it is installed.
    pub screenshots: Vec<Screenshot>,
}

/// A picture of the blog: a path alone, or with a description.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Screenshot {
    /// The path of the file.
    Plain(String),
    /// The path, and what is to be seen.
    Labelled(LabelledScreenshot),
}

/// A picture and what is to be seen on it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelledScreenshot {
    /// The path of the file.
    pub file: String,
    /// What is to be seen, for those who don't see it.
    #[serde(default)]
    pub label: String,
}

impl Screenshot {
    /// The path of the file.
    pub fn file(&self) -> &str {
        match self {
            Self::Plain(file) => file.trim(),
            Self::Labelled(screenshot) => screenshot.file.trim(),
        }
    }

    /// What is to be seen, if that is said.
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::Labelled(screenshot) => Some(screenshot.label.trim()),
        }
        .filter(|label| !label.is_empty())
    }
}

impl AppSettings {
    pub(super) fn check(&self) -> Result<(), InvalidSetting> {
        let icon = self.icon.trim();
        if !icon.is_empty() && !icon.to_ascii_lowercase().ends_with(".svg") {
            return invalid(
                "app",
                format!("`icon = \"{icon}\"` is not an SVG file"),
                "name a drawing that can be made in any size, e.g. `icon = \"static/icon.svg\"`"
                    .into(),
            );
        }
        let item = |list, i| {
            move |error: InvalidSetting| InvalidSetting {
                item: Some((list, i)),
                ..error
            }
        };
        for (i, screenshot) in self.screenshots.iter().enumerate() {
            if screenshot.file().is_empty() {
                let help = "write the path of a picture, e.g. `screenshots = [\"shot.png\"]`";
                return invalid("app", "this screenshot has no file".into(), help.into())
                    .map_err(item("screenshots", i));
            }
        }
        for (i, category) in self.categories.iter().enumerate() {
            if category.trim().is_empty() {
                let help = "write a word, e.g. `categories = [\"magazines\"]`, or delete it";
                return invalid("app", "this category is empty".into(), help.into())
                    .map_err(item("categories", i));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::SiteConfig;

    #[test]
    fn screenshots_are_paths_or_tables() {
        let config = SiteConfig::parse(
            "[app]\nicon = \"Icon.SVG\"\nscreenshots = [\"a.png\", { file = \" b.png\" }]\n\
             [[app.screenshots]]\n",
        );
        assert!(config.is_err(), "a list is written in one way");
        let app = SiteConfig::parse(
            "[app]\ncategories = [\"news\"]\n[[app.screenshots]]\nfile = \"a.png\"\nlabel = \"A\"\n\
             [[app.screenshots]]\nfile = \" b.png\"\nlabel = \" \"\n",
        );
        let app = app.unwrap().app;
        let shots: Vec<_> = app
            .screenshots
            .iter()
            .map(|s| (s.file(), s.label()))
            .collect();
        assert_eq!(shots, [("a.png", Some("A")), ("b.png", None)]);
    }

    #[test]
    fn mistakes_are_told_where_they_are() {
        for (text, line, column, part) in [
            ("[app]\nicon = \"icon.png\"", 1, 1, "SVG"),
            ("[app]\nicn = \"icon.svg\"", 2, 1, "icn"),
            ("[app]\nscreenshots = [\"a.png\", \" \"]", 2, 25, "no file"),
            (
                "[app]\nscreenshots = [{ file = \"a\", lable = \"b\" }]",
                2,
                30,
                "lable",
            ),
            ("[app]\nscreenshots = [{ label = \"b\" }]", 2, 16, "file"),
            ("[app]\nscreenshots = \"a.png\"", 2, 15, "`app`"),
            ("[app]\ncategories = [\"\"]", 2, 15, "category"),
            ("app = 3", 1, 7, "`icon`"),
        ] {
            let error = SiteConfig::parse(text).unwrap_err();
            let place = (error.line, error.column);
            assert!(error.message.contains(part), "{text}: {}", error.message);
            assert_eq!(place, (line, column), "{text}: {}", error.message);
        }
    }
}
