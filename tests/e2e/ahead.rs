//! After a click the pages behind the first links in view are fetched, if data
//! is no matter.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Tab, Visit, WIDE};

use crate::cases;

pub(crate) fn cases() -> Vec<Case> {
    cases!["ahead" on fixture:
        the_first_links_in_view_are_fetched_and_no_more,
        who_saves_data_is_spared,
    ]
}

/// How many pages were fetched, by what the browser says.
const FETCHED: &str = "performance.getEntriesByType('resource').filter((it) => it.initiatorType === 'fetch' && !it.name.includes('/assets/')).length";

/// Goes to the archive by a click, and scrolls through it.
async fn visit_the_archive(visit: &Visit) -> Result<()> {
    let Visit { host, tab, site } = visit;
    tab.resize(WIDE).await?;
    tab.open_app(&host.url("/")).await?;
    tab.go(&site.href("/archive/")).await
}

async fn scroll(tab: &Tab) -> Result<()> {
    for y in [300, 900, 2000] {
        tab.scroll_to(y).await?;
        tab.settle().await?;
    }
    Ok(())
}

async fn the_first_links_in_view_are_fetched_and_no_more(visit: &mut Visit) -> Result<()> {
    visit_the_archive(visit).await?;
    let tab = &visit.tab;
    scroll(tab).await?;
    // The archive itself is one of them.
    tab.until(&format!("{FETCHED} === 4")).await?;
    scroll(tab).await?;
    let fetched: u64 = tab.eval(FETCHED).await?;
    ensure!(fetched == 4, "{:?}", visit.host.paths());
    Ok(())
}

async fn who_saves_data_is_spared(visit: &mut Visit) -> Result<()> {
    let sparing = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
    visit.tab.before(sparing).await?;
    visit_the_archive(visit).await?;
    let tab = &visit.tab;
    let focus = "document.querySelectorAll('main a').forEach((it) => it.focus())";
    tab.eval::<()>(focus).await?;
    scroll(tab).await?;
    let fetched: u64 = tab.eval(FETCHED).await?;
    ensure!(fetched == 1, "{:?}", visit.host.paths());
    let renderer = |path: &String| path.contains("/inkleaf-renderer");
    ensure!(
        !visit.host.paths().iter().any(renderer),
        "the renderer came"
    );
    Ok(())
}
