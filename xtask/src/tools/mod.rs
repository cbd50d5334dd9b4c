//! The tools behind the commands.
//!
//! Each is looked for on PATH in its right version, then in a cache that all
//! checkouts of a user share, and is else installed into that cache. What
//! can't be had ends in a message with the command to type by hand.

mod apt;
pub(crate) mod chromium;
pub(crate) mod engines;
mod find;
mod install;
pub(crate) mod java;
pub(crate) mod npm;
pub(crate) mod smallest;
mod tool;
mod toolchain;
mod version;

use anyhow::{Context, Result};
use etcetera::BaseStrategy;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use tool::Tool;

pub(crate) use toolchain::nightly;

/// The tools that were got: commands with them on PATH.
#[derive(Debug, Clone)]
pub(crate) struct Tools {
    path: OsString,
}

impl Tools {
    /// What building the app takes. wasm-opt is only used for release builds.
    pub(crate) fn for_the_app(release: bool) -> Result<Self> {
        toolchain::get_wasm_target()?;
        // The quickest to install comes first: what fails, fails soon.
        let mut tools = vec![tool::wasm_bindgen()?, tool::trunk()];
        if release {
            tools.insert(0, tool::wasm_opt());
        }
        Self::get(&tools)
    }

    /// What fuzzing takes besides a nightly compiler.
    pub(crate) fn for_fuzzing() -> Result<Self> {
        Self::get(&[tool::cargo_fuzz()])
    }

    /// The environment's `PATH` with the tools before it.
    pub(crate) fn path(&self) -> &std::ffi::OsStr {
        &self.path
    }

    fn get(tools: &[Tool]) -> Result<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let cache = cache()?;
        let mut folders = Vec::new();
        for tool in tools {
            folders.push(match find::find(tool, &path, &cache) {
                Some(folder) => folder,
                None => install::install(tool, &cache)?,
            });
        }
        folders.extend(std::env::split_paths(&path));
        Ok(Self {
            path: std::env::join_paths(folders)?,
        })
    }

    /// A command that finds the tools, run in the root of the checkout.
    pub(crate) fn command(&self, program: &str) -> Command {
        let program = find::on_path(program, &self.path)
            .into_iter()
            .next()
            .unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(program);
        command
            .env("PATH", &self.path)
            .current_dir(crate::paths::root());
        command
    }
}

/// Gets all the tools there are and says where they lie.
pub(crate) fn get_all() -> Result<()> {
    let tools = Tools::for_the_app(true)?;
    for program in ["trunk", "wasm-bindgen", "wasm-opt"] {
        println!(
            "{:13} {}",
            program,
            Path::new(tools.command(program).get_program()).display()
        );
    }
    let chromium = chromium::get()?;
    println!("{:13} {}", "chromium", chromium.browser.display());
    println!("{:13} {}", "chromedriver", chromium.driver.display());
    for (name, engine) in [
        ("Firefox", engines::firefox(true)),
        ("WebKit", engines::webkit(true)),
    ] {
        match engine {
            Ok(engine) => println!("{name:13} {}", engine.browser.1.display()),
            Err(error) => println!("{name:13} {error:#}"),
        }
    }
    Ok(())
}

/// The folder for tools: `$INKLEAF_CACHE/tools`, or `inkleaf/tools` in the
/// user's cache folder.
fn cache() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("INKLEAF_CACHE").filter(|folder| !folder.is_empty()) {
        return Ok(std::path::absolute(folder)?.join("tools"));
    }
    let user = etcetera::choose_base_strategy()
        .context("the user's home folder is unknown; set INKLEAF_CACHE to a folder for tools")?;
    Ok(user.cache_dir().join("inkleaf/tools"))
}
