//! A page that can't be had: why, in plain words, and a way on.

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Visit};

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    everywhere!["page_failure" on fixture:
        an_error_of_the_server_is_told_and_can_be_tried_again,
        a_server_that_is_gone_is_told_and_can_be_tried_again,
        something_that_is_no_page_is_told,
        an_unknown_address_shows_the_not_found_view,
        a_failed_prefetch_is_no_failure,
        back_from_a_failure_works,
        a_failed_page_can_be_opened_directly,
    ]
}

const POST: &str = "/posts/long-walk/";
const RETRY: &str = ".failure button";

/// The failure view is complete, and its reason says `why`.
async fn failed(visit: &Visit, why: &str) -> Result<()> {
    let tab = &visit.tab;
    tab.check("document.querySelectorAll('main h1').length === 1", "0")
        .await?;
    tab.check(
        "document.activeElement.matches('main h1')",
        "document.activeElement.outerHTML",
    )
    .await?;
    let text: String = tab
        .eval("document.querySelector('.failure').innerText")
        .await?;
    ensure!(text.contains(why), "{text:?} does not say {why:?}");
    tab.check(
        "!document.documentElement.hasAttribute('data-loading')",
        "0",
    )
    .await
}

async fn the_post_is_there(visit: &Visit) -> Result<()> {
    let tab = &visit.tab;
    tab.until("document.querySelector('main h1')?.textContent === 'The long walk'")
        .await?;
    tab.until("document.querySelectorAll('.prose h2').length > 10")
        .await
}

async fn an_error_of_the_server_is_told_and_can_be_tried_again(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.expect("Failed to load resource");
    tab.open_app(&host.url("/")).await?;
    host.on_page(POST, Answer::status(500));
    tab.go(POST).await?;
    failed(visit, "500").await?;
    // Once more while it still fails.
    host.forget();
    tab.depart().await?;
    tab.click(RETRY).await?;
    tab.arrive(POST).await?;
    failed(visit, "500").await?;
    ensure!(host.fetches(POST) == 1);
    host.clear_rules();
    tab.depart().await?;
    tab.click(RETRY).await?;
    tab.arrive(POST).await?;
    the_post_is_there(visit).await
}

async fn a_server_that_is_gone_is_told_and_can_be_tried_again(visit: &mut Visit) -> Result<()> {
    visit.tab.expect("Failed to load resource");
    visit.tab.expect("Failed to fetch");
    visit.tab.open_app(&visit.host.url("/")).await?;
    visit.host.stop();
    visit.tab.go(POST).await?;
    failed(visit, "network").await?;
    visit.host.resume()?;
    visit.tab.click(RETRY).await?;
    the_post_is_there(visit).await
}

async fn something_that_is_no_page_is_told(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.open_app(&host.url("/")).await?;
    let sign_in = "<!doctype html><title>Sign in to the network</title>";
    host.on_page(POST, Answer::body(200, "text/html; charset=utf-8", sign_in));
    tab.go(POST).await?;
    failed(visit, "not a page").await?;
    host.clear_rules();
    host.on_page(POST, Answer::body(200, "application/json", "{\"page\":{}}"));
    tab.depart().await?;
    tab.click(RETRY).await?;
    tab.arrive(POST).await?;
    failed(visit, "not a page").await
}

async fn an_unknown_address_shows_the_not_found_view(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.expect("Failed to load resource: the server responded with a status of 404");
    tab.open_app(&host.url("/")).await?;
    tab.go("/no/such/page/").await?;
    tab.check(
        "document.querySelector('main').innerText.includes('404')",
        "document.title",
    )
    .await?;
    tab.check(
        "document.querySelector('meta[name=robots]').content === 'noindex'",
        "0",
    )
    .await?;
    tab.go("/about/").await?;
    tab.check("document.querySelector('meta[name=robots]') === null", "0")
        .await
}

async fn a_failed_prefetch_is_no_failure(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.expect("Failed to load resource");
    tab.open_app(&host.url("/")).await?;
    host.on_page(POST, Answer::status(503));
    let link = tab.add_link(POST, "").await?;
    tab.eval::<()>(&format!("document.querySelector('{link}').focus()"))
        .await?;
    tab.until(
        "performance.getEntriesByType('resource').some((it) => it.name.includes('/posts/long-walk/'))",
    )
    .await?;
    tab.settle().await?;
    tab.check(
        "location.pathname === '/' && !document.querySelector('.failure')",
        "0",
    )
    .await?;
    host.clear_rules();
    tab.depart().await?;
    tab.press(&link).await?;
    tab.arrive(POST).await?;
    the_post_is_there(visit).await
}

async fn back_from_a_failure_works(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.expect("Failed to load resource");
    tab.open_app(&host.url("/")).await?;
    host.on_page(POST, Answer::status(500));
    tab.go(POST).await?;
    failed(visit, "500").await?;
    tab.back_to("/").await?;
    tab.check("document.querySelectorAll('.card').length === 5", "0")
        .await?;
    host.clear_rules();
    tab.depart().await?;
    tab.forward().await?;
    tab.arrive(POST).await?;
    the_post_is_there(visit).await
}

async fn a_failed_page_can_be_opened_directly(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.expect("Failed to load resource");
    tab.open_app(&host.url("/")).await?;
    host.on_page(POST, Answer::status(500));
    tab.go(POST).await?;
    let document = tab.document().await?;
    tab.click(".failure a").await?;
    tab.arrive_anew(POST, &document).await?;
    the_post_is_there(visit).await
}
