//! What scripts add to an article: buttons that copy code, and frames from
//! elsewhere that load when they are asked for.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Visit};

use crate::{cases, opening};

/// A post with everything in it.
const PAGE: &str = "/posts/workshop/";
/// A policy that lets the blog show the frames of one more host.
const FRAMES: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; object-src 'none'; base-uri 'none'; frame-src https://video.example";

pub(crate) fn cases() -> Vec<Case> {
    cases!["article" on fixture:
        every_block_of_code_can_be_copied,
        also_on_a_page_shown_by_a_click,
        also_without_the_app,
        code_without_scripts_has_no_button,
        what_is_added_moves_nothing,
        a_frame_loads_when_asked_for,
        a_frame_that_the_policy_refuses_is_a_link,
        nothing_is_requested_from_elsewhere,
    ]
}

/// Notes what is copied instead of asking for the clipboard.
const CLIPBOARD: &str = "Object.defineProperty(navigator.clipboard, 'writeText', \
    { value: async (text) => { window.copied = text; } });";

async fn copies_the_shell_code(visit: &Visit) -> Result<()> {
    let tab = &visit.tab;
    let all = "[...document.querySelectorAll('.prose pre')]";
    tab.until(&format!(
        "{all}.length > 1 && {all}.every((pre) => pre.querySelectorAll('.copy').length === 1)"
    ))
    .await?;
    // What is seen of the button is drawn beside its own box, which is empty.
    tab.press("pre:has(.language-sh) > .copy").await?;
    tab.until("window.copied === 'dig --deep bed'").await?;
    tab.until("document.querySelector('pre:has(.language-sh) > .copy').hasAttribute('data-done')")
        .await
}

async fn every_block_of_code_can_be_copied(visit: &mut Visit) -> Result<()> {
    visit.tab.before(CLIPBOARD).await?;
    visit.tab.open_app(&visit.host.url(PAGE)).await?;
    copies_the_shell_code(visit).await
}

async fn also_without_the_app(visit: &mut Visit) -> Result<()> {
    visit.tab.before(CLIPBOARD).await?;
    opening::open_without_app(visit, PAGE).await?;
    copies_the_shell_code(visit).await
}

async fn also_on_a_page_shown_by_a_click(visit: &mut Visit) -> Result<()> {
    visit.tab.before(CLIPBOARD).await?;
    visit.tab.open_app(&visit.host.url("/")).await?;
    visit.tab.go(PAGE).await?;
    copies_the_shell_code(visit).await
}

async fn code_without_scripts_has_no_button(visit: &mut Visit) -> Result<()> {
    visit.tab.scripts_off().await?;
    visit.tab.open(&visit.host.url(PAGE)).await?;
    let buttons = visit
        .tab
        .driver()
        .find_all(thirtyfour::By::Css(".copy"))
        .await?;
    ensure!(buttons.is_empty());
    Ok(())
}

async fn what_is_added_moves_nothing(visit: &mut Visit) -> Result<()> {
    visit.tab.open_app(&visit.host.url(PAGE)).await?;
    visit.tab.until("document.querySelector('.copy') && document.querySelector('.zoom') && document.querySelector('.share')").await?;
    visit.tab.settle().await?;
    let places = "JSON.stringify([...document.querySelectorAll('main :not(.copy, .zoom, .share)')] \
        .map((it) => { const { x, y, width, height } = it.getBoundingClientRect(); \
        return [it.tagName, x, y, width, height]; }))";
    let with: String = visit.tab.eval(places).await?;
    let without: String = visit
        .tab
        .eval(&format!(
            "(document.querySelectorAll('.copy, .zoom, .share').forEach((it) => it.remove()), {places})"
        ))
        .await?;
    ensure!(with == without, "{with}\n{without}");
    Ok(())
}

const CARD: &str = "a[data-embed^='https://video.example/']";

async fn a_frame_loads_when_asked_for(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    host.set_policy(FRAMES)?;
    tab.expect("video.example");
    tab.open_app(&host.url(PAGE)).await?;
    tab.check(
        "document.querySelectorAll('iframe').length === 0",
        "document.body.innerHTML",
    )
    .await?;
    tab.click(CARD).await?;
    tab.until("document.querySelector('.prose iframe')?.src === 'https://video.example/embed/7'")
        .await?;
    tab.check(
        "(() => { const frame = document.querySelector('iframe'); \
         return frame.title === 'A film of a spade' && frame.sandbox.length > 0 \
         && !frame.sandbox.contains('allow-top-navigation') && document.activeElement === frame; })()",
        "document.querySelector('iframe').outerHTML",
    )
    .await
}

async fn a_frame_that_the_policy_refuses_is_a_link(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.expect("video.example");
    tab.expect("frame-src");
    tab.open_app(&host.url(PAGE)).await?;
    tab.click(CARD).await?;
    tab.until(
        "!document.querySelector('iframe') \
         && document.querySelector('a.embed[href^=\"https://video.example/\"]:not([data-embed])') !== null",
    )
    .await
}

async fn nothing_is_requested_from_elsewhere(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.open_app(&host.url(PAGE)).await?;
    tab.check(
        "performance.getEntriesByType('resource') \
         .every(({ name }) => name.startsWith(location.origin))",
        "performance.getEntriesByType('resource').map(({ name }) => name)",
    )
    .await
}
