//! Looking for a tool: on PATH first, then in the cache.

use super::tool::Tool;
use super::version::Version;
use crate::process;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that has the tool in its right version: on `path` (as in the
/// environment's `PATH`), or in the cache.
pub(crate) fn find(tool: &Tool, path: &OsStr, cache: &Path) -> Option<PathBuf> {
    on_path(tool.program, path)
        .into_iter()
        .chain(in_cache(tool, cache))
        .find(|program| version_of(program).as_ref() == Some(&tool.version))
        .and_then(|program| Some(program.parent()?.to_path_buf()))
}

/// All programs of a name on a `PATH`, in order.
pub(crate) fn on_path(program: &str, path: &OsStr) -> Vec<PathBuf> {
    let found = which::which_in_all(program, Some(path), ".");
    found.map(Iterator::collect).unwrap_or_default()
}

/// What `program --version` says; `None` if it can't be run.
pub(crate) fn version_of(program: &Path) -> Option<Version> {
    Version::find_in(&process::output_of(Command::new(program).arg("--version"))?)
}

fn in_cache(tool: &Tool, cache: &Path) -> Option<PathBuf> {
    let name = tool.program;
    // npm puts its programs elsewhere on Windows, as scripts.
    let folder = cache.join(tool.folder());
    let bin = folder.join("bin");
    let places = [
        bin.join(name),
        bin.join(format!("{name}.exe")),
        folder.join(format!("{name}.cmd")),
    ];
    places.into_iter().find(|place| place.is_file())
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::tool;
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use tempfile::TempDir;

    /// A folder with a `trunk` that says it has this version.
    fn trunk_of_version(folder: &Path, version: &str) -> PathBuf {
        fs::create_dir_all(folder).unwrap();
        let program = folder.join("trunk");
        fs::write(&program, format!("#!/bin/sh\necho trunk {version}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        folder.to_path_buf()
    }

    fn folders() -> (TempDir, PathBuf, PathBuf, PathBuf) {
        let all = tempfile::tempdir().unwrap();
        let (first, second) = (all.path().join("first"), all.path().join("second"));
        let cached = all.path().join("cache/trunk-0.22.1/bin");
        (all, first, second, cached)
    }

    fn found(all: &TempDir, path: &[&PathBuf]) -> Option<PathBuf> {
        let path = std::env::join_paths(path).unwrap();
        find(&tool::trunk(), &path, &all.path().join("cache"))
    }

    #[test]
    fn the_right_version_on_path_comes_before_the_cache() {
        let (all, first, _, cached) = folders();
        trunk_of_version(&first, "0.22.1");
        trunk_of_version(&cached, "0.22.1");
        assert_eq!(found(&all, &[&first]), Some(first));
    }

    #[test]
    fn another_version_on_path_is_passed_over() {
        let (all, first, second, cached) = folders();
        trunk_of_version(&first, "0.21.14");
        assert_eq!(found(&all, &[&first]), None);
        trunk_of_version(&cached, "0.22.1");
        assert_eq!(found(&all, &[&first]), Some(cached));
        trunk_of_version(&second, "0.22.1");
        assert_eq!(found(&all, &[&first, &second]), Some(second));
    }

    #[test]
    fn a_program_that_does_not_run_is_none() {
        let (all, _, _, cached) = folders();
        trunk_of_version(&cached, "0.22.1");
        fs::write(cached.join("trunk"), "#!/bin/sh\nexit 1\n").unwrap();
        assert_eq!(found(&all, &[]), None);
    }
}
