//! Java, for the checker of HTML.

use super::apt::Apt;
use anyhow::{Result, bail};
use std::path::PathBuf;

const PACKAGES: [&str; 1] = ["default-jre-headless"];
const BY_HAND: &str = "    apt-get install default-jre-headless    (Debian)\n\
     or put another Java, 11 or newer, on PATH.";

/// Finds Java; installs it where Debian's packages can be.
pub(crate) fn get() -> Result<PathBuf> {
    if let Ok(java) = which::which("java") {
        return Ok(java);
    }
    let Some(apt) = Apt::find() else {
        bail!("Java is not on this machine, and the HTML checker runs in it. By hand:\n{BY_HAND}");
    };
    println!(
        "\nJava is not here yet. The HTML checker runs in it.\n\
         Installing Debian's package takes about a minute, once."
    );
    if let Err(error) = apt.install(&PACKAGES) {
        bail!("{error}. By hand:\n{BY_HAND}");
    }
    match which::which("java") {
        Ok(java) => Ok(java),
        Err(_) => bail!("the package brought no `java`. By hand:\n{BY_HAND}"),
    }
}
