//! The pages behind the first links in view are fetched, if data is no matter.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Visit, WIDE};

use crate::cases;

pub(crate) fn cases() -> Vec<Case> {
    cases!["ahead" on fixture:
        the_first_links_in_view_are_fetched_and_no_more,
        who_saves_data_is_spared,
    ]
}

/// How many pages were fetched, by what the browser says.
pub(crate) const FETCHED: &str = "performance.getEntriesByType('resource').filter((it) => it.name.endsWith('/page.json')).length";

async fn the_first_links_in_view_are_fetched_and_no_more(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize(WIDE).await?;
    tab.open_app(&host.url("/")).await?;
    tab.until(&format!("{FETCHED} === 3")).await?;
    for y in [300, 900, 2000] {
        tab.scroll_to(y).await?;
        tab.settle().await?;
    }
    let fetched: u64 = tab.eval(FETCHED).await?;
    ensure!(fetched == 3, "{:?}", host.paths());
    Ok(())
}

async fn who_saves_data_is_spared(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.before("Object.defineProperty(navigator, 'connection', { value: { saveData: true } });")
        .await?;
    tab.open_app(&host.url("/")).await?;
    tab.eval::<()>("document.querySelectorAll('.card h2 a').forEach((it) => it.focus())")
        .await?;
    tab.settle().await?;
    tab.settle().await?;
    let fetched: u64 = tab.eval(FETCHED).await?;
    ensure!(fetched == 0, "{:?}", host.paths());
    Ok(())
}
