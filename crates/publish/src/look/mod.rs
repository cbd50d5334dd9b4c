//! What a blog changes of the looks: an accent, a font, a style sheet.

mod font;
mod metrics;

use std::fs;
use std::path::{Path, PathBuf};

use inkleaf_site::{Look, SiteConfig};

use crate::BuildError;

/// What a blog changes of the looks.
#[derive(Debug, Default)]
pub(crate) struct OwnLook {
    /// The CSS that comes after the app's own: accent, font, then the author's
    /// sheet. Empty where nothing is changed.
    pub(crate) css: String,
    /// Fonts and their site addresses.
    pub(crate) fonts: Vec<(PathBuf, String)>,
}

impl OwnLook {
    /// Reads what `[look]` names, below the source folder `root`. `assets` is the
    /// site address of the folder that the style sheet lies in.
    pub(crate) fn load(root: &Path, config: &SiteConfig, assets: &str) -> Result<Self, BuildError> {
        let look = &config.look;
        let mut own = Self {
            css: accent(look),
            fonts: Vec::new(),
        };
        font::add(&mut own, root, look, assets)?;
        if let Some(path) = named(root, &look.style) {
            let bytes = read(&path)?;
            let text = String::from_utf8_lossy(&bytes);
            own.css.push_str(text.trim_start_matches('\u{feff}'));
        }
        Ok(own)
    }
}

/// In the layer of the other colours, but not for those who ask for more contrast.
fn accent(look: &Look) -> String {
    let Some(accent) = look.accent() else {
        return String::new();
    };
    format!(
        "@layer tokens {{\n@media not (prefers-contrast: more) {{\n:root {{\n\
         --accent: light-dark({}, {});\n}}\n}}\n}}\n",
        accent.light, accent.dark
    )
}

/// The file that a setting names.
fn named(root: &Path, setting: &str) -> Option<PathBuf> {
    let setting = setting.trim();
    (!setting.is_empty()).then(|| root.join(setting))
}

fn read(path: &Path) -> Result<Vec<u8>, BuildError> {
    fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => BuildError::NoLook(path.to_owned()),
        _ => BuildError::io("read", path)(error),
    })
}
