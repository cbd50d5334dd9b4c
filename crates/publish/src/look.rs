//! What a blog changes of the looks, as CSS.

use std::fs;
use std::path::Path;

use inkleaf_site::{Look, SiteConfig};

use crate::BuildError;

/// The CSS that comes after the app's own: the accent, then the author's sheet.
/// Empty where nothing is changed.
pub(crate) fn css(root: &Path, config: &SiteConfig) -> Result<String, BuildError> {
    let look = &config.look;
    let mut css = accent(look);
    if !look.style.trim().is_empty() {
        let path = root.join(look.style.trim());
        let own = fs::read_to_string(&path).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => BuildError::NoStyle(path.clone()),
            _ => BuildError::io("read", &path)(error),
        })?;
        css.push_str(own.trim_start_matches('\u{feff}'));
    }
    Ok(css)
}

/// In the layer of the other colours, so that whoever asks for more contrast
/// still gets it; that sheet comes earlier, hence the condition.
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
