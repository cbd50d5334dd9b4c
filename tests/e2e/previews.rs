//! What stands behind a link, shown before it is followed.

use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Tab, Visit};
use serde_json::json;

use crate::{
    cases,
    opening::{open, point_at, press},
};

pub(crate) fn cases() -> Vec<Case> {
    cases!["previews" on fixture:
        a_link_that_is_pointed_at_tells_of_its_page,
        the_card_can_be_pointed_at_and_dismissed,
        focus_by_keyboard_is_enough,
        passing_by_asks_for_nothing_more,
        a_touch_shows_none,
        other_links_have_none,
    ]
}

const PAGE: &str = "/posts/long-walk/";
const LINK: &str = ".prose a[href='/posts/short-walk/']";
const POST: &str = "/posts/short-walk/";
const CARD: &str = "document.querySelector('.preview:not([hidden])')";

async fn shown(tab: &Tab) -> Result<()> {
    tab.until(CARD).await?;
    tab.check(
        &format!(
            "{CARD}.textContent.includes('Once round the pond.') \
             && !{CARD}.textContent.includes(document.querySelector('.brand').textContent) \
             && document.querySelector(\"{LINK}\").getAttribute('aria-describedby') === {CARD}.id"
        ),
        &format!("{CARD}.outerHTML"),
    )
    .await
}

/// Long enough for a card to come, or to go.
async fn a_while() {
    tokio::time::sleep(Duration::from_millis(700)).await;
}

async fn a_link_that_is_pointed_at_tells_of_its_page(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let Visit { tab, host, .. } = visit;
    host.forget();
    point_at(tab, LINK).await?;
    shown(tab).await?;
    // It is the answer that the app has, too.
    ensure!(host.fetches(POST) == 1, "{:?}", host.paths());
    // Without any second request.
    point_at(tab, ".page-header h1").await?;
    tab.until(&format!("!{CARD}")).await?;
    point_at(tab, LINK).await?;
    shown(tab).await?;
    ensure!(host.fetches(POST) == 1, "{:?}", host.paths());
    ensure!(tab.watch().await?.shifts.is_empty());
    // The click is as good as ever.
    tab.click_through(LINK, "/posts/short-walk/").await?;
    tab.check(&format!("!{CARD}"), "0").await
}

async fn the_card_can_be_pointed_at_and_dismissed(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    point_at(tab, LINK).await?;
    shown(tab).await?;
    let (x, y): (i64, i64) = tab
        .eval(&format!(
            "(() => {{ const {{ x, y }} = {CARD}.getBoundingClientRect(); \
             return [Math.ceil(x + 20), Math.ceil(y + 15)]; }})()"
        ))
        .await?;
    tab.driver().action_chain().move_to(x, y).perform().await?;
    a_while().await;
    shown(tab).await?;
    press(tab, "\u{E00C}").await?;
    tab.until(&format!("!{CARD}")).await
}

async fn focus_by_keyboard_is_enough(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    // The link before it; from there on with the keyboard.
    tab.eval::<()>("document.querySelector(\".prose a[href='#the-bench']\").focus()")
        .await?;
    press(tab, "\u{E004}").await?;
    shown(tab).await?;
    press(tab, "\u{E004}").await?;
    tab.until(&format!(
        "!{CARD} && !document.querySelector('[aria-describedby=inkleaf-preview]')"
    ))
    .await
}

async fn passing_by_asks_for_nothing_more(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    point_at(tab, LINK).await?;
    point_at(tab, ".page-header h1").await?;
    a_while().await;
    tab.check(&format!("!{CARD}"), &format!("{CARD}.outerHTML"))
        .await
}

async fn a_touch_shows_none(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    let cdp = tab.driver().cdp();
    let on = json!({ "enabled": true });
    cdp.send_raw("Emulation.setTouchEmulationEnabled", on)
        .await?;
    let script = format!(
        "const {{ x, y, height }} = document.querySelector(\"{LINK}\").getClientRects()[0];
         return [x + 5, y + height / 2];"
    );
    let (x, y): (f64, f64) = tab.script(&script, json!([])).await?;
    let point = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
    cdp.send_raw("Input.dispatchTouchEvent", point).await?;
    a_while().await;
    tab.check(&format!("!{CARD}"), "0").await
}

async fn other_links_have_none(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    for link in [
        ".prose a[href='#the-pond']",
        ".site-header nav a",
        "#fnref-plan",
    ] {
        point_at(tab, link).await?;
        a_while().await;
        tab.check(&format!("!{CARD}"), &format!("{CARD}.outerHTML"))
            .await?;
    }
    Ok(())
}
