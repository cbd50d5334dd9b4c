//! «More posts»: a list grows by its next page.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Visit, WIDE};
use serde_json::json;

use crate::cases;

pub(crate) fn cases() -> Vec<Case> {
    let mut all = cases!["more" on fixture:
        the_next_page_is_appended_and_the_address_follows,
        the_way_back_leads_to_the_whole_list,
        a_link_to_the_same_page_shows_that_page_alone,
        the_last_page_has_no_button,
        without_scripts_there_is_no_button,
        a_page_that_cannot_be_had_is_told,
    ];
    all.extend(cases!["more" on below: the_next_page_is_appended_and_the_address_follows]);
    all
}

const CARDS: &str = "document.querySelectorAll('.card').length";

/// Opens the front page with the app; gives how many posts it shows.
async fn at_home(visit: &Visit) -> Result<u64> {
    let Visit { host, tab, .. } = visit;
    tab.resize(WIDE).await?;
    tab.open_app(&host.url(host.base())).await?;
    tab.eval(CARDS).await
}

/// Presses the button and waits until there are more than `before` posts.
async fn grow(visit: &Visit, before: u64) -> Result<u64> {
    visit.tab.press("button.more").await?;
    visit.tab.until(&format!("{CARDS} > {before}")).await?;
    visit.tab.eval(CARDS).await
}

async fn the_next_page_is_appended_and_the_address_follows(visit: &mut Visit) -> Result<()> {
    let first = at_home(visit).await?;
    let tab = &visit.tab;
    let document = tab.document().await?;
    grow(visit, first).await?;
    let second = visit.site.href("/page/2/");
    for expected in [
        format!("location.pathname === {}", json!(second)),
        format!("document.activeElement === document.querySelectorAll('.card h2 a')[{first}]"),
        "document.querySelectorAll('.pagination').length === 1".into(),
        "document.querySelectorAll('.cards').length === 1".into(),
        "new Set([...document.querySelectorAll('.card h2 a')].map((it) => it.href)).size \
         === document.querySelectorAll('.card').length"
            .into(),
        "!document.querySelector('.pagination a[rel=prev]')".into(),
        "document.querySelector('link[rel=canonical]').href.endsWith('/page/2/')".into(),
        "history.length === 2".into(),
    ] {
        tab.check(
            &expected,
            "[location.href, history.length, document.activeElement.outerHTML]",
        )
        .await?;
    }
    ensure!(tab.document().await? == document, "loaded anew");
    Ok(())
}

async fn the_way_back_leads_to_the_whole_list(visit: &mut Visit) -> Result<()> {
    let first = at_home(visit).await?;
    let all = grow(visit, first).await?;
    let tab = &visit.tab;
    tab.scroll_to(900).await?;
    let last: String = tab
        .eval("[...document.querySelectorAll('.card h2 a')].at(-1).getAttribute('href')")
        .await?;
    tab.depart().await?;
    tab.press(".card:last-child h2 a").await?;
    tab.arrive(&last).await?;
    tab.back_to(&visit.site.href("/page/2/")).await?;
    tab.check(&format!("{CARDS} === {all}"), CARDS).await?;
    tab.until("Math.abs(scrollY - 900) < 2").await
}

async fn a_link_to_the_same_page_shows_that_page_alone(visit: &mut Visit) -> Result<()> {
    let first = at_home(visit).await?;
    let all = grow(visit, first).await?;
    let tab = &visit.tab;
    tab.go(&visit.site.href("/about/")).await?;
    tab.go(&visit.site.href("/page/2/")).await?;
    tab.check(&format!("{CARDS} === {}", all - first), CARDS)
        .await
}

async fn the_last_page_has_no_button(visit: &mut Visit) -> Result<()> {
    let mut shown = at_home(visit).await?;
    while visit
        .tab
        .eval("Boolean(document.querySelector('button.more'))")
        .await?
    {
        shown = grow(visit, shown).await?;
    }
    let count = visit
        .site
        .pages
        .iter()
        .filter(|page| page.kind == inkleaf_tests::Kind::Post);
    let count = count.count() as u64;
    ensure!(shown == count, "{shown} of {count} posts");
    visit
        .tab
        .check(
            "!document.querySelector('.pagination a[rel=next]')",
            "location.href",
        )
        .await
}

async fn without_scripts_there_is_no_button(visit: &mut Visit) -> Result<()> {
    let tab = &visit.tab;
    tab.scripts_off().await?;
    tab.open(&visit.host.url("/")).await?;
    let shown = tab.find("button.more").await?.is_displayed().await?;
    ensure!(!shown, "a button that can do nothing");
    tab.find(".pagination a[rel=next]").await?;
    Ok(())
}

async fn a_page_that_cannot_be_had_is_told(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    // It may be at hand already: the third page is not.
    let tab = &visit.tab;
    tab.go(&visit.site.href("/page/2/")).await?;
    visit.host.stop();
    tab.expect("net::ERR_CONNECTION_REFUSED");
    tab.press("button.more").await?;
    tab.until("document.querySelector('.failure button')").await
}
