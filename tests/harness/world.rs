//! What all tests share.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::deploys::copy;
use crate::display::Display;
use crate::driver::Driver;
use crate::hostile::{self, Count};
use crate::interface::{self, INTERFACES};
use crate::setup::{
    arabic_folder, crooked_folder, fixture_folder, languages_folder, root_folder, web_folder,
};
use crate::{Change, Deploys, Setup, Site, WEB};

/// A file whose blog is published, too.
const ON_THE_WEB: &[&str] = &["--base-url", WEB];

/// The blogs to read and the driver of the browser.
pub struct World {
    /// The demo blog.
    pub demo: Site,
    /// The blog that was made for these tests, at `/`.
    pub fixture: Site,
    /// The same blog below a path, as on a shared host.
    pub below: Site,
    /// A blog in several languages, below a path.
    pub languages: Site,
    pub(crate) setup: Setup,
    pub(crate) driver: Driver,
    hostile: OnceLock<Hostile>,
    display: OnceLock<Display>,
    arabic: OnceLock<Site>,
    files: [OnceLock<Site>; 6],
    corpus: OnceLock<[Site; 2]>,
    crooked: OnceLock<Site>,
    deploys: OnceLock<Arc<Deploys>>,
    plain: OnceLock<Arc<Deploys>>,
    interfaces: [OnceLock<Site>; INTERFACES.len()],
    // Holds the published fixtures for as long as the tests run.
    published: TempDir,
}

/// The blog of posts that want to do harm.
pub struct Hostile {
    /// As it was published.
    pub site: Site,
    /// What it was made of.
    pub count: Count,
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
            languages: Site::publish(
                "languages",
                &setup,
                &languages_folder(),
                &folder("languages"),
                Some("http://127.0.0.1/garden/"),
            )?,
            driver: Driver::start(&setup.chromedriver)?,
            setup,
            hostile: OnceLock::new(),
            display: OnceLock::new(),
            arabic: OnceLock::new(),
            files: Default::default(),
            corpus: OnceLock::new(),
            crooked: OnceLock::new(),
            deploys: OnceLock::new(),
            plain: OnceLock::new(),
            interfaces: Default::default(),
            published,
        })
    }

    /// The blog of posts that want to do harm, published when first asked for.
    pub fn hostile(&self) -> &Hostile {
        self.hostile.get_or_init(|| {
            self.publish_hostile()
                .unwrap_or_else(|error| panic!("{error:#}"))
        })
    }

    /// A small blog in Arabic, published when first asked for.
    pub fn arabic(&self) -> &Site {
        self.arabic.get_or_init(|| {
            let out = self.published.path().join("arabic");
            Site::publish("arabic", &self.setup, &arabic_folder(), &out, None)
                .unwrap_or_else(|error| panic!("{error:#}"))
        })
    }

    /// The demo blog as one file, published when first asked for.
    pub fn demo_file(&self) -> &Site {
        self.file(0, &self.demo, &root_folder(), ON_THE_WEB)
    }

    /// The fixture as one file, published when first asked for.
    pub fn fixture_file(&self) -> &Site {
        self.file(1, &self.fixture, &fixture_folder(), ON_THE_WEB)
    }

    /// The blog in several languages as one file, published when first asked for.
    pub fn languages_file(&self) -> &Site {
        self.file(2, &self.languages, &languages_folder(), ON_THE_WEB)
    }

    /// A file with some posts of the demo blog, and no pictures.
    pub fn part_file(&self) -> &Site {
        let part = [ON_THE_WEB, &["--newest", "12", "--images", "none"]].concat();
        self.file(3, &self.demo, &root_folder(), &part)
    }

    /// A blog in two languages, whose addresses are written in every way there is, as one
    /// file.
    pub fn crooked_file(&self) -> &Site {
        self.file(4, self.crooked(), &crooked_folder(), ON_THE_WEB)
    }

    /// That in one of the languages, and published nowhere.
    pub fn lonely_file(&self) -> &Site {
        self.file(5, self.crooked(), &crooked_folder(), &["--lang", "tr"])
    }

    fn crooked(&self) -> &Site {
        self.crooked.get_or_init(|| {
            let out = self.published.path().join("crooked");
            Site::publish("crooked", &self.setup, &crooked_folder(), &out, None)
                .unwrap_or_else(|error| panic!("{error:#}"))
        })
    }

    /// A blog by others as one file, where it lies beside the project; else the demo blog.
    pub fn corpus_file(&self) -> &Site {
        let source = root_folder().join("../shared/corpus/papermod-example");
        if !source.is_dir() {
            return self.demo_file();
        }
        let sites = self.corpus.get_or_init(|| {
            let publish = || {
                let folder = self.published.path().join("file-corpus");
                let out = self.published.path().join("corpus");
                let published = Site::publish(
                    "corpus",
                    &self.setup,
                    &source,
                    &out,
                    Some("http://127.0.0.1/"),
                )?;
                let file =
                    Site::publish_file(&published, &self.setup, &source, &folder, ON_THE_WEB)?;
                Ok::<_, anyhow::Error>([published, file])
            };
            publish().unwrap_or_else(|error| panic!("{error:#}"))
        });
        &sites[1]
    }

    fn file(&self, place: usize, published: &Site, source: &Path, more: &[&str]) -> &Site {
        self.files[place].get_or_init(|| {
            let folder = self.published.path().join(format!("file-{place}"));
            Site::publish_file(published, &self.setup, source, &folder, more)
                .unwrap_or_else(|error| panic!("{error:#}"))
        })
    }

    /// Several versions of one blog, published when first asked for.
    pub fn deploys(&self) -> &Arc<Deploys> {
        self.deploys.get_or_init(|| {
            Deploys::publish(&self.setup, &self.published.path().join("deploys"))
                .map_or_else(|error| panic!("{error:#}"), Arc::new)
        })
    }

    /// The same versions with the service worker as it is written, not minified:
    /// what is published where there is no Node.
    pub fn plain_deploys(&self) -> &Arc<Deploys> {
        self.plain.get_or_init(|| {
            self.publish_plain()
                .map_or_else(|error| panic!("{error:#}"), Arc::new)
        })
    }

    /// The same versions once more, with a worker that differs in some places.
    ///
    /// # Errors
    /// The worker has no such places.
    pub fn changed_deploys(&self, name: &str, changes: &[Change]) -> Result<Deploys> {
        let folder = self.published.path().join("changed").join(name);
        self.plain_deploys().with_worker(&folder, changes)
    }

    /// The small blog with an interface in the language at this place of
    /// [`INTERFACES`], published when first asked for.
    pub fn in_language(&self, place: usize) -> &Site {
        let (name, site) = (INTERFACES[place], &self.interfaces[place]);
        site.get_or_init(|| {
            let source = self.published.path().join(format!("source-{name}"));
            interface::write(&source, name)
                .and_then(|()| self.publish(name, &source))
                .unwrap_or_else(|error| panic!("{error:#}"))
        })
    }

    /// Publishes a source of a test's own, below the folder of all that is
    /// published for the tests.
    ///
    /// # Errors
    /// It can't be published, not even in part.
    pub fn publish(&self, name: &'static str, source: &Path) -> Result<Site> {
        let out = self.published.path().join(name);
        Site::publish_what_is_fine(name, &self.setup, source, &out)
    }

    /// The name of the screen for browsers that need one.
    pub(crate) fn display(&self) -> &str {
        let start = || Display::start().unwrap_or_else(|error| panic!("{error:#}"));
        self.display.get_or_init(start).name()
    }

    fn publish_plain(&self) -> Result<Deploys> {
        let folder = self.published.path().join("plain");
        let shell = folder.join("shell");
        copy(&self.setup.shell, &shell)?;
        copy(&web_folder().join("worker"), &shell.join("worker"))?;
        let setup = Setup {
            shell,
            ..self.setup.clone()
        };
        Deploys::publish(&setup, &folder)
    }

    fn publish_hostile(&self) -> Result<Hostile> {
        let root = self.published.path().join("hostile");
        let source = root.join("source");
        let count = hostile::write(&source)?;
        let out = root.join("site");
        let site = Site::publish_what_is_fine("hostile", &self.setup, &source, &out)?;
        hostile::nothing_beside(&root, &["source", "site"])?;
        Ok(Hostile { site, count })
    }
}
