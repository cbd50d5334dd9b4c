//! Small things that help reading: how far one is, the way up, passing it on;
//! and that all of them outlive a page.

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, NARROW, Visit};

use crate::{cases, opening::open};

pub(crate) fn cases() -> Vec<Case> {
    cases!["reader" on fixture:
        a_bar_shows_how_far_a_post_is_read,
        browsers_without_scroll_timelines_have_the_bar_too,
        lists_and_short_posts_have_no_bar,
        a_button_leads_back_to_the_top,
        the_button_covers_no_text,
        a_link_can_be_copied,
        the_systems_sheet_is_used_where_there_is_one,
        there_is_one_of_each_however_many_pages,
        it_comes_back_with_the_page,
        a_page_without_the_scripts_works,
    ]
}

const LONG: &str = "/posts/long-walk/";
const BAR: &str = "document.querySelector('.reading-progress')";

/// How much of the bar is full, from 0 to 1.
const FULL: &str =
    "new DOMMatrix(getComputedStyle(document.querySelector('.reading-progress')).transform).a";

async fn the_bar_grows(visit: &Visit) -> Result<()> {
    let tab = &visit.tab;
    tab.until(&format!("!{BAR}.hidden && {FULL} < 0.05"))
        .await?;
    tab.eval::<()>(
        "void scrollTo({ top: document.querySelector('.post').offsetHeight / 2, behavior: 'instant' })",
    )
    .await?;
    tab.until(&format!("{FULL} > 0.3 && {FULL} < 0.8")).await?;
    tab.scroll_to(1_000_000).await?;
    tab.until(&format!("{FULL} > 0.99")).await?;
    tab.check(&format!("{BAR}.ariaHidden === 'true'"), "0")
        .await
}

async fn a_bar_shows_how_far_a_post_is_read(visit: &mut Visit) -> Result<()> {
    open(visit, LONG).await?;
    the_bar_grows(visit).await?;
    visit.tab.go("/about/").await?;
    visit.tab.go(LONG).await?;
    the_bar_grows(visit).await
}

async fn browsers_without_scroll_timelines_have_the_bar_too(visit: &mut Visit) -> Result<()> {
    visit
        .tab
        .before(
            "CSS.supports = () => false;
             addEventListener('DOMContentLoaded', () => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync('.reading-progress { animation: none !important }');
                document.adoptedStyleSheets = [sheet];
             });",
        )
        .await?;
    open(visit, LONG).await?;
    the_bar_grows(visit).await
}

async fn lists_and_short_posts_have_no_bar(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let tab = &visit.tab;
    let none = format!("getComputedStyle({BAR}).display === 'none'");
    tab.until(&none).await?;
    for page in ["/posts/snow/", "/about/", "/archive/"] {
        tab.go(page).await?;
        tab.until(&none).await?;
    }
    Ok(())
}

async fn a_button_leads_back_to_the_top(visit: &mut Visit) -> Result<()> {
    open(visit, LONG).await?;
    let tab = &visit.tab;
    tab.check("document.querySelector('.to-top').hidden", "0")
        .await?;
    tab.eval::<()>("void scrollTo({ top: innerHeight * 2.5, behavior: 'instant' })")
        .await?;
    tab.until("!document.querySelector('.to-top').hidden")
        .await?;
    tab.press(".to-top").await?;
    tab.until(
        "scrollY === 0 && document.querySelector('.to-top').hidden \
         && document.activeElement.matches('h1')",
    )
    .await
}

async fn the_button_covers_no_text(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(NARROW).await?;
    open(visit, LONG).await?;
    let tab = &visit.tab;
    for y in [2000, 4000, 1_000_000] {
        tab.scroll_to(y).await?;
        tab.settle().await?;
        tab.check(
            "(() => {
                const button = document.querySelector('.to-top').getBoundingClientRect();
                const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                for (let node; (node = texts.nextNode()); ) {
                    if (node.parentElement.closest('script, .reader-layer')) continue;
                    const range = document.createRange();
                    range.selectNodeContents(node);
                    for (const box of range.getClientRects()) {
                        const apart = box.right <= button.left || box.left >= button.right
                            || box.bottom <= button.top || box.top >= button.bottom;
                        if (!apart && box.width > 0) return false;
                    }
                }
                return button.width > 20;
            })()",
            "JSON.stringify(document.querySelector('.to-top').getBoundingClientRect())",
        )
        .await?;
    }
    Ok(())
}

async fn a_link_can_be_copied(visit: &mut Visit) -> Result<()> {
    visit
        .tab
        .before(
            "delete Navigator.prototype.share;
             Object.defineProperty(navigator.clipboard, 'writeText', \
             { value: async (text) => { window.copied = text; } });",
        )
        .await?;
    open(visit, &format!("{LONG}?from=elsewhere#the-pond")).await?;
    let tab = &visit.tab;
    let before: String = tab
        .eval("document.querySelector('.share').textContent")
        .await?;
    tab.press(".share").await?;
    tab.until(&format!(
        "window.copied === document.querySelector('link[rel=canonical]').href \
         && document.querySelector('.share').textContent !== {before:?} \
         && document.querySelector('[role=status]').textContent.length > 0"
    ))
    .await
}

async fn the_systems_sheet_is_used_where_there_is_one(visit: &mut Visit) -> Result<()> {
    visit
        .tab
        .before("navigator.share = async (what) => { window.shared = what; };")
        .await?;
    open(visit, LONG).await?;
    visit.tab.press(".share").await?;
    visit
        .tab
        .until(
            "window.shared?.title === document.title && window.shared.url.endsWith('/long-walk/')",
        )
        .await
}

async fn there_is_one_of_each_however_many_pages(visit: &mut Visit) -> Result<()> {
    open(visit, LONG).await?;
    let tab = &visit.tab;
    for page in ["/posts/workshop/", "/", LONG] {
        tab.go(page).await?;
    }
    tab.back_to("/").await?;
    tab.back_to("/posts/workshop/").await?;
    for css in [
        ".reader-layer",
        ".reading-progress",
        ".to-top",
        ".share",
        ".show-shortcuts",
        ".viewer",
        ".preview",
    ] {
        tab.check(
            &format!("document.querySelectorAll('{css}').length === 1"),
            &format!("document.querySelectorAll('{css}').length"),
        )
        .await?;
    }
    tab.check(
        "document.querySelector('pre > .copy') && document.querySelector('.prose img + .zoom') \
         && !document.querySelector('.copy + .copy, .zoom + .zoom, .copy ~ .copy')",
        "document.querySelector('main').innerHTML",
    )
    .await
}

async fn it_comes_back_with_the_page(visit: &mut Visit) -> Result<()> {
    visit.tab.resize((1440, 900)).await?;
    open(visit, LONG).await?;
    let Visit { host, tab, .. } = &*visit;
    let document = tab.document().await?;
    tab.open(&host.url("/about/")).await?;
    tab.back().await?;
    tab.until(&format!("location.pathname === '{LONG}'"))
        .await?;
    ensure!(tab.document().await? == document, "it was loaded anew");
    tab.until(
        "document.querySelectorAll('.side-note').length === 2 \
         && document.querySelectorAll('.to-top').length === 1",
    )
    .await?;
    tab.scroll_to(3000).await?;
    tab.until("!document.querySelector('.to-top').hidden").await
}

async fn a_page_without_the_scripts_works(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    host.when(|path| path.contains("/reader-"), Answer::status(404));
    tab.expect("Failed to load resource");
    tab.expect("The page works without the scripts");
    tab.open_app(&host.url(LONG)).await?;
    tab.check("watch.html === watch.markup()", "0").await?;
    tab.go("/about/").await
}
