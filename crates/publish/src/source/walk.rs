//! All files of a source folder that may be part of the blog.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::Layout;
use crate::BuildError;
use crate::output::MARKER;

/// What was found in a folder.
#[derive(Debug)]
pub(super) struct Walked {
    /// Where each file is, and its path relative to the folder (with slashes);
    /// sorted by that path.
    pub(super) files: Vec<(PathBuf, String)>,
    /// What was passed over that the author might miss.
    pub(super) notes: Vec<String>,
}

/// The files below `root` that may be part of the blog; `enters` says which
/// folders directly in it are.
pub(super) fn walk(
    root: &Path,
    layout: Layout,
    enters: &dyn Fn(&str) -> bool,
    out: Option<&Path>,
) -> Result<Walked, BuildError> {
    let mut notes = Vec::new();
    let mut files = Vec::new();
    let walk = WalkDir::new(root).follow_links(true);
    for entry in walk
        .into_iter()
        .filter_entry(|entry| is_part(entry, root, layout, enters, out, &mut notes))
    {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let path = relative(entry.path(), root);
                files.push((entry.into_path(), path));
            }
            Ok(_) => {}
            Err(error) => passed_over(error, root)?,
        }
    }
    files.sort_by(|a, b| a.1.cmp(&b.1));
    notes.sort();
    Ok(Walked { files, notes })
}

/// A link in a circle or to nowhere is no reason to stop; a folder that can't
/// be read is.
fn passed_over(error: walkdir::Error, root: &Path) -> Result<(), BuildError> {
    let path = error.path().unwrap_or(root).to_owned();
    if error.loop_ancestor().is_some() || path.is_symlink() {
        return Ok(());
    }
    let source = error
        .into_io_error()
        .unwrap_or_else(|| std::io::ErrorKind::Other.into());
    Err(BuildError::Io {
        action: "read",
        path,
        source,
    })
}

fn relative(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn is_part(
    entry: &DirEntry,
    root: &Path,
    layout: Layout,
    enters: &dyn Fn(&str) -> bool,
    out: Option<&Path>,
    notes: &mut Vec<String>,
) -> bool {
    if entry.depth() == 0 {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    let path = relative(entry.path(), root);
    let in_static = path
        .split_once('/')
        .is_some_and(|(top, _)| layout.is_static(top));
    if is_hidden(&name, in_static) {
        return false;
    }
    if entry.path_is_symlink() && !leads_inside(entry.path(), root) {
        notes.push(format!(
            "{path} is a link that leads out of the source folder: passed over"
        ));
        return false;
    }
    if !entry.file_type().is_dir() {
        return true;
    }
    let foreign = name == "node_modules"
        || out.is_some_and(|out| entry.path() == out)
        || entry.path().join(MARKER).is_file()
        // By custom, this file marks folders that can be made anew:
        // https://bford.info/cachedir/
        || entry.path().join("CACHEDIR.TAG").is_file();
    !foreign && (entry.depth() > 1 || enters(&name))
}

/// Files to be copied as they are may start with a dot (`.well-known/`,
/// `.nojekyll`), but what systems leave behind is not the author's.
fn is_hidden(name: &str, in_static: bool) -> bool {
    name.starts_with('.') && (!in_static || name.starts_with(".git") || name == ".DS_Store")
}

fn leads_inside(path: &Path, root: &Path) -> bool {
    path.canonicalize()
        .is_ok_and(|target| target.starts_with(root))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use inkleaf_site::SiteConfig;

    use super::*;

    fn make(root: &Path, files: &[&str]) {
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
    }

    fn paths(root: &Path, layout: Layout) -> Vec<String> {
        let root = root.canonicalize().unwrap();
        let out = root.join("out");
        let enters = |name: &str| layout.enters(name, &SiteConfig::default());
        let walked = walk(&root, layout, &enters, Some(&out)).unwrap();
        walked.files.into_iter().map(|(_, path)| path).collect()
    }

    #[test]
    fn what_is_not_the_authors_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let foreign = [
            ".hidden/a.md",
            "target/a.md",
            "node_modules/a.md",
            "out/a.md",
        ];
        make(dir.path(), &foreign);
        make(
            dir.path(),
            &[
                "old/.inkleaf",
                "old/a.md",
                "cache/CACHEDIR.TAG",
                "cache/a.md",
            ],
        );
        make(dir.path(), &["b/.a.md.swp", "b/z.md", "a.md"]);
        assert_eq!(paths(dir.path(), Layout::Bare), ["a.md", "b/z.md"]);
    }

    #[test]
    fn static_files_may_start_with_a_dot() {
        let dir = tempfile::tempdir().unwrap();
        make(
            dir.path(),
            &[
                "static/.well-known/x",
                "static/.git/x",
                "posts/.x",
                "other/a.md",
            ],
        );
        assert_eq!(paths(dir.path(), Layout::Inkleaf), ["static/.well-known/x"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_only_within_the_folder() {
        use std::os::unix::fs::symlink;

        let outside = tempfile::tempdir().unwrap();
        make(outside.path(), &["secret.md"]);
        let dir = tempfile::tempdir().unwrap();
        make(dir.path(), &["a/x.md"]);
        symlink(dir.path().join("a"), dir.path().join("b")).unwrap();
        symlink(outside.path(), dir.path().join("c")).unwrap();
        symlink(dir.path(), dir.path().join("a/circle")).unwrap();
        symlink("nowhere", dir.path().join("broken.md")).unwrap();
        assert_eq!(paths(dir.path(), Layout::Bare), ["a/x.md", "b/x.md"]);
    }
}
