//! Pictures as large as the window.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, NARROW, Tab, Visit};
use serde_json::json;

use crate::{
    cases,
    opening::{open, open_without_app, press},
};

pub(crate) fn cases() -> Vec<Case> {
    cases!["zoom" on fixture:
        a_click_on_a_picture_enlarges_it,
        also_without_the_app,
        a_keyboard_can_open_turn_and_close,
        the_wheel_and_keys_make_it_larger,
        fingers_swipe_and_pinch,
        a_diagram_is_enlarged_in_the_colours_that_are_shown,
        pictures_that_are_links_stay_links,
        another_page_closes_it,
    ]
}

const PAGE: &str = "/posts/pictures/";
const SHOWN: &str = "document.querySelector('.viewer[open] img')";
const MAP: &str = ".prose img[src$='map.png']";

/// The name of the file that is shown.
async fn shows(tab: &Tab, file: &str) -> Result<()> {
    tab.until(&format!(
        "{SHOWN}?.src.includes({file:?}) && {SHOWN}.complete && {SHOWN}.naturalWidth > 0"
    ))
    .await
}

/// How many times as large as at first it is.
async fn scale(tab: &Tab) -> Result<f64> {
    tab.eval(&format!(
        "new DOMMatrix(getComputedStyle({SHOWN}).transform).a"
    ))
    .await
}

async fn enlarges(visit: &Visit) -> Result<()> {
    let tab = &visit.tab;
    tab.click(MAP).await?;
    shows(tab, "map").await?;
    tab.check(
        &format!(
            "{SHOWN}.alt === document.querySelector(\"{MAP}\").alt && {SHOWN}.alt.length > 0 \
             && document.querySelector('.viewer-caption').textContent.length > 0 \
             && document.querySelector('.viewer').contains(document.activeElement)"
        ),
        "document.querySelector('.viewer').outerHTML",
    )
    .await?;
    tab.click(".viewer-close").await?;
    tab.until(&format!("!{SHOWN}")).await
}

async fn a_click_on_a_picture_enlarges_it(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    enlarges(visit).await?;
    ensure!(visit.tab.watch().await?.shifts.is_empty());
    visit.tab.resize(NARROW).await?;
    enlarges(visit).await
}

async fn also_without_the_app(visit: &mut Visit) -> Result<()> {
    open_without_app(visit, PAGE).await?;
    enlarges(visit).await
}

async fn a_keyboard_can_open_turn_and_close(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    let all: Vec<String> = tab
        .eval(
            "[...document.querySelectorAll('.prose .zoom')] \
             .map((it) => new URL(it.previousElementSibling.src).pathname.split('/').at(-1))",
        )
        .await?;
    ensure!(all.len() > 1, "{all:?}");
    let last = all.len() - 1;
    tab.eval::<()>("document.querySelector('.prose .zoom').focus()")
        .await?;
    press(tab, "\u{E007}").await?;
    let name = |i: usize| all[i].split('.').next().unwrap_or_default();
    shows(tab, name(0)).await?;
    press(tab, "\u{E014}").await?;
    shows(tab, name(1)).await?;
    press(tab, "\u{E012}").await?;
    shows(tab, name(0)).await?;
    press(tab, "\u{E012}").await?;
    shows(tab, name(last)).await?;
    press(tab, "\u{E00C}").await?;
    tab.until(&format!(
        "!{SHOWN} && document.activeElement === document.querySelector('.prose .zoom')"
    ))
    .await
}

async fn the_wheel_and_keys_make_it_larger(visit: &mut Visit) -> Result<()> {
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    tab.click(MAP).await?;
    shows(tab, "map").await?;
    ensure!((scale(tab).await? - 1.0).abs() < 0.01);
    press(tab, "+").await?;
    ensure!(scale(tab).await? > 1.2);
    press(tab, "0").await?;
    ensure!((scale(tab).await? - 1.0).abs() < 0.01);
    tab.eval::<()>(&format!(
        "void {SHOWN}.dispatchEvent(new WheelEvent('wheel', \
         {{ deltaY: -200, bubbles: true, cancelable: true, clientX: 300, clientY: 300 }}))"
    ))
    .await?;
    ensure!(scale(tab).await? > 1.2);
    // Large, it is moved by arrows and not turned.
    press(tab, "\u{E014}").await?;
    shows(tab, "map").await
}

async fn touch(tab: &Tab, kind: &str, points: &[(f64, f64)]) -> Result<()> {
    let points: Vec<_> = points
        .iter()
        .enumerate()
        .map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id }))
        .collect();
    let event = json!({ "type": kind, "touchPoints": points });
    let cdp = tab.driver().cdp();
    cdp.send_raw("Input.dispatchTouchEvent", event).await?;
    Ok(())
}

async fn fingers_swipe_and_pinch(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(NARROW).await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    let on = json!({ "enabled": true, "maxTouchPoints": 2 });
    let cdp = tab.driver().cdp();
    cdp.send_raw("Emulation.setTouchEmulationEnabled", on)
        .await?;
    tab.press(MAP).await?;
    shows(tab, "map").await?;
    let (x, y): (f64, f64) = tab
        .eval(&format!(
            "(() => {{ const {{ x, y, width, height }} = {SHOWN}.getBoundingClientRect(); \
             return [x + width / 2, y + height / 2]; }})()"
        ))
        .await?;
    touch(tab, "touchStart", &[(x - 15.0, y), (x + 15.0, y)]).await?;
    touch(tab, "touchMove", &[(x - 25.0, y), (x + 25.0, y)]).await?;
    touch(tab, "touchMove", &[(x - 45.0, y), (x + 45.0, y)]).await?;
    touch(tab, "touchEnd", &[]).await?;
    ensure!(scale(tab).await? > 1.5, "{}", scale(tab).await?);
    press(tab, "0").await?;
    touch(tab, "touchStart", &[(x + 60.0, y)]).await?;
    touch(tab, "touchMove", &[(x, y)]).await?;
    touch(tab, "touchMove", &[(x - 60.0, y)]).await?;
    touch(tab, "touchEnd", &[]).await?;
    tab.until(&format!("{SHOWN} && !{SHOWN}.src.includes('map')"))
        .await
}

async fn a_diagram_is_enlarged_in_the_colours_that_are_shown(visit: &mut Visit) -> Result<()> {
    open(visit, "/posts/workshop/").await?;
    let tab = &visit.tab;
    tab.check(
        "document.querySelectorAll('.diagram .zoom').length === 1",
        "document.querySelector('.diagram').outerHTML",
    )
    .await?;
    for theme in ["light", "dark"] {
        tab.eval::<()>(&format!(
            "void (document.documentElement.dataset.theme = '{theme}')"
        ))
        .await?;
        tab.click(&format!(".diagram > .{theme}")).await?;
        tab.until(&format!(
            "{SHOWN}?.src === document.querySelector('.diagram > .{theme}').src"
        ))
        .await?;
        press(tab, "\u{E00C}").await?;
        tab.until(&format!("!{SHOWN}")).await?;
    }
    Ok(())
}

async fn pictures_that_are_links_stay_links(visit: &mut Visit) -> Result<()> {
    visit
        .tab
        .before(
            "addEventListener('DOMContentLoaded', () => {
                const image = document.querySelector('.prose img[src$=\"map.png\"]');
                if (!image) return;
                const link = document.createElement('a');
                link.href = '/about/';
                image.replaceWith(link);
                link.append(image);
            });",
        )
        .await?;
    open(visit, PAGE).await?;
    visit
        .tab
        .check(&format!("!document.querySelector(\"{MAP} + .zoom\")"), "0")
        .await?;
    visit.tab.click_through(MAP, "/about/").await
}

async fn another_page_closes_it(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let tab = &visit.tab;
    tab.go(PAGE).await?;
    tab.click(MAP).await?;
    shows(tab, "map").await?;
    tab.back_to("/").await?;
    tab.until(&format!("!{SHOWN}")).await
}
