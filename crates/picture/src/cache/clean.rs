//! Removing what is no longer of use.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{Cache, Key, write::UNFINISHED};
use crate::PictureError;

/// Another process may be at work with what was used this short while ago.
const IN_USE: Duration = Duration::from_secs(60 * 60);

/// What was removed from a cache.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// How many pictures have their versions no longer kept.
    pub pictures: usize,
    /// How many bytes that freed.
    pub bytes: u64,
}

/// The files of one entry.
#[derive(Default)]
struct Files {
    /// The list comes first when it is removed: without it there is no entry.
    paths: Vec<PathBuf>,
    bytes: u64,
    /// When one of them was last written or found.
    last: Option<SystemTime>,
}

impl Cache {
    /// Removes what this cache has not been asked for since it was opened, except
    /// for the latest `spare` bytes of it (another branch of the blog, a draft,
    /// a picture that is put back) and what was used within the last hour.
    /// Files that are not a cache's stay.
    ///
    /// # Errors
    /// [`PictureError::Io`] if the folder can't be read or a file not removed.
    pub fn clean(&self, spare: u64) -> Result<Cleaned, PictureError> {
        let now = SystemTime::now();
        let old = |time: SystemTime| now.duration_since(time).is_ok_and(|age| age > IN_USE);
        let mut entries: Vec<Files> = {
            let used = self.used();
            let found = self.entries(&old)?;
            found
                .into_iter()
                .filter(|(key, _)| !used.contains(key))
                .map(|(_, files)| files)
                .collect()
        };
        entries.sort_by_key(|files| std::cmp::Reverse(files.last));
        let mut kept = 0u64;
        let mut cleaned = Cleaned::default();
        for files in entries {
            let young = files.last.is_some_and(|last| !old(last));
            kept = kept.saturating_add(files.bytes);
            if young || kept <= spare {
                continue;
            }
            for path in &files.paths {
                remove(path)?;
            }
            cleaned.pictures += 1;
            cleaned.bytes += files.bytes;
        }
        Ok(cleaned)
    }

    /// All entries; unfinished files that nobody works at are removed on the way.
    fn entries(
        &self,
        old: &impl Fn(SystemTime) -> bool,
    ) -> Result<BTreeMap<Key, Files>, PictureError> {
        let mut entries = BTreeMap::<Key, Files>::new();
        for shelf in list(&self.folder)? {
            if !is_shelf(&shelf) {
                continue;
            }
            for path in list(&shelf)? {
                // It may be gone since: another process cleans as well.
                let Ok(data) = fs::metadata(&path) else {
                    continue;
                };
                let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
                let modified = data.modified().ok();
                if let Some(key) = Key::read(name) {
                    let files = entries.entry(key).or_default();
                    files.bytes += data.len();
                    files.last = files.last.max(modified);
                    if name.ends_with(".json") {
                        files.paths.insert(0, path);
                    } else {
                        files.paths.push(path);
                    }
                } else if name.starts_with(UNFINISHED) && modified.is_some_and(old) {
                    remove(&path)?;
                }
            }
        }
        Ok(entries)
    }
}

fn is_shelf(path: &Path) -> bool {
    path.is_dir() && path.file_name().is_some_and(|name| name.len() == 2)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, PictureError> {
    fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .map_err(PictureError::io("read", folder))
}

fn remove(path: &Path) -> Result<(), PictureError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(PictureError::io("remove", path)(error))
        }
        _ => Ok(()),
    }
}
