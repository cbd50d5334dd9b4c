//! Starting a browser of one's own.

use anyhow::{Context, Result};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

use crate::driver::Driver;
use crate::{Engine, World, others};

/// The size of a window's content, in CSS pixels.
pub type Size = (u32, u32);

/// As on a small phone.
pub const NARROW: Size = (360, 640);
/// As on a laptop.
pub const WIDE: Size = (1280, 720);

/// What a headless browser for tests needs: no sandbox (tests may run as
/// root), and nothing that goes to the network by itself.
const ARGUMENTS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--hide-scrollbars",
    // Nothing is asked for elsewhere: those hosts are not there.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    "--window-size=1280,720",
];

/// A running browser.
pub(crate) struct Browser {
    /// What takes commands for it.
    pub(crate) session: WebDriver,
    /// The driver that it has for itself.
    pub(crate) driver: Option<Driver>,
    /// Where it keeps what it remembers, unless its driver sees to that.
    pub(crate) profile: Option<TempDir>,
}

impl Browser {
    /// Starts one with a profile that nobody has used before.
    pub(crate) async fn start(world: &World, engine: Engine) -> Result<Self> {
        match engine {
            Engine::Chromium => chromium(world).await,
            Engine::Firefox => others::firefox(world).await,
            Engine::WebKit => others::webkit(world).await,
        }
    }
}

async fn chromium(world: &World) -> Result<Browser> {
    let profile = tempfile::tempdir().context("can't make a folder")?;
    let mut wishes = ChromeCapabilities::new();
    wishes.set_binary(&world.setup.chromium.to_string_lossy())?;
    for argument in ARGUMENTS {
        wishes.add_arg(argument)?;
    }
    wishes.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let session = WebDriver::new(world.driver.url(), wishes).await;
    Ok(Browser {
        session: session.context("the browser does not start")?,
        driver: None,
        profile: Some(profile),
    })
}
