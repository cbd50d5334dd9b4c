//! Every kind of page fits its window: nothing is wider, cut off, or lies over
//! something else.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Kind, NARROW, Size, Tab, Visit, WIDE, Which, World};
use serde_json::json;

use crate::kinds::{self, Shown};

const SCRIPT: &str = include_str!("layout.js");
/// A window of 1280 pixels at 400 % (WCAG 1.4.10) is one of 320.
const ZOOMED: Size = (320, 256);
/// Between the narrow and the wide form of everything.
const TABLET: Size = (768, 1024);

pub(crate) fn cases() -> Vec<Case> {
    let sites: [(&str, Which); 3] = [
        ("fixture", |world| &world.fixture),
        ("demo", |world| &world.demo),
        ("arabic", World::arabic),
    ];
    let of = |(name, site): (&'static str, Which)| {
        let kind = move |shown: Shown| {
            let name = format!("layout::{name}::{}", shown.name);
            Case::in_browser(name, site, move |visit| Box::pin(fits(visit, shown)))
        };
        kinds::ALL.into_iter().map(kind)
    };
    let every_post = Case::in_browser(
        "layout::demo::every_post",
        |world| &world.demo,
        |visit| Box::pin(every_post(visit)),
    );
    let with_everything = Case::in_browser(
        "layout::fixture::a_post_with_everything",
        |world| &world.fixture,
        |visit| Box::pin(a_post_with_everything(visit)),
    );
    let notices = Case::in_browser(
        "controls::fixture::what_does_not_fit_is_noticed",
        |world| &world.fixture,
        |visit| Box::pin(what_does_not_fit_is_noticed(visit)),
    );
    let all = sites.into_iter().flat_map(of);
    all.chain([every_post, with_everything, notices]).collect()
}

async fn fits(visit: &mut Visit, shown: Shown) -> Result<()> {
    let Ok(href) = shown.href(&visit.site) else {
        // The small blogs have no second page of everything.
        return Ok(());
    };
    if shown.kind == Kind::NotFound {
        visit.tab.expect("Failed to load resource");
    }
    page_fits(visit, &href).await
}

async fn every_post(visit: &mut Visit) -> Result<()> {
    let posts = visit.site.pages.iter().filter(|it| it.kind == Kind::Post);
    for page in posts {
        page_fits(visit, &page.href).await?;
    }
    Ok(())
}

async fn a_post_with_everything(visit: &mut Visit) -> Result<()> {
    for post in ["/posts/workshop/", "/posts/pictures/", "/posts/spelling/"] {
        page_fits(visit, post).await?;
    }
    Ok(())
}

async fn page_fits(visit: &Visit, href: &str) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize(ZOOMED).await?;
    tab.open_app(&host.url(href)).await?;
    fits_every_window(tab).await
}

/// The page that is shown fits: at every size as it is, and with the text spaced out at
/// the sizes that leave the least and the most room.
pub(crate) async fn fits_every_window(tab: &Tab) -> Result<()> {
    tab.script::<()>(SCRIPT, json!([])).await?;
    for size in [ZOOMED, NARROW, TABLET, WIDE] {
        tab.resize(size).await?;
        nothing_is_wrong(tab, size, "as it is").await?;
    }
    tab.eval::<()>("layout.space()").await?;
    for size in [WIDE, ZOOMED] {
        tab.resize(size).await?;
        nothing_is_wrong(tab, size, "with more space in the text").await?;
    }
    Ok(())
}

async fn nothing_is_wrong(tab: &Tab, (width, height): Size, how: &str) -> Result<()> {
    tab.settle().await?;
    let problems: Vec<String> = tab.eval("layout.problems()").await?;
    let path = tab.path().await?;
    ensure!(
        problems.is_empty(),
        "{path} at {width} × {height}, {how}:\n{}",
        problems.join("\n")
    );
    Ok(())
}

async fn what_does_not_fit_is_noticed(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize(ZOOMED).await?;
    tab.open_app(&host.url("/")).await?;
    tab.script::<()>(SCRIPT, json!([])).await?;
    for (what, style, text) in [
        ("too wide", "width: 400px", "text"),
        (
            "cut off",
            "height: 1em; overflow: hidden",
            "one<br>two<br>three",
        ),
        ("above another", "margin-top: -1.5em", "text"),
        ("cut by a shape", "clip-path: inset(0 0 0 20px)", "text"),
    ] {
        ensure!(
            tab.eval::<Vec<String>>("layout.problems()")
                .await?
                .is_empty()
        );
        // The policy forbids the attribute, not what a script sets.
        let add = "
            const text = document.createElement('p');
            text.id = 'added';
            text.innerHTML = arguments[1];
            text.style.cssText = arguments[0];
            document.querySelector('main p').after(text);";
        tab.script::<()>(add, json!([style, text])).await?;
        let problems: Vec<String> = tab.eval("layout.problems()").await?;
        ensure!(!problems.is_empty(), "nothing was noticed: {what}");
        tab.eval::<()>("document.getElementById('added').remove()")
            .await?;
    }
    Ok(())
}
