//! Writing into the new output.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::BuildError;

/// A new output folder, and the old one that it will replace.
///
/// A file that has not changed is not written again: it becomes a second name
/// (a hard link) of the old output's file. So it keeps its time of change, by
/// which deploying and HTTP caching go, and the disk has less to write and to
/// free: on a disk that discards freed blocks at once, replacing 40,000 files
/// takes minutes otherwise.
#[derive(Debug)]
pub(crate) struct Folder {
    /// The folder to write into.
    pub(super) new: PathBuf,
    /// The folder that it will become.
    pub(super) out: PathBuf,
    /// Whether that one holds an old output.
    pub(super) has_old: bool,
}

impl Folder {
    /// Writes a file. Returns its size in bytes.
    pub(crate) fn write(&self, file: &Path, bytes: &[u8]) -> Result<u64, BuildError> {
        let same = |old: &Path| Ok(fs::read(old)? == bytes);
        if !self.keep_old(file, bytes.len() as u64, same) {
            let written = create(&self.new.join(file)).and_then(|mut file| file.write_all(bytes));
            written.map_err(BuildError::io("write", &self.out.join(file)))?;
        }
        Ok(bytes.len() as u64)
    }

    /// Copies a file's bytes (not its permissions: what is published may be
    /// read). Returns its size in bytes.
    pub(crate) fn copy(&self, from: &Path, file: &Path) -> Result<u64, BuildError> {
        let mut source = File::open(from).map_err(BuildError::io("read", from))?;
        let size = source
            .metadata()
            .map_err(BuildError::io("read", from))?
            .len();
        if self.keep_old(file, size, |old| same_content(from, old)) {
            return Ok(size);
        }
        let target = create(&self.new.join(file));
        let copied = target.and_then(|mut target| io::copy(&mut source, &mut target));
        copied.map_err(BuildError::io("write", &self.out.join(file)))
    }

    /// Whether a file was written.
    pub(crate) fn has(&self, file: &Path) -> bool {
        self.new.join(file).is_file()
    }

    /// A file that was written; `None` where there is none, or it is larger than
    /// that many bytes.
    pub(crate) fn read(&self, file: &Path, largest: u64) -> Result<Option<Vec<u8>>, BuildError> {
        let path = self.new.join(file);
        match fs::metadata(&path) {
            Ok(found) if found.is_file() && found.len() <= largest => {
                let bytes = fs::read(&path).map_err(BuildError::io("read", &path))?;
                Ok(Some(bytes))
            }
            _ => Ok(None),
        }
    }

    /// Links the old output's file, if it is the same. Whatever goes wrong
    /// with that (a disk without links, say) is no error: the file is written.
    fn keep_old(&self, file: &Path, size: u64, same: impl Fn(&Path) -> io::Result<bool>) -> bool {
        if !self.has_old {
            return false;
        }
        let old = self.out.join(file);
        let plain = fs::symlink_metadata(&old).is_ok_and(|old| old.is_file() && old.len() == size);
        if !plain || !same(&old).unwrap_or(false) {
            return false;
        }
        in_folder(&self.new.join(file), |path| fs::hard_link(&old, path)).is_ok()
    }
}

/// A file that was not there: were it a link to the old output's, writing
/// would change that one.
fn create(path: &Path) -> io::Result<File> {
    in_folder(path, |path| {
        OpenOptions::new().write(true).create_new(true).open(path)
    })
}

/// Tries to make a file, and once more with the folders made: most files of a
/// site lie in a folder that is there already.
fn in_folder<T>(path: &Path, attempt: impl Fn(&Path) -> io::Result<T>) -> io::Result<T> {
    match attempt(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(path))?;
            attempt(path)
        }
        result => result,
    }
}

/// Whether two files of one size have the same bytes.
fn same_content(a: &Path, b: &Path) -> io::Result<bool> {
    let (mut a, mut b) = (File::open(a)?, File::open(b)?);
    let (mut from_a, mut from_b) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
    loop {
        let read = a.read(&mut from_a)?;
        if read == 0 {
            return Ok(true);
        }
        b.read_exact(&mut from_b[..read])?;
        if from_a[..read] != from_b[..read] {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn folders(old: &[(&str, &str)]) -> (tempfile::TempDir, Folder) {
        let dir = tempfile::tempdir().unwrap();
        let (old_path, new) = (dir.path().join("old"), dir.path().join("new"));
        fs::create_dir(&old_path).unwrap();
        fs::create_dir(&new).unwrap();
        for (name, text) in old {
            fs::write(old_path.join(name), text).unwrap();
        }
        (
            dir,
            Folder {
                new,
                out: old_path,
                has_old: true,
            },
        )
    }

    #[test]
    fn folders_are_made_as_needed() {
        let (dir, folder) = folders(&[]);
        assert_eq!(folder.write(Path::new("a/b/c.txt"), b"text").unwrap(), 4);
        let first = folder.new.join("a/b/c.txt");
        assert_eq!(folder.copy(&first, Path::new("x/y.txt")).unwrap(), 4);
        assert_eq!(fs::read(dir.path().join("new/x/y.txt")).unwrap(), b"text");
    }

    #[test]
    fn an_error_names_the_file() {
        let (_dir, folder) = folders(&[]);
        let name = "x".repeat(300);
        let error = folder.write(Path::new(&name), b"").unwrap_err();
        assert!(error.to_string().contains(&name), "{error}");
    }

    #[test]
    fn nothing_is_written_twice() {
        let (_dir, folder) = folders(&[("a", "text")]);
        folder.write(Path::new("a"), b"text").unwrap();
        assert!(folder.write(Path::new("a"), b"other").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn unchanged_files_are_the_old_ones_and_changed_ones_leave_them_alone() {
        use std::os::unix::fs::MetadataExt;

        let (dir, folder) = folders(&[("a", "same"), ("b", "olds"), ("c", "same"), ("d", "olds")]);
        let source = dir.path().join("source");
        fs::write(&source, "same").unwrap();
        folder.write(Path::new("a"), b"same").unwrap();
        folder.write(Path::new("b"), b"news").unwrap();
        folder.copy(&source, Path::new("c")).unwrap();
        folder.copy(&source, Path::new("d")).unwrap();
        let inode = |place: &str| fs::metadata(dir.path().join(place)).unwrap().ino();
        let same: Vec<_> = ["a", "b", "c", "d"]
            .map(|name| inode(&format!("new/{name}")) == inode(&format!("old/{name}")))
            .into();
        assert_eq!(same, [true, false, true, false]);
        assert_eq!(fs::read(dir.path().join("new/b")).unwrap(), b"news");
        assert_eq!(fs::read(dir.path().join("old/b")).unwrap(), b"olds");
        assert_eq!(fs::read(dir.path().join("old/d")).unwrap(), b"olds");
    }
}
