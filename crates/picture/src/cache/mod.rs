//! The folder where versions are kept from one run to the next.

mod clean;
mod entry;
mod key;
mod write;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

pub use clean::Cleaned;
pub(crate) use entry::Entry;
pub(crate) use key::Key;

use crate::{PictureError, gate::Gate};

/// Pixels that are decoded at one time, over all threads: about 1 GB.
const ROOM: u64 = 100_000_000;

/// A folder of versions, found by the content of their originals.
///
/// Any number of threads and processes may use one folder at a time: what is
/// written is complete and right, or is made anew.
pub struct Cache {
    folder: PathBuf,
    used: Mutex<BTreeSet<Key>>,
    pub(crate) gate: Gate,
}

impl Cache {
    /// Opens a cache in `folder`, which is made if it is not there. It should
    /// hold nothing else.
    ///
    /// # Errors
    /// [`PictureError::Io`] if the folder can't be made.
    pub fn open(folder: &Path) -> Result<Self, PictureError> {
        fs::create_dir_all(folder).map_err(PictureError::io("write", folder))?;
        Ok(Self {
            folder: folder.to_owned(),
            used: Mutex::new(BTreeSet::new()),
            gate: Gate::new(ROOM),
        })
    }

    fn used(&self) -> MutexGuard<'_, BTreeSet<Key>> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder of entries whose keys begin alike: a folder for all of them
    /// would be slow on some file systems.
    fn shelf(&self, key: &Key) -> PathBuf {
        self.folder.join(key.shelf())
    }
}
