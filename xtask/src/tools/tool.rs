//! The tools that come into the cache: which, in which version, and why.

use super::version::Version;
use crate::{paths, process};
use anyhow::{Context, Result};
use std::process::Command;

/// A program that is needed in exactly one version.
#[derive(Debug, Clone)]
pub(crate) struct Tool {
    /// The program's name.
    pub(crate) program: &'static str,
    /// The package that brings it.
    pub(crate) package: &'static str,
    /// The version to have.
    pub(crate) version: Version,
    /// What it is for: the end of «It …».
    pub(crate) reason: &'static str,
    /// How long installing takes, on two cores.
    pub(crate) takes: &'static str,
    /// How it is installed.
    pub(crate) source: Source,
}

/// How a tool is installed.
#[derive(Debug, Clone)]
pub(crate) enum Source {
    /// Compiled by cargo.
    Cargo {
        /// Further arguments of `cargo install`.
        arguments: &'static [&'static str],
        /// The oldest compiler that will do, where it is newer than ours.
        rustc: Option<Version>,
    },
    /// Downloaded by npm, in this version of the package.
    Npm(&'static str),
}

/// Builds the app for the browser.
pub(crate) fn trunk() -> Tool {
    Tool {
        program: "trunk",
        package: "trunk",
        version: known("0.22.1"),
        reason: "builds the app for the browser",
        takes: "4 to 8 minutes",
        source: Source::Cargo {
            // Only its TLS is chosen; what it can do beyond building isn't used.
            arguments: &["--locked", "--no-default-features", "--features", "rustls"],
            rustc: Some(known("1.96.1")),
        },
    }
}

/// Joins WebAssembly and JavaScript. Its version has to equal that of the
/// library in `Cargo.lock`.
pub(crate) fn wasm_bindgen() -> Result<Tool> {
    Ok(Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: locked("wasm-bindgen")?,
        reason: "joins the app's WebAssembly with JavaScript",
        takes: "1 to 3 minutes",
        source: Source::Cargo {
            arguments: &[],
            rustc: None,
        },
    })
}

/// Makes WebAssembly smaller.
pub(crate) fn wasm_opt() -> Tool {
    Tool {
        program: "wasm-opt",
        package: "binaryen",
        version: known("132"),
        reason: "makes the app's WebAssembly smaller",
        takes: "some seconds",
        source: Source::Npm("132.0.0"),
    }
}

/// Builds the targets of `fuzz/`.
pub(crate) fn cargo_fuzz() -> Tool {
    Tool {
        program: "cargo-fuzz",
        package: "cargo-fuzz",
        version: known("0.13.2"),
        reason: "builds what is fuzzed",
        takes: "1 to 3 minutes",
        source: Source::Cargo {
            arguments: &["--locked"],
            rustc: None,
        },
    }
}

/// Drives Firefox.
pub(crate) fn geckodriver() -> Tool {
    Tool {
        program: "geckodriver",
        package: "geckodriver",
        version: known("0.37.1"),
        reason: "drives Firefox in the tests",
        takes: "1 to 4 minutes",
        source: Source::Cargo {
            arguments: &["--locked"],
            rustc: None,
        },
    }
}

impl Tool {
    /// The name of its folder in the cache.
    pub(crate) fn folder(&self) -> String {
        let name = self.package.strip_suffix("-cli").unwrap_or(self.package);
        format!("{name}-{}", self.version)
    }
}

fn known(version: &str) -> Version {
    Version::find_in(version).unwrap_or_else(|| unreachable!("{version} is a version"))
}

/// The version of a library in `Cargo.lock`.
fn locked(library: &str) -> Result<Version> {
    let mut command = Command::new("cargo");
    command.args(["pkgid", library]).current_dir(paths::root());
    let id = process::output_of(&mut command).with_context(|| {
        format!(
            "{library} is not in Cargo.lock; try `{}`",
            process::describe(&command)
        )
    })?;
    version_of_id(&id).with_context(|| format!("there is no version in {id:?}"))
}

/// The version in a package id such as `registry+https://…#wasm-bindgen@0.2.130`.
fn version_of_id(id: &str) -> Option<Version> {
    let (_, after) = id.trim().rsplit_once(['@', '#'])?;
    Version::find_in(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_id_tells_the_version() {
        let version = |id| version_of_id(id).map(|version| version.to_string());
        let id = "registry+https://registry.example/index#wasm-bindgen@0.2.130\n";
        assert_eq!(version(id).as_deref(), Some("0.2.130"));
        assert_eq!(version("path+file:///a/b#0.1.0").as_deref(), Some("0.1.0"));
        assert_eq!(version("nothing"), None);
    }

    #[test]
    fn folders_in_the_cache_name_tool_and_version() {
        assert_eq!(trunk().folder(), "trunk-0.22.1");
        assert_eq!(wasm_opt().folder(), "binaryen-132");
    }
}
