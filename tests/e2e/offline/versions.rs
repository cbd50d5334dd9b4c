//! New versions while tabs are open.

use std::sync::Arc;

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Deploys, NO_WORKER, Visit};
use serde_json::json;

use super::{current, document, follow, new_tab, opens, shows, switch, with_worker};

pub(crate) fn cases() -> Vec<Case> {
    let mut all = with_worker![everywhere:
        s04_an_open_tab_stays_in_its_version,
        s05_a_new_tab_gets_the_new_version,
    ];
    all.extend(with_worker![
        s06_a_stopped_worker_remembers_whose_version_is_whose,
        s07_the_reader_takes_the_new_version_and_keeps_the_place,
        s08_a_version_that_was_taken_back_is_served_again,
        s34_an_app_that_breaks_down_is_not_served_again,
        without_a_worker_versions_are_not_mixed_either,
    ]);
    all
}

pub(super) async fn s04_an_open_tab_stays_in_its_version(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    follow(tab, "/archive/").await?;
    tab.ask(
        "read",
        json!({ "href": host.url("/archive/"), "app": "x:" }),
    )
    .await?;
    // Once more, so that the document itself came by way of the worker.
    opens(tab, host, "/posts/post-9/", 1).await?;
    let first = document(tab).await?;
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    let standing = tab.standing().await?;
    ensure!(standing.version != standing.current, "{standing:?}");
    // What is stored comes in the tab's version, and so does the renderer.
    follow(tab, "/posts/post-8/").await?;
    shows(tab, 1).await?;
    tab.renderer_ready().await?;
    follow(tab, "/posts/post-7/").await?;
    shows(tab, 1).await?;
    ensure!(document(tab).await? == first, "the page was loaded anew");
    // What is not stored and has changed can't be had any more: the browser goes
    // there, and the document is wholly of the new version.
    follow(tab, "/archive/").await?;
    follow(tab, "/posts/post-1/").await?;
    shows(tab, 2).await?;
    ensure!(document(tab).await? != first, "versions were mixed");
    Ok(())
}

async fn s05_a_new_tab_gets_the_new_version(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    tab.stored_whole(host).await?;
    let [old, _] = new_tab(tab).await?;
    opens(tab, host, "/posts/post-9/", 2).await?;
    opens(tab, host, "/posts/post-10/", 2).await?;
    switch(tab, &old).await?;
    shows(tab, 1).await?;
    follow(tab, "/posts/post-8/").await?;
    shows(tab, 1).await
}

pub(super) async fn s06_a_stopped_worker_remembers_whose_version_is_whose(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/", 1).await?;
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    tab.stored_whole(host).await?;
    let [old, new] = new_tab(tab).await?;
    opens(tab, host, "/", 2).await?;
    // What is shown now comes from the worker alone.
    host.stop();
    for (window, version) in [(&old, 1), (&new, 2), (&old, 1)] {
        switch(tab, window).await?;
        tab.stop_workers().await?;
        let href = if tab.path().await? == "/" {
            "/posts/post-9/"
        } else {
            "/posts/post-8/"
        };
        follow(tab, href).await?;
        shows(tab, version).await?;
    }
    Ok(())
}

pub(super) async fn s07_the_reader_takes_the_new_version_and_keeps_the_place(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/posts/post-9/").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    let place = "[...document.querySelectorAll('main p')]\
        .find((p) => p.textContent.startsWith('Line 30 ')).getBoundingClientRect().top";
    let far: f64 = tab.eval(place).await?;
    #[expect(clippy::cast_possible_truncation, reason = "a pixel more or less")]
    tab.scroll_to(far as i64 - 5).await?;
    let first = document(tab).await?;
    let before: f64 = tab.eval(place).await?;
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    tab.until("document.querySelector('.offer')").await?;
    ensure!(document(tab).await? == first, "nobody asked for it");
    shows(tab, 1).await?;
    tab.click(".offer-take").await?;
    shows(tab, 2).await?;
    tab.app_ready().await?;
    let after: f64 = tab.eval(place).await?;
    ensure!((after - before).abs() < 3.0, "{before} → {after}");
    ensure!(document(tab).await? != first);
    Ok(())
}

async fn s08_a_version_that_was_taken_back_is_served_again(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let first = current(tab, host).await?;
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    opens(tab, host, "/posts/post-9/", 2).await?;
    host.deploy(&deploys.v1);
    tab.check_host().await?;
    ensure!(current(tab, host).await? == first);
    opens(tab, host, "/posts/post-9/", 1).await?;
    host.stop();
    opens(tab, host, "/posts/post-9/", 1).await
}

pub(super) async fn s34_an_app_that_breaks_down_is_not_served_again(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.expect("could not be started");
    tab.first_visit(host, "/").await?;
    let first = current(tab, host).await?;
    host.deploy(&deploys.broken);
    tab.check_host().await?;
    tab.open(&host.url("/posts/post-9/")).await?;
    shows(tab, 4).await?;
    tab.until("document.documentElement.dataset.app === 'failed'")
        .await?;
    tab.worker_until(host, "state.bad.length === 1").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    ensure!(current(tab, host).await? == first);
    // It is not tried again, until there is another one.
    tab.check_host().await?;
    ensure!(current(tab, host).await? == first);
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    opens(tab, host, "/posts/post-9/", 2).await
}

async fn without_a_worker_versions_are_not_mixed_either(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.before(NO_WORKER).await?;
    // The app takes pages in two forms: prerendered ones until it has the renderer.
    for has_renderer in [false, true] {
        host.deploy(&deploys.v1);
        opens(tab, host, "/", 1).await?;
        if has_renderer {
            follow(tab, "/posts/post-9/").await?;
            tab.renderer_ready().await?;
        }
        let first = document(tab).await?;
        host.deploy(&deploys.v2);
        follow(tab, "/posts/post-8/").await?;
        shows(tab, 2).await?;
        ensure!(document(tab).await? != first, "versions were mixed");
    }
    Ok(())
}
