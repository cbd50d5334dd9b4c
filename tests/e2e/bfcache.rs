//! «Back» from another document comes from the browser's back/forward cache.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Visit};

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    everywhere!["bfcache" on fixture: a_page_with_the_app_comes_back_at_once]
}

async fn a_page_with_the_app_comes_back_at_once(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    // The renderer is there, too, and a page that the app has shown.
    tab.go("/posts/short-walk/").await?;
    tab.renderer_ready().await?;
    // A page in the middle of something is not kept.
    tab.settle().await?;
    tab.until("document.getAnimations().length === 0").await?;
    let document = tab.document().await?;
    tab.open(&host.url("/about/")).await?;
    tab.back().await?;
    tab.until("location.pathname === '/posts/short-walk/' && watch.shows.length > 0")
        .await?;
    let watch = tab.watch().await?;
    if watch.document != document {
        let reasons: String = tab
            .eval(
                "JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons)",
            )
            .await?;
        anyhow::bail!("the page was loaded anew: {reasons}");
    }
    ensure!(watch.shows.last() == Some(&true), "{:?}", watch.shows);
    // And it is alive.
    tab.go("/archive/").await
}
