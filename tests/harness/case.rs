//! A test and how it runs.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use libtest_mimic::{Failed, Trial};

use crate::preload::Preload;
use crate::{Change, Deploys, Engine, Host, Site, Tab, World};

/// Which of the world's sites a test is about.
pub type Which = fn(&World) -> &Site;

/// A test without a browser.
pub type OverHttp = fn(&Site, &Host) -> Result<()>;

type Run = Box<dyn FnOnce(&World) -> Result<()> + Send>;

/// A test with its name.
pub struct Case {
    name: String,
    run: Run,
}

/// What a test in the browser has for itself.
pub struct Visit {
    /// The blog to read.
    pub site: Site,
    /// The server it is read from.
    pub host: Host,
    /// The browser it is read in.
    pub tab: Tab,
}

/// Whether the browser may have a service worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Worker {
    Off,
    On,
}

/// A script for a browser without service workers.
pub const NO_WORKER: &str =
    "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })";

type Steps<'v> = Pin<Box<dyn Future<Output = Result<()>> + 'v>>;

impl Case {
    /// A test in Chromium: one that needs its debugging protocol or its log, or
    /// one of many that need not be repeated in every engine.
    pub fn in_browser(
        name: impl Into<String>,
        site: impl Fn(&World) -> &Site + Send + 'static,
        test: impl for<'v> FnOnce(&'v mut Visit) -> Steps<'v> + Send + 'static,
    ) -> Self {
        Self::in_engine(Engine::Chromium, name, site, test)
    }

    /// A test in one of the engines, of which its name gets a part.
    pub fn in_engine(
        engine: Engine,
        name: impl Into<String>,
        site: impl Fn(&World) -> &Site + Send + 'static,
        test: impl for<'v> FnOnce(&'v mut Visit) -> Steps<'v> + Send + 'static,
    ) -> Self {
        let run: Run =
            Box::new(move |world| run_in_browser(world, engine, Worker::Off, site(world), test));
        Self {
            name: format!("{}::{}", engine.name(), name.into()),
            run,
        }
    }

    /// A test of the service worker, which other tests do without: what a browser
    /// asks for would then depend on what it has stored. It starts on the first of
    /// the deployed versions.
    pub fn with_worker(
        engine: Engine,
        name: impl Into<String>,
        test: impl for<'v> FnOnce(&'v mut Visit, Arc<Deploys>) -> Steps<'v> + Send + 'static,
    ) -> Self {
        Self::on_deploys(engine, name, |world| Ok(Arc::clone(world.deploys())), test)
    }

    /// A test that is known, in Chromium, with a service worker that is broken:
    /// it has to fail.
    pub fn with_broken_worker(
        name: &'static str,
        changes: &'static [Change],
        test: impl for<'v> FnOnce(&'v mut Visit, Arc<Deploys>) -> Steps<'v> + Send + 'static,
    ) -> Self {
        let deploys = |world: &World| world.changed_deploys(name, changes).map(Arc::new);
        Self::on_deploys(Engine::Chromium, name, deploys, move |visit, deploys| {
            Box::pin(async move {
                visit.tab.expect("");
                match test(visit, deploys).await {
                    Ok(()) => bail!("nobody notices that the worker is broken"),
                    Err(_) => Ok(()),
                }
            })
        })
    }

    /// A test of the service worker on certain versions of a blog.
    pub fn on_deploys(
        engine: Engine,
        name: impl Into<String>,
        deploys: impl FnOnce(&World) -> Result<Arc<Deploys>> + Send + 'static,
        test: impl for<'v> FnOnce(&'v mut Visit, Arc<Deploys>) -> Steps<'v> + Send + 'static,
    ) -> Self {
        let run: Run = Box::new(move |world| {
            let deploys = deploys(world)?;
            run_in_browser(world, engine, Worker::On, &deploys.v1, |visit| {
                test(visit, Arc::clone(&deploys))
            })
        });
        Self {
            name: format!("{}::{}", engine.name(), name.into()),
            run,
        }
    }

    /// A test of what the server answers, without a browser.
    pub fn over_http(name: impl Into<String>, site: Which, test: OverHttp) -> Self {
        let run: Run = Box::new(move |world| test(site(world), &Host::start(site(world))?));
        Self {
            name: name.into(),
            run,
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// As the test runner takes it.
    pub fn into_trial(self, world: &Arc<World>) -> Trial {
        let world = Arc::clone(world);
        Trial::test(self.name, move || {
            (self.run)(&world).map_err(|error| Failed::from(format!("{error:#}")))
        })
    }
}

impl Visit {
    /// Starts a server and a browser, on an empty tab. [`Tab::quit`] ends the
    /// browser.
    pub async fn start(world: &World, engine: Engine, site: &Site) -> Result<Self> {
        Self::start_with(world, engine, Worker::Off, site).await
    }

    async fn start_with(
        world: &World,
        engine: Engine,
        worker: Worker,
        site: &Site,
    ) -> Result<Self> {
        let preload = Preload::default();
        // Chromium needs no help with that, and a worker refuses pages that were
        // changed on their way.
        let served = engine != Engine::Chromium && worker == Worker::Off;
        let served = served.then(|| preload.clone());
        let visit = Self {
            site: site.clone(),
            host: Host::start_with(site, served)?,
            tab: Tab::start(world, engine, preload).await?,
        };
        match worker {
            Worker::Off => visit.tab.before(NO_WORKER).await?,
            // A host that can't be reached is what these tests are about.
            Worker::On => {
                visit.tab.expect("Failed to load resource");
                visit.tab.expect("Banner not shown");
            }
        }
        Ok(visit)
    }
}

fn run_in_browser(
    world: &World,
    engine: Engine,
    worker: Worker,
    site: &Site,
    test: impl for<'v> FnOnce(&'v mut Visit) -> Steps<'v>,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut visit = runtime.block_on(Visit::start_with(world, engine, worker, site))?;
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&mut visit))));
    // Whatever has happened, the browser has to end.
    let complaints = runtime.block_on(visit.tab.complaints());
    let end = runtime.block_on(visit.tab.quit());
    let complaints = complaints.map(|entries| entries.join("\n"));
    match outcome {
        Err(panic) => resume_unwind(panic),
        Ok(Err(error)) => Err(match complaints {
            Ok(text) if !text.is_empty() => error.context(format!("(the browser says: {text})")),
            _ => error,
        }),
        Ok(Ok(())) => match complaints.context("the browser's log can't be read")? {
            text if text.is_empty() => end,
            text => bail!("the browser complains:\n{text}"),
        },
    }
}
