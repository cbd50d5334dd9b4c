//! What all tests share.

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::driver::Driver;
use crate::setup::fixture_folder;
use crate::{Setup, Site};

/// The blogs to read and the driver of the browser.
pub struct World {
    /// The demo blog.
    pub demo: Site,
    /// The blog that was made for these tests, at `/`.
    pub fixture: Site,
    /// The same blog below a path, as on a shared host.
    pub below: Site,
    pub(crate) setup: Setup,
    pub(crate) driver: Driver,
    // Holds the published fixtures for as long as the tests run.
    _published: TempDir,
}

impl World {
    /// Publishes the fixture and starts the driver.
    ///
    /// # Errors
    /// Something is missing, or `inkleaf` can't publish the fixture.
    pub fn build() -> Result<Self> {
        let setup = Setup::find()?;
        let published = tempfile::tempdir().context("can't make a folder")?;
        let folder = |name: &str| published.path().join(name);
        let source = fixture_folder();
        Ok(Self {
            demo: Site::published("demo", &setup.dist, "/")?,
            fixture: Site::publish("fixture", &setup, &source, &folder("root"), None)?,
            below: Site::publish(
                "below",
                &setup,
                &source,
                &folder("below"),
                Some("http://127.0.0.1/blog/"),
            )?,
            driver: Driver::start(&setup.chromedriver)?,
            setup,
            _published: published,
        })
    }
}
