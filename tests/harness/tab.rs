//! A browser as a test sees it: one tab, its document, its complaints.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::prelude::*;
use tokio::time::timeout;

use crate::browser::Browser;
use crate::driver::Driver;
use crate::preload::Preload;
use crate::{Engine, Watch, World, watch};

/// How long a condition is waited for. Only failing tests wait this long.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(20);
/// How long a document may take to answer a question.
const ANSWER: Duration = Duration::from_secs(5);

/// A tab of a browser of its own.
pub struct Tab {
    driver: WebDriver,
    expected: RefCell<Vec<String>>,
    engine: Engine,
    preload: Preload,
    // The browser's own driver and profile last as long as it does.
    _browser: (Option<Driver>, Option<TempDir>),
}

impl Tab {
    pub(crate) async fn start(world: &World, engine: Engine, preload: Preload) -> Result<Self> {
        let browser = Browser::start(world, engine).await?;
        let tab = Self {
            driver: browser.session,
            expected: RefCell::default(),
            engine,
            preload,
            _browser: (browser.driver, browser.profile),
        };
        tab.before(watch::SCRIPT).await?;
        Ok(tab)
    }

    /// Runs a script in every document from now on, before the document's own.
    pub async fn before(&self, script: &str) -> Result<()> {
        if self.engine == Engine::Chromium {
            let page = self.driver.cdp();
            let page = page.page();
            page.add_script_to_evaluate_on_new_document(script).await?;
        } else {
            self.preload.add(script);
        }
        Ok(())
    }

    /// The engine that shows it.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The driver, for what this type has no word for.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Goes to a URL, as if typed, and waits until the document has loaded.
    pub async fn open(&self, url: &str) -> Result<()> {
        self.driver
            .goto(url)
            .await
            .with_context(|| format!("can't open {url}"))
    }

    /// Goes to a URL and waits until the app has taken the page over.
    pub async fn open_app(&self, url: &str) -> Result<()> {
        self.open(url).await?;
        self.app_ready().await
    }

    /// Waits until the app has taken the document over.
    pub async fn app_ready(&self) -> Result<()> {
        self.until("document.documentElement.dataset.app === 'ready'")
            .await
    }

    /// Waits until the app has the renderer. It gets it after the first click,
    /// and up to then takes pages as they were prerendered.
    pub async fn renderer_ready(&self) -> Result<()> {
        self.until("document.documentElement.dataset.renderer === 'ready'")
            .await
    }

    /// Runs the body of a function and gives what it returns; `arguments` are
    /// the parts of a JSON array.
    pub async fn script<T: DeserializeOwned>(&self, body: &str, arguments: Value) -> Result<T> {
        let Value::Array(arguments) = arguments else {
            bail!("arguments are no array")
        };
        let result = self.driver.execute(body, arguments).await;
        let value = result.with_context(|| format!("script failed: {body}"))?;
        Ok(value.convert()?)
    }

    /// The value of an expression.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.script(&format!("return ({expression})"), json!([]))
            .await
    }

    /// Waits until an expression is true.
    ///
    /// # Errors
    /// It is not within 20 seconds.
    pub async fn until(&self, condition: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        let question = format!("Boolean({condition})");
        loop {
            // While a document is being replaced there is none to ask. WebKit
            // loses the question then, so that it has to be asked again.
            let answer = timeout(ANSWER, self.eval::<bool>(&question)).await;
            let answer = answer.unwrap_or_else(|_| Err(anyhow!("the document does not answer")));
            match answer {
                Ok(true) => return Ok(()),
                _ if Instant::now() < end => tokio::time::sleep(PAUSE).await,
                Ok(false) => {
                    let url = self.driver.current_url().await;
                    let url = url.map_or_else(|_| "?".into(), String::from);
                    bail!("waited in vain, at {url}, for: {condition}")
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Lets time pass in the document.
    pub async fn pass(&self, time: Duration) -> Result<()> {
        let now: f64 = self.eval("performance.now()").await?;
        let then = now + time.as_secs_f64() * 1000.0;
        self.until(&format!("performance.now() > {then}")).await
    }

    /// An expression is true now.
    ///
    /// # Errors
    /// It is not; the values that it was made from are told by `about`, another
    /// expression.
    pub async fn check(&self, expression: &str, about: &str) -> Result<()> {
        if self.eval::<bool>(&format!("Boolean({expression})")).await? {
            return Ok(());
        }
        let url = self.driver.current_url().await?;
        let about: Value = self.eval(about).await?;
        bail!("at {url} this does not hold: {expression}\nhere: {about:#}")
    }

    /// Waits until fonts and images are there and two more frames were painted.
    pub async fn settle(&self) -> Result<()> {
        let script = "
            const done = arguments[0];
            const frame = () => new Promise((next) => requestAnimationFrame(next));
            (async () => {
                await document.fonts.ready;
                const images = [...document.images].filter((image) => image.loading !== 'lazy');
                await Promise.allSettled(images.map((image) => image.decode()));
                await frame();
                await frame();
                done(true);
            })();";
        self.driver.execute_async(script, Vec::new()).await?;
        Ok(())
    }

    /// The notes about the document that is shown.
    pub async fn watch(&self) -> Result<Watch> {
        self.script("return JSON.parse(JSON.stringify(watch))", json!([]))
            .await
    }

    /// Differs in every document.
    pub async fn document(&self) -> Result<String> {
        self.eval("watch.document").await
    }

    /// The path in the address bar.
    pub async fn path(&self) -> Result<String> {
        self.eval("location.pathname").await
    }

    /// From now on nothing is fetched ahead, as for readers who save data.
    pub async fn spare(&self) -> Result<()> {
        let sparing = "document.documentElement.toggleAttribute('data-sparing', true)";
        self.eval::<bool>(sparing).await.map(drop)
    }

    /// The element that a CSS selector finds.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        let found = self.driver.find(By::Css(css)).await;
        found.with_context(|| format!("there is no {css}"))
    }

    /// Clicks with the mouse: points first, so that the link is hovered, too.
    pub async fn click(&self, css: &str) -> Result<()> {
        let element = self.find(css).await?;
        element
            .click()
            .await
            .with_context(|| format!("can't click {css}"))
    }

    /// Clicks without pointing first.
    pub async fn press(&self, css: &str) -> Result<()> {
        self.script("document.querySelector(arguments[0]).click()", json!([css]))
            .await
    }

    /// Scrolls at once.
    pub async fn scroll_to(&self, y: i64) -> Result<()> {
        let script = "scrollTo({ top: arguments[0], behavior: 'instant' })";
        self.script(script, json!([y])).await
    }

    /// How far the document is scrolled down, in CSS pixels.
    pub async fn scrolled(&self) -> Result<f64> {
        self.eval("scrollY").await
    }

    /// One step back in the tab's history; what follows has to be waited for.
    pub async fn back(&self) -> Result<()> {
        self.script("history.back()", json!([])).await
    }

    /// One step forward in the tab's history; what follows has to be waited for.
    pub async fn forward(&self) -> Result<()> {
        self.script("history.forward()", json!([])).await
    }

    /// A complaint of the browser with this text in it is what the test wants.
    pub fn expect(&self, text: &str) {
        self.expected.borrow_mut().push(text.into());
    }

    /// Documents that the browser makes itself, to show a picture or a feed,
    /// have styles and ask for an icon: both are its own affair.
    pub fn expect_viewer(&self, file: &str) {
        self.expect(&format!("{file} - Applying inline style"));
        self.expect("/favicon.ico - Failed to load resource");
    }

    /// What the browser has complained about and nobody expected. Of the
    /// engines only Chromium tells its log; all tell what the policy blocked.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let log = match self.engine {
            Engine::Chromium => self.driver.browser_log().await?,
            Engine::Firefox | Engine::WebKit => Vec::new(),
        };
        let log = log.into_iter();
        let log = log.map(|entry| format!("{}: {}", entry.level, entry.message));
        let blocked = self
            .eval::<Vec<String>>("window.watch ? watch.violations : []")
            .await;
        let all = log.chain(blocked.unwrap_or_default());
        let expected = self.expected.borrow();
        let unexpected = |entry: &String| !expected.iter().any(|text| entry.contains(text));
        Ok(all.filter(unexpected).collect())
    }

    /// Ends the browser.
    pub async fn quit(self) -> Result<()> {
        Ok(self.driver.quit().await?)
    }
}
