//! Building the app for the browser, and publishing the blog with it.

use crate::tools::{Tools, smallest::Smallest};
use crate::{minify, paths, process};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Set to `off`, it tells our hook that trunk was started by xtask.
pub(crate) const HOOK: &str = "INKLEAF_HOOK";

/// Builds the app for good and publishes the blog into `dist/`.
pub(crate) fn build(base_url: Option<&str>) -> Result<()> {
    build_shell()?;
    publish(base_url)?;
    println!(
        "The blog is in {}: any static host takes it.",
        paths::dist().display()
    );
    Ok(())
}

/// Builds the app for good into `target/shell`.
pub(crate) fn build_shell() -> Result<()> {
    let tools = Tools::for_the_app(true)?;
    let smallest = Smallest::get();
    fetch(smallest)?;
    let mut trunk = trunk(&tools, true);
    smallest.apply(&mut trunk);
    process::run(&mut trunk)?;
    minify::scripts(&paths::trunk_dist())?;
    adopt_shell()
}

/// Publishes the blog with the app in `target/shell`.
pub(crate) fn publish(base_url: Option<&str>) -> Result<()> {
    let mut command = Command::new("cargo");
    command.current_dir(paths::root());
    command.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "inkleaf-cli",
        "--",
        "build",
    ]);
    command
        .args(["--source", "."])
        .arg("--shell")
        .arg(paths::shell());
    command.arg("--out").arg(paths::dist());
    if let Some(url) = base_url {
        command.args(["--base-url", url]);
    }
    process::run(&mut command)
}

/// Downloads the libraries that Cargo.lock names, as far as they are missing:
/// trunk is run without a network, so that it never downloads a tool itself.
pub(crate) fn fetch(smallest: Smallest) -> Result<()> {
    let host = process::output_of(Command::new("rustc").args(["--print", "host-tuple"]))
        .context("rustc does not run")?;
    let mut fetch = Command::new("cargo");
    fetch.current_dir(paths::root()).args(["fetch", "--quiet"]);
    smallest.apply(&mut fetch);
    process::run(fetch.args([
        "--target",
        "wasm32-unknown-unknown",
        "--target",
        host.trim(),
    ]))
}

/// The command that builds the app; [`adopt_shell`] takes what it has built.
pub(crate) fn trunk(tools: &Tools, release: bool) -> Command {
    let mut command = tools.command("trunk");
    command.args([
        "--log",
        "warn",
        "build",
        "--offline",
        "--public-url",
        "/",
        "--dist",
    ]);
    command.arg(paths::trunk_dist()).env(HOOK, "off");
    // A stack of trunk's own functions explains no compile error.
    command.env("RUST_BACKTRACE", "0");
    if release {
        command.arg("--release");
    }
    command
}

/// Puts the app that trunk has built in the place of the last one, at once, so
/// that whoever uses it meanwhile never sees half of it.
pub(crate) fn adopt_shell() -> Result<()> {
    let (built, shell) = (paths::trunk_dist(), paths::shell());
    if !built.join("index.html").is_file() {
        bail!("trunk has left no index.html in {}", built.display());
    }
    let (new, old) = (shell.with_extension("new"), shell.with_extension("old"));
    remove_folder(&new)?;
    remove_folder(&old)?;
    copy_folder(&built, &new)?;
    if shell.exists() {
        fs::rename(&shell, &old)?;
    }
    fs::rename(&new, &shell)?;
    remove_folder(&old)
}

/// Copies a folder, without files whose names begin with a dot (trunk's lock).
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

/// Removes a folder; one that is not there is fine.
pub(crate) fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("can't remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_copied_folder_has_all_but_hidden_files() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::create_dir_all(from.join("snippets/a")).unwrap();
        fs::write(from.join("index.html"), "page").unwrap();
        fs::write(from.join("snippets/a/inline.js"), "script").unwrap();
        fs::write(from.join(".trunk-lock"), "").unwrap();
        copy_folder(&from, &to).unwrap();
        assert_eq!(fs::read_to_string(to.join("index.html")).unwrap(), "page");
        assert_eq!(
            fs::read_to_string(to.join("snippets/a/inline.js")).unwrap(),
            "script"
        );
        assert!(!to.join(".trunk-lock").exists());
    }
}
