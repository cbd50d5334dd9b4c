//! A test and how it runs.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use libtest_mimic::{Failed, Trial};

use crate::preload::Preload;
use crate::{Engine, Host, Site, Tab, World};

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
        let run: Run = Box::new(move |world| run_in_browser(world, engine, site(world), test));
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
        let preload = Preload::default();
        // Chromium needs no help with that.
        let served = (engine != Engine::Chromium).then(|| preload.clone());
        Ok(Self {
            site: site.clone(),
            host: Host::start_with(site, served)?,
            tab: Tab::start(world, engine, preload).await?,
        })
    }
}

fn run_in_browser(
    world: &World,
    engine: Engine,
    site: &Site,
    test: impl for<'v> FnOnce(&'v mut Visit) -> Steps<'v>,
) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut visit = runtime.block_on(Visit::start(world, engine, site))?;
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
