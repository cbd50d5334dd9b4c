//! Firefox and WebKit. Both start with a profile of their own that nobody has
//! used before.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::Browser;
use crate::driver::Driver;
use crate::setup::Pair;
use crate::{World, browser};

/// Firefox asks its maker for news at every start, and tests must not wait for
/// a network that may not be there.
fn preferences() -> Value {
    json!({
        "app.update.disabledForTesting": true,
        "browser.safebrowsing.malware.enabled": false,
        "browser.safebrowsing.phishing.enabled": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "extensions.update.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.dns.disablePrefetch": true,
        "network.proxy.type": 0,
        // Headless, it takes the system's theme from nowhere.
        "ui.systemUsesDarkTheme": 0,
    })
}

/// How often a browser is started anew: on a busy machine their drivers now
/// and then give up before it answers.
const ATTEMPTS: usize = 3;

/// Starts Firefox.
pub(crate) async fn firefox(world: &World) -> Result<Browser> {
    let Pair { browser, driver } = pair(world.setup.firefox.as_ref())?;
    let (width, height) = browser::WIDE;
    let options = json!({
        "binary": browser,
        "args": ["-headless", format!("-width={width}"), format!("-height={height}")],
        "prefs": preferences(),
    });
    let driver = |port| firefox_driver(driver, port);
    session(driver, "moz:firefoxOptions", options).await
}

fn firefox_driver(driver: &Path, port: u16) -> Command {
    let mut command = Command::new(driver);
    command.args(["--log", "fatal", "--port", &port.to_string()]);
    // Without it two of them want the same second port.
    command.args(["--websocket-port", "0"]);
    command
}

/// Starts WebKit's small browser on a screen that nobody sees.
pub(crate) async fn webkit(world: &World) -> Result<Browser> {
    let Pair { browser, driver } = pair(world.setup.webkit.as_ref())?;
    let display = world.display();
    let options = json!({ "binary": browser, "args": ["--automation"] });
    let driver = |port| webkit_driver(driver, display, port);
    session(driver, "webkitgtk:browserOptions", options).await
}

fn webkit_driver(driver: &Path, display: &str, port: u16) -> Command {
    let mut command = Command::new(driver);
    command.arg(format!("--port={port}"));
    // The browser inherits all of this. There is no graphics card to share
    // memory with, and no desktop to talk to.
    command
        .env("DISPLAY", display)
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
        .env("GTK_A11Y", "none")
        .env("NO_AT_BRIDGE", "1");
    command
}

async fn session(command: impl Fn(u16) -> Command, key: &str, options: Value) -> Result<Browser> {
    let mut wishes = Capabilities::new();
    wishes.set(key, options)?;
    let mut attempts = 1..=ATTEMPTS;
    loop {
        let driver = Driver::start_on_port(&command)?;
        match WebDriver::new(driver.url(), wishes.clone()).await {
            Ok(session) => {
                return Ok(Browser {
                    session,
                    driver: Some(driver),
                    profile: None,
                });
            }
            Err(error) if attempts.next() == Some(ATTEMPTS) => {
                return Err(error).context("the browser does not start");
            }
            Err(_) => {}
        }
    }
}

fn pair(pair: Option<&Pair>) -> Result<&Pair> {
    pair.context("the environment names no such browser")
}
