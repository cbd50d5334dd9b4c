//! What a blog that is one file needs of the app beside what every blog has
//! (`web/single`).

use std::fs;
use std::path::Path;

use super::modules::as_script;
use crate::BuildError;

/// Its folder in a built app.
pub(super) const FOLDER: &str = "single";
const STYLE: &str = "single.css";

/// The script and the styles of a blog that is one file.
#[derive(Debug)]
pub(crate) struct Single {
    /// Brings it to life.
    pub(crate) script: String,
    /// Styles that only such a blog needs.
    pub(crate) style: String,
}

impl Single {
    /// Reads them; nothing where the app has none.
    pub(super) fn load(folder: &Path) -> Result<Option<Self>, BuildError> {
        let folder = folder.join(FOLDER);
        if !folder.is_dir() {
            return Ok(None);
        }
        let style = folder.join(STYLE);
        Ok(Some(Self {
            script: as_script(&folder)?,
            style: fs::read_to_string(&style).map_err(BuildError::io("read", &style))?,
        }))
    }
}
