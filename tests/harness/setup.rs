//! What the tests need to find on the machine.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::Engine;

/// Programs and folders that the tests work with.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The browser.
    pub chromium: PathBuf,
    /// Its driver.
    pub chromedriver: PathBuf,
    /// Firefox and its driver, where the environment names them.
    pub firefox: Option<Pair>,
    /// WebKit's small browser and its driver, where the environment names them.
    pub webkit: Option<Pair>,
    /// The program `inkleaf`.
    pub inkleaf: PathBuf,
    /// The built app, what `inkleaf build --shell` takes.
    pub shell: PathBuf,
    /// The published demo blog.
    pub dist: PathBuf,
}

/// A browser and its driver.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The browser.
    pub browser: PathBuf,
    /// Its driver.
    pub driver: PathBuf,
}

impl Setup {
    /// Finds everything: where `cargo xtask test` says by environment
    /// variables, else where it usually lies.
    ///
    /// # Errors
    /// Tells all that is missing, and what prepares it.
    pub fn find() -> Result<Self> {
        let mut missing = Vec::new();
        let program = format!("target/release/inkleaf{}", env::consts::EXE_SUFFIX);
        let setup = Self {
            chromium: installed("CHROMIUM", "chromium", &mut missing),
            chromedriver: installed("CHROMEDRIVER", "chromedriver", &mut missing),
            firefox: named(Engine::Firefox, "geckodriver", &mut missing),
            webkit: named(Engine::WebKit, "WebKitWebDriver", &mut missing),
            inkleaf: built("INKLEAF_BIN", &program, "", &mut missing),
            shell: built("INKLEAF_SHELL", "target/shell", "index.html", &mut missing),
            dist: built("INKLEAF_DIST", "dist", "index.html", &mut missing),
        };
        if !missing.is_empty() {
            bail!(
                "The tests in the browser can't run. Missing: {}.\n\
                 `cargo xtask test` prepares all of it and then runs them.",
                missing.join("; ")
            );
        }
        Ok(setup)
    }
}

/// The source folder of the blog that was made for these tests.
pub fn fixture_folder() -> PathBuf {
    manifest_folder().join("site")
}

/// The source folder of the demo blog.
pub(crate) fn root_folder() -> PathBuf {
    manifest_folder().join("..")
}

/// The folder of the scripts that the app has beside it.
pub(crate) fn web_folder() -> PathBuf {
    manifest_folder().join("../web")
}

/// The source folder of the small blog in Arabic.
pub(crate) fn arabic_folder() -> PathBuf {
    manifest_folder().join("arabic")
}

/// The source folder of the blog in several languages.
pub(crate) fn languages_folder() -> PathBuf {
    manifest_folder().join("languages")
}

/// The source folder of the blog whose addresses are written in every way there is.
pub(crate) fn crooked_folder() -> PathBuf {
    manifest_folder().join("crooked")
}

fn installed(variable: &str, name: &str, missing: &mut Vec<String>) -> PathBuf {
    let wanted = env::var_os(variable).unwrap_or_else(|| OsString::from(name));
    which::which(&wanted).unwrap_or_else(|_| {
        missing.push(format!("the program {} ({variable})", wanted.display()));
        PathBuf::new()
    })
}

/// A browser that the environment names, and its driver.
fn named(engine: Engine, driver: &str, missing: &mut Vec<String>) -> Option<Pair> {
    let (browser_is, driver_is) = engine.variables();
    env::var_os(browser_is)?;
    Some(Pair {
        browser: installed(browser_is, engine.name(), missing),
        driver: installed(driver_is, driver, missing),
    })
}

/// What was built lies in the checkout; `proof` is a file in it.
fn built(variable: &str, usual: &str, proof: &str, missing: &mut Vec<String>) -> PathBuf {
    let root = manifest_folder()
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf);
    let path = env::var_os(variable).map_or_else(|| root.join(usual), PathBuf::from);
    let there = if proof.is_empty() {
        path.is_file()
    } else {
        path.join(proof).is_file()
    };
    if !there {
        missing.push(format!("{} ({variable})", path.display()));
    }
    path
}

/// Cargo says where the manifest is; the checkout may have been moved since
/// the tests were compiled.
pub(crate) fn manifest_folder() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from)
}
