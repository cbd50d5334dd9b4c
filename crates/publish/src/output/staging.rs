//! A new output folder in the making.

use std::fs;
use std::path::{Path, PathBuf};

use super::Folder;
use crate::BuildError;

/// The file that marks a folder as Inkleaf's output, so that only such a
/// folder is ever replaced.
pub(crate) const MARKER: &str = ".inkleaf";

const MARKER_TEXT: &str =
    "Inkleaf wrote this folder and replaces it as a whole at the next build.\n";

/// A folder beside the output folder. Dropped before [`Staging::publish`] (an
/// error, a panic), it takes all it made away and leaves the old output alone.
pub(crate) struct Staging {
    folder: Folder,
    /// Where the old output waits to be removed.
    retired: PathBuf,
    made_parents: Vec<PathBuf>,
    published: bool,
}

impl Staging {
    /// Makes the folder, if `out` may be replaced: it does not exist, is empty
    /// or was written by Inkleaf, and does not hold the `source` folder.
    pub(crate) fn new(out: &Path, source: &Path) -> Result<Self, BuildError> {
        let out = resolve(out)?;
        if source
            .canonicalize()
            .is_ok_and(|source| source.starts_with(&out))
        {
            return Err(BuildError::OutHoldsSource(out));
        }
        if !may_be_replaced(&out).map_err(BuildError::io("read", &out))? {
            return Err(BuildError::NotOurs(out));
        }
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            return Err(BuildError::NotOurs(out));
        };
        let sibling = |ending: &str| {
            let mut file_name = std::ffi::OsString::from(".");
            file_name.push(name);
            file_name.push(format!("-{}.{ending}", std::process::id()));
            parent.join(file_name)
        };
        let (new, retired) = (sibling("new"), sibling("old"));
        let missing = parent.ancestors().take_while(|path| !path.exists());
        let made_parents = missing.map(Path::to_owned).collect();
        let folder = Folder {
            new,
            has_old: out.is_dir(),
            out: out.clone(),
        };
        let staging = Self {
            folder,
            retired,
            made_parents,
            published: false,
        };
        let new = &staging.folder.new;
        fs::create_dir_all(parent).map_err(BuildError::io("write", parent))?;
        if new.exists() {
            // Left over from a process that was killed and had the same number.
            fs::remove_dir_all(new).map_err(BuildError::io("write", new))?;
        }
        fs::create_dir(new).map_err(BuildError::io("write", new))?;
        staging
            .folder
            .write(Path::new(MARKER), MARKER_TEXT.as_bytes())?;
        Ok(staging)
    }

    /// The folder to write into.
    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Puts the new output in the place of the old one.
    pub(crate) fn publish(mut self) -> Result<(), BuildError> {
        let had_old = self.folder.out.exists();
        if had_old {
            fs::rename(&self.folder.out, &self.retired)
                .map_err(BuildError::io("write", &self.folder.out))?;
        }
        if let Err(error) = fs::rename(&self.folder.new, &self.folder.out) {
            if had_old {
                fs::rename(&self.retired, &self.folder.out)
                    .map_err(BuildError::io("write", &self.folder.out))?;
            }
            return Err(BuildError::io("write", &self.folder.out)(error));
        }
        self.published = true;
        if had_old {
            fs::remove_dir_all(&self.retired).map_err(BuildError::io("remove", &self.retired))?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if self.published {
            return;
        }
        // Nothing more can be done when this fails, and the error that led
        // here is the one worth telling.
        let _ = fs::remove_dir_all(&self.folder.new);
        for parent in &self.made_parents {
            let _ = fs::remove_dir(parent);
        }
    }
}

/// The folder itself, with symbolic links followed: a linked output folder is
/// replaced where it is, not the link.
fn resolve(out: &Path) -> Result<PathBuf, BuildError> {
    match out.canonicalize() {
        Ok(path) => Ok(path),
        Err(_) => std::path::absolute(out).map_err(BuildError::io("write", out)),
    }
}

fn may_be_replaced(out: &Path) -> std::io::Result<bool> {
    if !out.exists() {
        return Ok(true);
    }
    Ok(out.is_dir() && (out.join(MARKER).is_file() || fs::read_dir(out)?.next().is_none()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let entries = fs::read_dir(dir).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_old_output_is_replaced_as_a_whole() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("dist");
        for name in ["first", "second"] {
            let staging = Staging::new(&out, &dir.path().join("source")).unwrap();
            staging.folder().write(Path::new(name), b"").unwrap();
            staging.publish().unwrap();
        }
        assert_eq!(names(&out), [MARKER, "second"]);
        assert_eq!(names(dir.path()), ["dist"]);
    }

    #[test]
    fn given_up_it_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("deep/er/dist");
        drop(Staging::new(&out, dir.path()).unwrap());
        assert!(names(dir.path()).is_empty());
    }

    #[test]
    fn a_folder_of_somebody_elses_is_never_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("precious");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("thesis.tex"), "").unwrap();
        let result = Staging::new(&out, &dir.path().join("source"));
        assert!(matches!(result, Err(BuildError::NotOurs(_))));
        assert_eq!(names(&out), ["thesis.tex"]);
    }

    #[test]
    fn nor_is_the_source_or_what_holds_it() {
        let dir = tempfile::tempdir().unwrap();
        let source = dir.path().join("blog");
        fs::create_dir(&source).unwrap();
        for out in [dir.path(), &source] {
            let result = Staging::new(out, &source);
            assert!(matches!(result, Err(BuildError::OutHoldsSource(_))));
        }
    }
}
