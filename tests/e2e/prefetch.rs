//! Pages are fetched when a link is pointed at, focused or touched.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Visit};
use serde_json::json;

use crate::{cases, everywhere};

pub(crate) fn cases() -> Vec<Case> {
    let mut all = everywhere!["prefetch" on fixture:
        a_hover_fetches_the_page_and_the_click_does_not,
        focus_fetches_the_page,
        nothing_is_fetched_without_being_asked_for,
        links_of_the_browser_are_not_fetched,
    ];
    all.extend(cases!["prefetch" on fixture: a_touch_fetches_the_page]);
    all
}

const LINK: &str = ".card:nth-child(2) h2 a";

/// Opens the front page; gives the href of its second post.
async fn at_home(visit: &Visit) -> Result<String> {
    visit.tab.open_app(&visit.host.url("/")).await?;
    visit.tab.settle().await?;
    visit.host.forget();
    visit
        .tab
        .eval(&format!(
            "document.querySelector('{LINK}').getAttribute('href')"
        ))
        .await
}

/// Waits until the page has come, as it was prerendered: there is no renderer yet.
async fn fetched(visit: &Visit, post: &str) -> Result<()> {
    let url = json!(visit.host.url(post));
    visit
        .tab
        .until(&format!(
            "performance.getEntriesByType('resource').some((it) => it.name === {url})"
        ))
        .await
}

async fn then_a_click_asks_for_nothing(visit: &Visit, post: &str) -> Result<()> {
    fetched(visit, post).await?;
    let Visit { host, tab, .. } = visit;
    tab.depart().await?;
    tab.press(LINK).await?;
    tab.arrive(post).await?;
    ensure!(host.fetches(post) == 1, "{:?}", host.paths());
    Ok(())
}

async fn a_hover_fetches_the_page_and_the_click_does_not(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    let link = tab.find(LINK).await?;
    let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
    tab.script::<()>(script, json!([LINK])).await?;
    let driver = tab.driver();
    driver
        .action_chain()
        .move_to_element_center(&link)
        .perform()
        .await?;
    driver.action_chain().move_by_offset(3, 1).perform().await?;
    then_a_click_asks_for_nothing(visit, &post).await
}

async fn focus_fetches_the_page(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    visit
        .tab
        .eval::<()>(&format!("document.querySelector('{LINK}').focus()"))
        .await?;
    then_a_click_asks_for_nothing(visit, &post).await
}

async fn a_touch_fetches_the_page(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    let script = format!(
        "const link = document.querySelector('{LINK}');
         link.scrollIntoView({{ block: 'center', behavior: 'instant' }});
         const {{ x, y, height }} = link.getBoundingClientRect();
         return [x + 5, y + height / 2];"
    );
    let (x, y): (f64, f64) = tab.script(&script, json!([])).await?;
    let cdp = tab.driver().cdp();
    cdp.send_raw(
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": true }),
    )
    .await?;
    let point = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
    cdp.send_raw("Input.dispatchTouchEvent", point).await?;
    then_a_click_asks_for_nothing(visit, &post).await
}

async fn nothing_is_fetched_without_being_asked_for(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let Visit { host, tab, .. } = visit;
    for y in [200, 500, 2000] {
        tab.scroll_to(y).await?;
        tab.settle().await?;
    }
    ensure!(host.paths().is_empty(), "{:?}", host.paths());
    Ok(())
}

async fn links_of_the_browser_are_not_fetched(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let Visit { host, tab, .. } = &*visit;
    for (href, attributes) in [
        ("/posts/pictures/map.png", ""),
        ("/archive/", "rel='external'"),
        ("/", ""),
    ] {
        let link = tab.add_link(href, attributes).await?;
        tab.script::<()>(
            "document.querySelector(arguments[0]).focus()",
            json!([link]),
        )
        .await?;
    }
    tab.eval::<()>(&format!("document.querySelector('{LINK}').focus()"))
        .await?;
    fetched(visit, &post).await?;
    let paths = host.paths();
    ensure!(paths == [post], "{paths:?}");
    Ok(())
}
