//! The steps that are measured, and the ways to take them.

use std::time::Duration;

use anyhow::{Context, Result};
use inkleaf_tests::{Kind, Visit};
use serde_json::json;

/// How a step is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// By the app, the page fetched before: the pointer was on the link.
    Warm,
    /// By the app, with nothing at hand but what the first page brought.
    Cold,
    /// By the browser, as a document of its own.
    Document,
}

/// From a page to another.
pub(crate) struct Step {
    /// What to call it.
    pub(crate) name: &'static str,
    from: String,
    to: String,
    /// Whether it is the way back that is measured.
    back: bool,
    /// Whether it is a card that is clicked, whose title moves then.
    card: bool,
}

/// Whether a file with such a `name` has come.
fn came(which: &str) -> String {
    format!("performance.getEntriesByType('resource').some(({{ name }}) => {which})")
}

/// The link that is clicked.
const LINK: &str = "#bench-link";
/// The newest post on the front page.
const CARD: &str = ".card h2 a";

impl Step {
    /// All that are measured.
    pub(crate) async fn all(visit: &Visit) -> Result<[Self; 4]> {
        let Visit { host, tab, site } = visit;
        let home = site.page(Kind::Home)?.href.clone();
        let tag = site.page(Kind::Tag)?.href.clone();
        tab.open(&host.url(&home)).await?;
        let post = format!("document.querySelector('{CARD}').getAttribute('href')");
        let post: String = tab.eval(&post).await?;
        let step = |name, from: &str, to: &str| Self {
            name,
            from: from.into(),
            to: to.into(),
            back: false,
            card: false,
        };
        Ok([
            step("home → post", &home, &post),
            Self {
                card: true,
                ..step("the same by its card", &home, &post)
            },
            step("post → tag", &post, &tag),
            Self {
                back: true,
                ..step("back to the post", &post, &tag)
            },
        ])
    }

    /// Takes it once; gives the milliseconds to the painted heading.
    pub(crate) async fn take(&self, visit: &Visit, way: Way) -> Result<f64> {
        let Visit { host, tab, .. } = visit;
        // The way back is as it is with all that the way there has brought.
        if !self.back {
            let cdp = tab.driver().cdp();
            cdp.network().clear_browser_cache().await?;
        }
        tab.open_app(&host.url(&self.from)).await?;
        self.add_link(visit, way).await?;
        if way == Way::Warm || self.back {
            self.fetch(visit).await?;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        self.click(visit).await?;
        if self.back {
            tab.app_ready().await?;
            tab.settle().await?;
            tab.eval::<()>("(bench.begin(), history.back())").await?;
        }
        self.painted(visit).await
    }

    /// Marks the card's link, or adds one; for a document one that is the browser's.
    async fn add_link(&self, visit: &Visit, way: Way) -> Result<()> {
        let script = "
            const [to, external, card] = arguments;
            const link = card ? document.querySelector(card) : document.createElement('a');
            link.id = 'bench-link';
            link.href = to;
            link.textContent ||= 'link';
            if (external) link.rel = 'external';
            if (!card) document.querySelector('.site-footer').append(link);";
        let external = way == Way::Document;
        let card = self.card.then_some(CARD);
        visit
            .tab
            .script(script, json!([self.to, external, card]))
            .await
    }

    /// Puts the focus on the link and waits until all has come that the app
    /// fetches then. (What is the browser's is not fetched.)
    async fn fetch(&self, visit: &Visit) -> Result<()> {
        let tab = &visit.tab;
        let focus = format!("document.querySelector('{LINK}').focus({{ preventScroll: true }})");
        tab.eval::<()>(&focus).await?;
        let external: bool = tab
            .eval(&format!("document.querySelector('{LINK}').rel !== ''"))
            .await?;
        if !external {
            let page = json!(visit.host.url(&self.to));
            tab.until(&came(&format!("name === {page}"))).await?;
        }
        // The page is read then.
        tokio::time::sleep(Duration::from_millis(1500)).await;
        Ok(())
    }

    async fn click(&self, visit: &Visit) -> Result<()> {
        visit.tab.press(LINK).await?;
        self.painted(visit).await.map(drop)
    }

    async fn painted(&self, visit: &Visit) -> Result<f64> {
        let tab = &visit.tab;
        tab.until("window.bench?.took() > 0").await?;
        let took: Option<f64> = tab.eval("bench.took()").await?;
        took.context("nothing was painted")
    }
}
