//! The manifests of the published blog, judged by a validator.

use crate::tools::npm;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A manifest with everything in it that one can have, from a test of publishing.
const WHOLE: &str = "crates/publish/tests/all/manifest.json";

/// Whether the blog's manifests, and one with all keys, are as they should be.
/// Passed over where Node.js is missing.
pub(crate) fn check() -> Result<()> {
    let package = match npm::MANIFESTS.get() {
        Ok(package) => package,
        Err(error) => {
            println!("The manifests are not judged: {error:#}");
            return Ok(());
        }
    };
    let mut manifests = Vec::new();
    collect(&paths::dist(), &mut manifests)?;
    if manifests.is_empty() {
        bail!("the blog has no manifest in {}", paths::dist().display());
    }
    let mut command = Command::new("node");
    command
        .arg(paths::root().join("xtask/src/manifests.mjs"))
        .arg(package)
        .arg(paths::root().join(WHOLE))
        .args(manifests);
    process::run(&mut command)
}

fn collect(folder: &Path, manifests: &mut Vec<PathBuf>) -> Result<()> {
    let entries = fs::read_dir(folder);
    for entry in entries.with_context(|| format!("can't read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, manifests)?;
        } else if path
            .extension()
            .is_some_and(|ending| ending == "webmanifest")
        {
            manifests.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_editions_manifest_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("tr")).unwrap();
        for name in ["app.webmanifest", "tr/app.webmanifest", "index.html"] {
            fs::write(at(name), "").unwrap();
        }
        let mut found = Vec::new();
        collect(folder.path(), &mut found).unwrap();
        found.sort();
        assert_eq!(found, [at("app.webmanifest"), at("tr/app.webmanifest")]);
    }
}
