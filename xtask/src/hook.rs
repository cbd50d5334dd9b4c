//! What trunk calls after it has built the app and before it shows it: so
//! `trunk serve` and `trunk build --release` publish the blog, too.

use crate::{paths, process, site};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Publishes the blog with the app in trunk's staging folder, and puts the
/// blog in the place of the app there.
pub(crate) fn hook() -> Result<()> {
    if std::env::var_os(site::HOOK).is_some_and(|value| value == "off") {
        return Ok(());
    }
    let staging = std::env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("TRUNK_STAGING_DIR is not set: this command is for trunk to call")?;
    if std::env::var("TRUNK_PUBLIC_URL").is_ok_and(|url| url != "/") {
        bail!(
            "trunk's public URL has to stay \"/\". Where the blog will be found is base_url \
             in inkleaf.toml"
        );
    }
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let published = paths::root().join("target/hook");
    // What it says of its success names a folder that nobody looks for.
    process::run(publish(&staging, &published, release).stdout(Stdio::null()))?;
    replace_content(&staging, &published)?;
    println!("The blog is published with the app.");
    Ok(())
}

fn publish(shell: &Path, out: &Path, release: bool) -> Command {
    let mut command = Command::new("cargo");
    command
        .current_dir(paths::root())
        .args(["run", "--quiet", "--package", "inkleaf-cli"]);
    if release {
        command.arg("--release");
    }
    command.args(["--", "build", "--source", "."]);
    command.arg("--shell").arg(shell).arg("--out").arg(out);
    command
}

/// Puts the content of `from` in the place of the content of `folder`. The
/// folder itself stays, since trunk goes on with it.
fn replace_content(folder: &Path, from: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        fs::rename(entry.path(), folder.join(entry.file_name()))?;
    }
    Ok(fs::remove_dir(from)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_new_content_takes_the_place_of_the_old() {
        let folder = tempfile::tempdir().unwrap();
        let (staging, published) = (folder.path().join("staging"), folder.path().join("new"));
        fs::create_dir_all(staging.join("snippets")).unwrap();
        fs::write(staging.join("snippets/a.js"), "").unwrap();
        fs::write(staging.join("index.html"), "template").unwrap();
        fs::create_dir_all(published.join("assets")).unwrap();
        fs::write(published.join("index.html"), "home").unwrap();
        replace_content(&staging, &published).unwrap();
        assert_eq!(
            fs::read_to_string(staging.join("index.html")).unwrap(),
            "home"
        );
        assert!(staging.join("assets").is_dir());
        assert!(!staging.join("snippets").exists());
        assert!(!published.exists());
    }
}
