//! Nothing on a page moves by itself: while it loads, while the app takes it
//! over, and after a click has shown the next one.

use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Kind, NARROW, Tab, Visit, WIDE, Which};

use crate::kinds::{self, Shown};

/// Longer than a browser takes what happens for the answer to a click.
const SLOW: Duration = Duration::from_millis(800);

pub(crate) fn cases() -> Vec<Case> {
    let sites: [(&str, Which); 2] = [
        ("fixture", |world| &world.fixture),
        ("demo", |world| &world.demo),
    ];
    let of = |(name, site): (&'static str, Which)| {
        kinds::ALL.into_iter().map(move |shown| {
            let name = format!("shift::{name}::{}", shown.name);
            Case::in_browser(name, site, move |visit| {
                Box::pin(nothing_shifts(visit, shown))
            })
        })
    };
    let late = Case::in_browser(
        "shift::fixture::a_page_that_comes_late",
        |world| &world.fixture,
        |visit| Box::pin(a_page_that_comes_late(visit)),
    );
    sites.into_iter().flat_map(of).chain([late]).collect()
}

async fn nothing_shifts(visit: &mut Visit, shown: Shown) -> Result<()> {
    let href = shown.href(&visit.site)?;
    let Visit { host, tab, site } = &*visit;
    if shown.kind == Kind::NotFound {
        tab.expect("Failed to load resource");
    }
    let from = if shown.kind == Kind::Home && shown.name == "home" {
        site.href("/archive/")
    } else {
        site.href("/")
    };
    for size in [NARROW, WIDE] {
        tab.resize(size).await?;
        tab.open_app(&host.url(&href)).await?;
        read_to_the_end(tab).await?;
        nothing_has_shifted(tab, "loaded and taken over").await?;
        tab.open_app(&host.url(&from)).await?;
        tab.settle().await?;
        click(tab, &href).await?;
        read_to_the_end(tab).await?;
        nothing_has_shifted(tab, "shown by a click").await?;
    }
    Ok(())
}

async fn a_page_that_comes_late(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    for size in [NARROW, WIDE] {
        tab.resize(size).await?;
        for href in ["/posts/long-walk/", "/tags/", "/about/"] {
            tab.open_app(&host.url("/")).await?;
            host.on_page(href, Answer::late(SLOW));
            tab.settle().await?;
            click(tab, href).await?;
            read_to_the_end(tab).await?;
            nothing_has_shifted(tab, "shown long after a click").await?;
        }
    }
    Ok(())
}

/// Clicks as a reader does, with the mouse: browsers know the difference.
async fn click(tab: &Tab, href: &str) -> Result<()> {
    // It lies over the page; that it was added is forgotten.
    let link = tab.add_link(href, "class=\"over\"").await?;
    tab.eval::<()>(
        "void Object.assign(document.querySelector('.over').style, \
         { position: 'fixed', top: '0', left: '0', zIndex: '9' })",
    )
    .await?;
    tab.settle().await?;
    tab.eval::<()>("void (watch.shifts.length = 0)").await?;
    tab.click_through(&link, href).await
}

async fn read_to_the_end(tab: &Tab) -> Result<()> {
    let height: i64 = tab.eval("document.documentElement.scrollHeight").await?;
    let step: i64 = tab.eval("Math.floor(innerHeight * 0.8)").await?;
    for y in (0..height).step_by(usize::try_from(step.max(100))?) {
        tab.scroll_to(y).await?;
        tab.settle().await?;
    }
    tab.until("[...document.images].every((it) => it.complete || it.offsetParent === null)")
        .await?;
    tab.settle().await
}

/// What browsers call cumulative layout shift is none.
async fn nothing_has_shifted(tab: &Tab, how: &str) -> Result<()> {
    let shifts = tab.watch().await?.shifts;
    let unasked: Vec<_> = shifts.iter().filter(|shift| !shift.asked).collect();
    let (path, width) = (tab.path().await?, tab.eval::<f64>("innerWidth").await?);
    ensure!(
        unasked.is_empty(),
        "{path}, {how}, at {width} px: {unasked:#?}"
    );
    Ok(())
}
