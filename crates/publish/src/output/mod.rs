//! The output folder: written beside the old one, then put in its place.

mod path;
mod staging;

pub(crate) use path::{names_file, page_file, relative};
pub(crate) use staging::{MARKER, Staging};

use std::fs;
use std::io;
use std::path::Path;

use crate::BuildError;

/// Writes a file, making the folders above it where they are missing.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<u64, BuildError> {
    in_folder(path, || fs::write(path, bytes)).map_err(BuildError::io("write", path))?;
    Ok(bytes.len() as u64)
}

/// Copies a file's bytes (not its permissions: what is published may be read),
/// making the folders above it where they are missing.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<u64, BuildError> {
    let mut source = fs::File::open(from).map_err(BuildError::io("read", from))?;
    let mut target = in_folder(to, || fs::File::create(to)).map_err(BuildError::io("write", to))?;
    io::copy(&mut source, &mut target).map_err(BuildError::io("write", to))
}

/// Tries to write, and once more with the folders made: most files of a site
/// lie in a folder that is there already.
fn in_folder<T>(path: &Path, attempt: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match attempt() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            attempt()
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn folders_are_made_as_needed() {
        let dir = tempfile::tempdir().unwrap();
        let first = dir.path().join("a/b/c.txt");
        assert_eq!(write(&first, b"text").unwrap(), 4);
        let second = dir.path().join("x/y.txt");
        assert_eq!(copy(&first, &second).unwrap(), 4);
        assert_eq!(fs::read(&second).unwrap(), b"text");
    }

    #[test]
    fn an_error_names_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let name = "x".repeat(300);
        let error = write(&dir.path().join(&name), b"").unwrap_err();
        assert!(error.to_string().contains(&name), "{error}");
    }
}
