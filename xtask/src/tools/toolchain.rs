//! Which Rust compiles a tool, and whether it can compile for the browser.

use super::version::Version;
use crate::process::{self, output_of};
use anyhow::{Result, bail};
use std::fmt;
use std::path::Path;
use std::process::Command;

/// A toolchain to run cargo with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The one that runs when nothing is said.
    Default,
    /// One of rustup's, by its name.
    Named(String),
}

impl Toolchain {
    /// `cargo` of this toolchain.
    pub(crate) fn cargo(&self) -> Command {
        match self {
            Self::Default => Command::new("cargo"),
            Self::Named(name) => {
                let mut command = Command::new("rustup");
                command.args(["run", name, "cargo"]);
                command
            }
        }
    }
}

impl Toolchain {
    /// `rustc` of this toolchain.
    pub(crate) fn rustc(&self) -> Command {
        match self {
            Self::Default => Command::new("rustc"),
            Self::Named(name) => {
                let mut command = Command::new("rustup");
                command.args(["run", name, "rustc"]);
                command
            }
        }
    }
}

impl fmt::Display for Toolchain {
    /// Its `cargo`, as one types it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("cargo"),
            Self::Named(name) => write!(f, "cargo +{name}"),
        }
    }
}

/// A toolchain whose compiler is new enough; gets one by rustup if none is here.
pub(crate) fn at_least(needed: &Version, tool: &str) -> Result<Toolchain> {
    let default = output_of(Command::new("rustc").arg("--version"));
    let default = default.as_deref().and_then(Version::find_in);
    if let Some(toolchain) = choose(default.as_ref(), &installed(), needed) {
        return Ok(toolchain);
    }
    for channel in ["stable", "nightly"] {
        println!("{tool} needs Rust {needed} or newer to be compiled: trying rustup's {channel}.");
        let mut install = Command::new("rustup");
        install.args(["toolchain", "install", channel, "--profile", "minimal"]);
        if process::run(&mut install).is_ok()
            && let Some(toolchain) = choose(None, &installed(), needed)
        {
            return Ok(toolchain);
        }
    }
    bail!(
        "{tool} needs Rust {needed} or newer to be compiled, and none could be had. By hand:\n    \
         rustup toolchain install nightly --profile minimal"
    )
}

/// A nightly toolchain, whose compiler knows how to watch what code runs
/// through; gets one by rustup if none is here.
pub(crate) fn nightly() -> Result<Toolchain> {
    let default = output_of(Command::new("rustc").arg("--version")).unwrap_or_default();
    if let Some(toolchain) = choose_nightly(&default, &installed()) {
        return Ok(toolchain);
    }
    println!("Fuzzing needs a nightly compiler, and none is here. Getting one by rustup.");
    let mut install = Command::new("rustup");
    install.args(["toolchain", "install", "nightly", "--profile", "minimal"]);
    if let Err(error) = process::run(&mut install) {
        bail!("{error}. By hand:\n    {}", process::describe(&install));
    }
    Ok(Toolchain::Named("nightly".into()))
}

/// The default one if it is a nightly; else the newest that is.
fn choose_nightly(default: &str, installed: &[(String, Version)]) -> Option<Toolchain> {
    if default.contains("-nightly") {
        return Some(Toolchain::Default);
    }
    let mut nightlies: Vec<_> = installed
        .iter()
        .filter(|(name, _)| name.starts_with("nightly"))
        .collect();
    nightlies.sort_by_key(|(_, version)| version);
    let newest = nightlies.last()?;
    Some(Toolchain::Named(newest.0.clone()))
}

/// The default one if it will do; else the first that does, rather not a nightly.
fn choose(
    default: Option<&Version>,
    installed: &[(String, Version)],
    needed: &Version,
) -> Option<Toolchain> {
    if default.is_some_and(|version| version >= needed) {
        return Some(Toolchain::Default);
    }
    let mut enough: Vec<_> = installed
        .iter()
        .filter(|(_, version)| version >= needed)
        .collect();
    enough.sort_by_key(|(name, _)| name.starts_with("nightly"));
    enough
        .first()
        .map(|(name, _)| Toolchain::Named(name.clone()))
}

/// rustup's toolchains and their compilers' versions; none without rustup.
fn installed() -> Vec<(String, Version)> {
    let list = output_of(Command::new("rustup").args(["toolchain", "list"])).unwrap_or_default();
    let names = list
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    let with_version = names.filter_map(|name| {
        let version = output_of(Command::new("rustup").args(["run", name, "rustc", "--version"]))?;
        Some((name.to_owned(), Version::find_in(&version)?))
    });
    with_version.collect()
}

/// Makes sure that Rust can compile for the browser.
pub(crate) fn get_wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries =
        output_of(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if libraries.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    println!("Rust's target {TARGET} is not here yet. The app is compiled for it. Some seconds.");
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]);
    if let Err(error) = process::run(&mut add) {
        bail!("{error}. By hand:\n    {}", process::describe(&add));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn version(text: &str) -> Version {
        Version::find_in(text).unwrap()
    }

    #[test]
    fn the_default_toolchain_is_taken_when_it_is_new_enough() {
        let installed = [("nightly-x".to_owned(), version("1.97.0"))];
        let chosen = choose(Some(&version("1.96.1")), &installed, &version("1.96.1"));
        assert_eq!(chosen, Some(Toolchain::Default));
    }

    #[test]
    fn a_nightly_is_found_by_its_name() {
        let installed = [
            ("nightly-a".to_owned(), version("1.97.0")),
            ("stable-x".to_owned(), version("1.99.0")),
            ("nightly-b".to_owned(), version("1.98.0")),
        ];
        let default = "rustc 1.99.0 (abc 2026-11-01)";
        let chosen = choose_nightly(default, &installed);
        assert_eq!(chosen, Some(Toolchain::Named("nightly-b".into())));
        let default = "rustc 1.97.0-nightly (abc 2026-05-01)";
        assert_eq!(
            choose_nightly(default, &installed),
            Some(Toolchain::Default)
        );
        assert_eq!(choose_nightly("", &installed[1..2]), None);
    }

    #[test]
    fn else_any_that_is_new_enough_but_rather_no_nightly() {
        let installed = [
            ("1.95.0-x".to_owned(), version("1.95.0")),
            ("nightly-x".to_owned(), version("1.98.0")),
            ("1.97.0-x".to_owned(), version("1.97.0")),
        ];
        let choose = |installed| choose(Some(&version("1.95.0")), installed, &version("1.96.1"));
        assert_eq!(
            choose(&installed),
            Some(Toolchain::Named("1.97.0-x".into()))
        );
        assert_eq!(
            choose(&installed[..2]),
            Some(Toolchain::Named("nightly-x".into()))
        );
        assert_eq!(choose(&installed[..1]), None);
    }
}
