//! Files that are whole or not there.

use std::{
    fs,
    path::Path,
    process,
    sync::atomic::{AtomicU64, Ordering},
};

use crate::PictureError;

/// How the names of files begin that are not yet whole.
pub(super) const UNFINISHED: &str = ".new-";

/// Writes a file beside its place and moves it there. Its folder must exist.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), PictureError> {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let name = format!(
        "{UNFINISHED}{}-{}",
        process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    );
    let beside = path.with_file_name(name);
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path))
        .map_err(|error| {
            let _ = fs::remove_file(&beside);
            PictureError::io("write", path)(error)
        })
}
