//! Putting a new text in the place of a file's old one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use tempfile::Builder;

/// Why a file was left as it is.
#[derive(Debug)]
pub(super) enum Refused {
    Because(&'static str),
    Io(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Replaces the file at `path` (no symbolic link) in one step, if it still
/// holds the bytes `old` and may be written.
pub(super) fn rewrite(path: &Path, old: &[u8], new: &[&[u8]]) -> Result<(), Refused> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let metadata = fs::metadata(path)?;
    // A rename would ask the folder's permissions only.
    if metadata.permissions().readonly() {
        return Err(Refused::Because("it may not be written"));
    }
    let mut file = Builder::new()
        .prefix(".inkleaf-")
        .suffix(".tmp")
        .tempfile_in(folder)?;
    for part in new {
        file.write_all(part)?;
    }
    let opened: &File = file.as_file();
    opened.set_permissions(metadata.permissions())?;
    opened.sync_all()?;
    if fs::read(path)? != old {
        return Err(Refused::Because("it was changed by someone else meanwhile"));
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "new words").unwrap();
        let refused = rewrite(&path, b"old words", &[b"mended"]);
        assert!(matches!(refused, Err(Refused::Because(_))), "{refused:?}");
        assert_eq!(fs::read(&path).unwrap(), b"new words");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        rewrite(&path, b"new words", &[b"men", b"ded"]).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"mended");
    }

    #[test]
    fn a_file_that_may_not_be_written_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(rewrite(&path, b"old", &[b"new"]).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
