//! Smaller scripts for the smallest build: what wasm-bindgen writes, the loader, and
//! the scripts of `web/reader`, `web/worker` and `web/single`.

use crate::process;
use crate::tools::npm;
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Makes the scripts in a built app smaller, in place. Never fails where Node.js
/// is missing: what is there works, too.
pub(crate) fn scripts(built: &Path) -> Result<()> {
    let package = match npm::ESBUILD.get() {
        Ok(package) => package,
        Err(error) => {
            println!("The app will be some 8 KB larger than it could be: {error:#}");
            return Ok(());
        }
    };
    let esbuild = || {
        let mut command = Command::new("node");
        command.arg(package.join("bin/esbuild"));
        command.args(["--minify", "--log-level=warning", "--allow-overwrite"]);
        // What is said there is for checking types.
        command.arg("--tsconfig-raw={}");
        command
    };
    let mut modules = esbuild();
    modules
        .arg("--format=esm")
        .arg(format!("--outdir={}", built.display()))
        .args(modules_in(built)?);
    process::run(&mut modules)?;
    for late in scripts_in(&built.join("late"))? {
        bundle(esbuild(), &late)?;
    }
    let reader = built.join("reader");
    fs::write(reader.join(ALL), importing(&scripts_in(&reader)?))?;
    join(esbuild, &reader, &[ALL])?;
    join(esbuild, &built.join("worker"), &["main.js", "remover.js"])?;
    let single = built.join("single");
    join(esbuild, &single, &["main.js"])?;
    let mut styles = esbuild();
    styles
        .arg(format!("--outdir={}", single.display()))
        .arg(single.join("single.css"));
    process::run(&mut styles)
}

/// What the scripts of `web/reader` become.
const ALL: &str = "all.js";

/// Makes the scripts of a folder those that the others don't import.
fn join(esbuild: impl Fn() -> Command, folder: &Path, roots: &[&str]) -> Result<()> {
    for root in roots {
        bundle(esbuild(), &folder.join(root))?;
    }
    let is_root = |path: &PathBuf| roots.iter().any(|root| path.ends_with(root));
    for part in scripts_in(folder)?.iter().filter(|path| !is_root(path)) {
        fs::remove_file(part)?;
    }
    Ok(())
}

/// Makes a module and those that it imports one script, in its place.
fn bundle(mut esbuild: Command, module: &Path) -> Result<()> {
    esbuild.args(["--bundle", "--format=esm"]);
    esbuild
        .arg(format!("--outfile={}", module.display()))
        .arg(module);
    process::run(&mut esbuild)
}

/// A module that imports its neighbours.
fn importing(modules: &[PathBuf]) -> String {
    let names = modules.iter().filter_map(|path| path.file_name());
    let import = |name: &OsStr| format!("import \"./{}\";\n", name.display());
    names.map(import).collect()
}

/// All but scripts that run before the page is shown: those are no modules.
fn modules_in(built: &Path) -> Result<Vec<PathBuf>> {
    let mut modules = Vec::new();
    for path in scripts_in(built)? {
        if fs::read_to_string(&path)?.contains("import") {
            modules.push(path);
        }
    }
    Ok(modules)
}

/// The scripts in a folder, sorted.
fn scripts_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut scripts = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            scripts.push(path);
        }
    }
    scripts.sort();
    Ok(scripts)
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
