//! Debian's packages, for programs that no other way brings.

use crate::process;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// How packages may be installed without asking for a password.
pub(crate) struct Apt(Vec<&'static str>);

impl Apt {
    /// `None` where there is no such way.
    pub(crate) fn find() -> Option<Self> {
        if !Path::new("/etc/debian_version").exists() || which::which("apt-get").is_err() {
            return None;
        }
        let id = process::output_of(Command::new("id").arg("-u"));
        let is_root = id.is_some_and(|id| id.trim() == "0");
        let sudo = || process::output_of(Command::new("sudo").args(["-n", "true"])).is_some();
        if is_root {
            Some(Self(vec!["apt-get"]))
        } else {
            sudo().then(|| Self(vec!["sudo", "-n", "apt-get"]))
        }
    }

    /// Installs packages. The lists of packages are only fetched where it does
    /// not work without: they may be too old, or not there at all.
    pub(crate) fn install(&self, packages: &[&str]) -> Result<()> {
        let install = || {
            let mut command = self.command();
            command.args(["install", "--yes", "--no-install-recommends"]);
            process::run(command.args(packages))
        };
        if install().is_ok() {
            return Ok(());
        }
        process::run(self.command().arg("update"))?;
        install()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(self.0[0]);
        command.args(&self.0[1..]);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}
