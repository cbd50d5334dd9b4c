//! The sign that a page is being waited for.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Visit};

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    everywhere!["loading" on fixture:
        the_sign_comes_after_a_while_and_moves_nothing,
        a_page_at_hand_shows_no_sign,
        the_sign_goes_when_the_reader_turns_back,
    ]
}

const SLOW: Duration = Duration::from_millis(600);
const ARCHIVE: &str = ".site-header nav li:first-child a";

/// Where everything on the page is.
const PLACES: &str =
    "watch.all().map((it) => Object.values(it.getBoundingClientRect().toJSON()).join())";

async fn the_sign_comes_after_a_while_and_moves_nothing(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    tab.settle().await?;
    host.on_page("/archive/", Answer::late(SLOW));
    let before: Vec<String> = tab.eval(PLACES).await?;
    tab.depart().await?;
    tab.press(ARCHIVE).await?;
    tab.until("document.documentElement.hasAttribute('data-loading')")
        .await?;
    let during: Vec<String> = tab.eval(PLACES).await?;
    ensure!(during == before, "the sign has moved something");
    tab.check(
        "getComputedStyle(document.body, '::before').content !== 'none'",
        "0",
    )
    .await?;
    tab.arrive("/archive/").await?;
    tab.check(
        "!document.documentElement.hasAttribute('data-loading')",
        "0",
    )
    .await?;
    let watch = tab.watch().await?;
    let shown = watch.times_of("data-loading");
    let (clicked, shown) = (
        watch.clicks.last().context("no click")?,
        shown.first().context("no sign")?,
    );
    // Timers never fire early; a millisecond is for the clock's coarseness.
    ensure!(
        shown - clicked >= 149.0,
        "the sign came after {} ms",
        shown - clicked
    );
    let shifts: Vec<_> = watch
        .shifts
        .iter()
        .filter(|shift| shift.at <= *shown + 400.0)
        .collect();
    ensure!(shifts.is_empty(), "{shifts:?}");
    Ok(())
}

async fn a_page_at_hand_shows_no_sign(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    tab.go("/archive/").await?;
    let before = tab.watch().await?.times_of("data-loading").len();
    tab.back_to("/").await?;
    tab.depart().await?;
    tab.forward().await?;
    tab.arrive("/archive/").await?;
    let after = tab.watch().await?.times_of("data-loading").len();
    ensure!(
        after == before,
        "a page that needs no waiting showed the sign"
    );
    Ok(())
}

async fn the_sign_goes_when_the_reader_turns_back(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    tab.go("/about/").await?;
    host.on_page("/archive/", Answer::late(Duration::from_secs(2)));
    tab.press(ARCHIVE).await?;
    tab.until("document.documentElement.hasAttribute('data-loading')")
        .await?;
    tab.back_to("/").await?;
    tab.check(
        "!document.documentElement.hasAttribute('data-loading')",
        "0",
    )
    .await?;
    // The answer would be here by then.
    tab.pass(Duration::from_millis(2300)).await?;
    tab.settle().await?;
    tab.check("location.pathname === '/'", "location.href")
        .await
}
