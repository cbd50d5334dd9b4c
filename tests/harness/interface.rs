//! The small Arabic blog once more, with the words of other languages around
//! its texts.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::setup::arabic_folder;

/// The languages that a blog's interface has, but for Arabic.
pub const INTERFACES: [&str; 7] = ["en", "de", "es", "fr", "tr", "zh", "ja"];

const SETTINGS: &str = "inkleaf.toml";

/// Writes the source of the blog in one of the languages.
pub(crate) fn write(folder: &Path, language: &str) -> Result<()> {
    let source = arabic_folder();
    for part in ["posts", "pages"] {
        fs::create_dir_all(folder.join(part))?;
        for entry in fs::read_dir(source.join(part))? {
            let entry = entry?;
            fs::copy(entry.path(), folder.join(part).join(entry.file_name()))?;
        }
    }
    let settings = fs::read_to_string(source.join(SETTINGS)).context("no settings")?;
    let settings = settings.replace("language = \"ar\"", &format!("language = \"{language}\""));
    Ok(fs::write(folder.join(SETTINGS), settings)?)
}
