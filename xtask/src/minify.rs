//! Smaller scripts for the smallest build: what wasm-bindgen writes, and the
//! loader.

use crate::process;
use crate::tools::npm;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes the modules in a built app smaller, in place. Never fails where Node.js
/// is missing: what is there works, too.
pub(crate) fn modules(built: &Path) -> Result<()> {
    let package = match npm::ESBUILD.get() {
        Ok(package) => package,
        Err(error) => {
            println!("The app will be some 4 KB larger than it could be: {error:#}");
            return Ok(());
        }
    };
    let mut command = Command::new("node");
    command
        .arg(package.join("bin/esbuild"))
        .args(["--minify", "--format=esm", "--log-level=warning"])
        .arg("--allow-overwrite")
        .arg(format!("--outdir={}", built.display()))
        .args(modules_in(built)?);
    process::run(&mut command)
}

/// All but scripts that run before the page is shown: those are no modules.
fn modules_in(built: &Path) -> Result<Vec<PathBuf>> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(built).with_context(|| format!("can't read {}", built.display()))? {
        let path = entry?.path();
        let is_script = path.extension().is_some_and(|extension| extension == "js");
        if is_script && fs::read_to_string(&path)?.contains("import") {
            modules.push(path);
        }
    }
    modules.sort();
    Ok(modules)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn modules_are_told_from_other_files() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("boot.js", "await import(\"./app.js\");");
        write("theme.js", "document.documentElement.dataset.theme = 1;");
        write("index.html", "import");
        let found = modules_in(folder.path()).unwrap();
        assert_eq!(found, [folder.path().join("boot.js")]);
    }
}
