//! Firefox and WebKit with their drivers: the engines that the tests run in
//! besides Chromium. They are only installed where that is asked for: together
//! they are some hundred megabytes. Firefox's driver comes where Firefox is.

use super::apt::Apt;
use super::find::on_path;
use super::{Tools, tool};
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// A browser with its driver, and the environment variables by which the tests
/// find both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Engine {
    pub(crate) browser: (&'static str, PathBuf),
    pub(crate) driver: (&'static str, PathBuf),
}

const FIREFOX: [&str; 2] = ["firefox-esr", "firefox"];
const WEBKIT_DRIVER: &str = "WebKitWebDriver";
/// WebKit's small browser is no command: it lies among its libraries.
const MINI_BROWSERS: [&str; 3] = [
    "webkit2gtk-4.1/MiniBrowser",
    "webkitgtk-6.0/MiniBrowser",
    "webkit2gtk-4.0/MiniBrowser",
];

/// Finds Firefox, with `install` gets it if it is missing; and geckodriver.
pub(crate) fn firefox(install: bool) -> Result<Engine> {
    let browser = || named("FIREFOX").or_else(|| FIREFOX.iter().find_map(|name| command(name)));
    let browser = got("Firefox", &["firefox-esr"], install, browser)?;
    // Any version will do: drivers keep up with browsers for years.
    let driver = match named("GECKODRIVER").or_else(|| command("geckodriver")) {
        Some(driver) => driver,
        None => Tools::for_firefox()?.program("geckodriver"),
    };
    Ok(Engine {
        browser: ("FIREFOX", browser),
        driver: ("GECKODRIVER", driver),
    })
}

/// Finds WebKit's small browser, its driver, and a screen for it that nobody
/// sees; with `install`, gets what is missing.
pub(crate) fn webkit(install: bool) -> Result<Engine> {
    let all = || {
        command("Xvfb")?;
        Some(Engine {
            browser: ("MINIBROWSER", named("MINIBROWSER").or_else(mini_browser)?),
            driver: (
                "WEBKIT_DRIVER",
                named("WEBKIT_DRIVER").or_else(|| command(WEBKIT_DRIVER))?,
            ),
        })
    };
    got("WebKit", &["webkit2gtk-driver", "xvfb"], install, all)
}

/// What `find` finds, with `install` if need be after Debian's packages were
/// installed.
fn got<T>(name: &str, packages: &[&str], install: bool, find: impl Fn() -> Option<T>) -> Result<T> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if !install {
        bail!("{name} or its driver is not on this machine");
    }
    let by_hand = format!("apt-get install {}", packages.join(" "));
    let Some(apt) = Apt::find() else {
        bail!("{name} or its driver is not here. By hand (Debian): {by_hand}");
    };
    println!("\n{name} is not here yet. The tests run in it, too. Some minutes, once.");
    if let Err(error) = apt.install(packages) {
        bail!("{error}. By hand: {by_hand}");
    }
    match find() {
        Some(found) => Ok(found),
        None => bail!("the packages {} did not bring {name}", packages.join(" ")),
    }
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

fn command(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    on_path(name, &path).into_iter().next()
}

fn mini_browser() -> Option<PathBuf> {
    ["/usr/lib", "/usr/libexec", "/usr/lib64"]
        .into_iter()
        .find_map(|folder| mini_browser_in(Path::new(folder)))
}

/// Debian has a folder for each kind of processor in between.
fn mini_browser_in(libraries: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(libraries).ok()?;
    let below = folders.filter_map(|entry| Some(entry.ok()?.path()));
    let folders: Vec<_> = std::iter::once(libraries.to_path_buf())
        .chain(below)
        .collect();
    MINI_BROWSERS.iter().find_map(|name| {
        let mut places = folders.iter().map(|folder| folder.join(name));
        places.find(|place| place.is_file())
    })
}

impl Tools {
    /// The driver, which no package of Debian's brings.
    fn for_firefox() -> Result<Self> {
        Self::get(&[tool::geckodriver()])
    }

    fn program(&self, name: &str) -> PathBuf {
        let found = on_path(name, &self.path).into_iter().next();
        found.unwrap_or_else(|| PathBuf::from(name))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_small_browser_is_found_among_the_libraries() {
        let folder = tempfile::tempdir().unwrap();
        let libraries = folder.path();
        assert_eq!(mini_browser_in(libraries), None);
        let of_the_processor = libraries.join("x86_64-linux-gnu/webkit2gtk-4.1");
        fs::create_dir_all(&of_the_processor).unwrap();
        assert_eq!(mini_browser_in(libraries), None);
        let browser = of_the_processor.join("MiniBrowser");
        fs::write(&browser, "").unwrap();
        assert_eq!(mini_browser_in(libraries), Some(browser));
    }

    #[test]
    fn what_is_there_is_not_installed() {
        let found = got("a thing", &["no-such-package"], true, || Some(1)).unwrap();
        assert_eq!(found, 1);
        assert!(got("a thing", &["no-such-package"], false, || None::<()>).is_err());
    }
}
