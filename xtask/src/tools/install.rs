//! Installing a tool into the cache.

use super::find::find;
use super::tool::{Source, Tool};
use super::toolchain::{self, Toolchain};
use crate::process;
use anyhow::{Context, Result, anyhow};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Installs a tool and returns the folder that has its program.
///
/// What is installed appears in the cache only when it is whole. A second run
/// beside this one waits. What an interrupted run has compiled is used again.
pub(crate) fn install(tool: &Tool, cache: &Path) -> Result<PathBuf> {
    fs::create_dir_all(cache)
        .with_context(|| format!("can't make the folder for tools, {}", cache.display()))?;
    let lock = File::create(cache.join(".lock"))?;
    if lock.try_lock().is_err() {
        println!("Another run is installing tools just now. Waiting for it.");
        lock.lock()?;
    }
    // Only the cache: PATH has been looked at before.
    if let Some(folder) = find(tool, OsStr::new(""), cache) {
        return Ok(folder);
    }
    announce(tool, cache);
    let staging = cache.join(format!(".installing-{}", tool.folder()));
    let target = cache.join(format!(".compiling-{}", tool.folder()));
    remove(&staging)?;
    fetch(tool, &staging, &target)
        .with_context(|| format!("{} {} could not be installed", tool.program, tool.version))?;
    let folder = cache.join(tool.folder());
    remove(&folder)?;
    fs::rename(&staging, &folder)?;
    remove(&target)?;
    find(tool, OsStr::new(""), cache).ok_or_else(|| {
        anyhow!(
            "{} was installed into {}, but does not say that it is version {}",
            tool.program,
            folder.display(),
            tool.version
        )
    })
}

fn announce(tool: &Tool, cache: &Path) {
    println!(
        "\n{} {} is not here yet. It {}.\nInstalling it into {} takes {}, once.",
        tool.program,
        tool.version,
        tool.reason,
        cache.join(tool.folder()).display(),
        tool.takes
    );
}

fn fetch(tool: &Tool, staging: &Path, target: &Path) -> Result<()> {
    let (mut command, by_hand) = match &tool.source {
        Source::Npm(version) => {
            let package = format!("{}@{version}", tool.package);
            (
                npm(tool, &package, staging)?,
                format!("npm install --global {package}"),
            )
        }
        Source::Cargo { arguments, rustc } => {
            let toolchain = match rustc {
                Some(needed) => toolchain::at_least(needed, tool.program)?,
                None => Toolchain::Default,
            };
            let package = format!("{}@{}", tool.package, tool.version);
            let mut command = cargo(&toolchain, &package, arguments, staging);
            quick_to_compile(&mut command, target);
            let by_hand = format!("{toolchain} install {package} {}", arguments.join(" "));
            (command, by_hand)
        }
    };
    process::run(&mut command)
        .map_err(|error| anyhow!("{error}. By hand:\n    {}", by_hand.trim_end()))
}

fn cargo(toolchain: &Toolchain, package: &str, arguments: &[&str], root: &Path) -> Command {
    let mut command = toolchain.cargo();
    // Away from the checkout, so that its cargo settings don't apply.
    command.current_dir(std::env::temp_dir());
    command
        .arg("install")
        .arg(package)
        .args(arguments)
        .arg("--root")
        .arg(root);
    command
}

/// A tool's own speed hardly matters here, the time until it is there does.
fn quick_to_compile(command: &mut Command, target: &Path) {
    command
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_LTO", "off");
}

fn npm(tool: &Tool, package: &str, prefix: &Path) -> Result<Command> {
    let npm = which::which("npm").map_err(|_| {
        anyhow!(
            "{} comes by npm, which is part of Node.js, and that is not on this machine. \
             Install it from your system's packages (Debian: apt-get install nodejs npm) \
             or from nodejs.org",
            tool.program
        )
    })?;
    let mut command = Command::new(npm);
    command.args(["install", "--global", "--no-audit", "--no-fund", "--prefix"]);
    command.arg(prefix).arg(package);
    Ok(command)
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("can't remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
