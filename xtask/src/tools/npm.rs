//! Packages of npm that are data or programs of another language: what the
//! audits compare with, and what makes scripts smaller.

use super::cache;
use crate::process;
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;

/// A package of npm in exactly one version.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its version.
    pub(crate) version: &'static str,
    /// What it is for: the end of «It …».
    pub(crate) reason: &'static str,
}

/// CommonMark's specification, whose examples are tests.
pub(crate) const COMMONMARK: Package = Package {
    name: "commonmark-spec",
    version: "0.31.2",
    reason: "has the examples that the renderer must pass",
};

/// Makes scripts smaller.
pub(crate) const ESBUILD: Package = Package {
    name: "esbuild",
    version: "0.28.2",
    reason: "makes what readers download smaller",
};

/// Checks types, which some scripts tell in their comments.
pub(crate) const TYPESCRIPT: Package = Package {
    name: "typescript",
    version: "7.0.2",
    reason: "checks the types of scripts",
};

/// The Nu HTML checker, which takes Java.
pub(crate) const NU: Package = Package {
    name: "vnu-jar",
    version: "26.9.27",
    reason: "finds errors in the pages' HTML",
};

/// axe-core, which judges pages in the browser.
pub(crate) const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    reason: "finds what keeps people from reading a page",
};

/// PWABuilder's judgement of web app manifests.
pub(crate) const MANIFESTS: Package = Package {
    name: "@pwabuilder/manifest-validation",
    version: "0.0.9",
    reason: "finds mistakes in the blog's manifest",
};

impl Package {
    /// The folder of the package, from the cache or installed into it.
    pub(crate) fn get(self) -> Result<PathBuf> {
        let cache = cache()?;
        let folder = cache.join(format!("{}-{}", self.name, self.version));
        let package = folder.join("node_modules").join(self.name);
        if package.is_dir() {
            return Ok(package);
        }
        fs::create_dir_all(&cache)?;
        let lock = File::create(cache.join(".lock"))?;
        lock.lock()?;
        // Another run may have been quicker.
        if !package.is_dir() {
            self.install(&folder)?;
        }
        Ok(package)
    }

    /// It appears in the cache only when it is whole.
    fn install(self, folder: &std::path::Path) -> Result<()> {
        let Ok(npm) = which::which("npm") else {
            bail!(
                "{} comes by npm, which is part of Node.js, and that is not on this machine",
                self.name
            );
        };
        println!(
            "\n{} {} is not here yet. It {}. Some seconds.",
            self.name, self.version, self.reason
        );
        let staging = folder.with_extension("new");
        let _ = fs::remove_dir_all(&staging);
        fs::create_dir_all(&staging)?;
        let mut command = Command::new(npm);
        command
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
            ])
            .arg(&staging)
            .arg(format!("{}@{}", self.name, self.version));
        process::run(&mut command)?;
        let _ = fs::remove_dir_all(folder);
        fs::rename(&staging, folder)
            .with_context(|| format!("can't put {} into the cache", self.name))
    }
}
