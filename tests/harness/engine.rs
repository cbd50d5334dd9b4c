//! The browsers' engines.

use std::env;

/// An engine that the tests can run in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium: always there. Its debugging protocol can do what WebDriver
    /// can't (scripts off, narrow windows, the log, touch, slow networks).
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK's small browser with its driver.
    WebKit,
}

impl Engine {
    /// Its name in the names of tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Those on this machine: Chromium, and the others whose browser is named
    /// in the environment. They are not looked for, since running a test three
    /// times takes three times as long: whoever wants it says so.
    pub fn here() -> Vec<Self> {
        let named = |engine: &Self| {
            let (browser, _) = engine.variables();
            *engine == Self::Chromium || env::var_os(browser).is_some()
        };
        let all = [Self::Chromium, Self::Firefox, Self::WebKit];
        all.into_iter().filter(named).collect()
    }

    /// The environment variables that name its browser and its driver.
    pub(crate) fn variables(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMIUM", "CHROMEDRIVER"),
            Self::Firefox => ("FIREFOX", "GECKODRIVER"),
            Self::WebKit => ("MINIBROWSER", "WEBKIT_DRIVER"),
        }
    }
}
