//! Chromium and its driver, for the tests in a real browser.

use super::apt::Apt;
use super::find::{on_path, version_of};
use anyhow::{Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVER: &str = "chromedriver";
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];
const BY_HAND: &str = "    apt-get install chromium chromium-driver    (Debian)\n\
     or set CHROMIUM and CHROMEDRIVER to programs of the same version.";

/// A browser and the driver that fits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds Chromium and its driver; installs them where Debian's packages can be.
pub(crate) fn get() -> Result<Chromium> {
    if let Some(found) = find_in_environment() {
        return Ok(found);
    }
    let Some(apt) = Apt::find() else {
        bail!("Chromium and its driver of the same version are not here. By hand:\n{BY_HAND}");
    };
    println!(
        "\nChromium and its driver are not here yet. The tests run in them.\n\
         Installing Debian's packages takes about a minute, once."
    );
    if let Err(error) = apt.install(&PACKAGES) {
        bail!("{error}. By hand:\n{BY_HAND}");
    }
    match find_in_environment() {
        Some(found) => Ok(found),
        None => {
            bail!("the packages brought no Chromium with a fitting driver. By hand:\n{BY_HAND}")
        }
    }
}

fn find_in_environment() -> Option<Chromium> {
    let named = |variable| std::env::var_os(variable).map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    find(named("CHROMIUM"), named("CHROMEDRIVER"), &path)
}

/// The first browser for which there is a driver of the same major version.
fn find(browser: Option<PathBuf>, driver: Option<PathBuf>, path: &OsStr) -> Option<Chromium> {
    let browsers = match browser {
        Some(browser) => vec![browser],
        None => BROWSERS
            .iter()
            .flat_map(|name| on_path(name, path))
            .collect(),
    };
    let drivers = driver.map_or_else(|| on_path(DRIVER, path), |driver| vec![driver]);
    let major = |program: &Path| version_of(program).map(|version| version.major());
    let drivers: Vec<_> = drivers
        .into_iter()
        .map(|driver| (major(&driver), driver))
        .collect();
    browsers.into_iter().find_map(|browser| {
        let wanted = Some(major(&browser)?);
        let (_, driver) = drivers.iter().find(|(version, _)| *version == wanted)?;
        Some(Chromium {
            browser,
            driver: driver.clone(),
        })
    })
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    fn program(folder: &Path, name: &str, version: &str) -> PathBuf {
        let program = folder.join(name);
        fs::write(&program, format!("#!/bin/sh\necho {name} {version}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        program
    }

    #[test]
    fn a_browser_and_a_driver_of_one_version_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path();
        let chromium = program(path, "chromium", "155.0.1");
        let driver = program(path, "chromedriver", "156.0.2");
        assert_eq!(
            find(None, None, path.as_os_str()),
            None,
            "the versions differ"
        );

        let chrome = program(path, "google-chrome", "156.0.1");
        let fitting = Chromium {
            browser: chrome,
            driver: driver.clone(),
        };
        assert_eq!(find(None, None, path.as_os_str()), Some(fitting));

        let older = program(path, "older-driver", "155.0.9");
        let named = find(
            Some(chromium.clone()),
            Some(older.clone()),
            path.as_os_str(),
        );
        assert_eq!(
            named,
            Some(Chromium {
                browser: chromium,
                driver: older
            })
        );
    }
}
