//! The service worker (`web/worker`) as one file: not every browser takes one
//! that is made of modules.

use std::fs;
use std::path::Path;

use super::modules::{as_script, without_comments};
use crate::BuildError;
use crate::offline::WORKER;
use crate::output::Folder;

/// The folder of its modules in a built app.
pub(super) const FOLDER: &str = "worker";
/// What takes its place where nothing is to be kept.
const REMOVER: &str = "remover.js";

/// The scripts that are published as the service worker.
#[derive(Debug, Default)]
pub(crate) struct Worker {
    /// Keeps the blog.
    keeper: String,
    /// Removes what was kept.
    remover: String,
}

impl Worker {
    /// Reads the modules; nothing where the app has none.
    pub(super) fn load(folder: &Path) -> Result<Self, BuildError> {
        let folder = folder.join(FOLDER);
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        let path = folder.join(REMOVER);
        let remover = fs::read_to_string(&path).map_err(BuildError::io("read", &path))?;
        Ok(Self {
            keeper: as_script(&folder)?,
            remover: without_comments(&remover),
        })
    }

    /// Writes the one or the other. Answers its size in bytes.
    pub(crate) fn write(&self, out: &Folder, keeps: bool) -> Result<u64, BuildError> {
        let code = if keeps { &self.keeper } else { &self.remover };
        if code.is_empty() {
            return Ok(0);
        }
        out.write(Path::new(&WORKER[1..]), code.as_bytes())
    }
}
