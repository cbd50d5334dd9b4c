//! The first visit, and reading without a network after it.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Deploys, LISTED, POSTS, UNICODE, Visit, said};
use serde_json::json;

use super::{follow, opens, reload, shows, with_worker};

pub(crate) fn cases() -> Vec<Case> {
    let mut all = with_worker![everywhere:
        s01_after_a_first_visit_the_listed_posts_can_be_read,
        s02_a_page_that_is_not_stored_says_so,
        s29_one_post_under_all_its_addresses,
        s31_an_unknown_address_is_not_found,
    ];
    all.extend(with_worker![
        s03_without_a_network_at_first_nothing_is_half_done,
        s35_after_the_browser_has_removed_all_it_starts_anew,
        the_first_visit_is_not_delayed,
        nothing_is_stored_unasked_for_readers_who_save_data,
    ]);
    all
}

async fn s01_after_a_first_visit_the_listed_posts_can_be_read(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    host.stop();
    reload(tab).await?;
    tab.app_ready().await?;
    for number in 0..LISTED {
        let href = format!("/posts/post-{}/", POSTS - number);
        opens(tab, host, &href, 1).await?;
    }
    // By clicks, too, and with the renderer.
    opens(tab, host, "/", 1).await?;
    follow(tab, "/posts/post-9/").await?;
    tab.renderer_ready().await?;
    shows(tab, 1).await?;
    follow(tab, "/posts/post-8/").await?;
    shows(tab, 1).await
}

async fn s02_a_page_that_is_not_stored_says_so(visit: &mut Visit, _: Arc<Deploys>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    host.stop();
    tab.open(&host.url("/posts/post-2/")).await?;
    tab.app_ready().await?;
    tab.check(
        "document.querySelector('[data-offline]')",
        "document.body.innerText",
    )
    .await?;
    ensure!(tab.path().await? == "/posts/post-2/");
    // With the network back the page is there.
    host.resume()?;
    reload(tab).await?;
    shows(tab, 1).await
}

async fn s03_without_a_network_at_first_nothing_is_half_done(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.expect("The page works without");
    tab.expect("icon from the Manifest");
    host.stop();
    ensure!(
        tab.open(&host.url("/")).await.is_err(),
        "a page from nowhere"
    );
    // The network goes before the worker is there.
    host.resume()?;
    tab.open(&host.url("/posts/post-1/")).await?;
    host.stop();
    tab.pass(Duration::from_secs(1)).await?;
    let workers = "navigator.serviceWorker.getRegistrations().then((all) => all.length)";
    let workers: usize = tab.eval(workers).await?;
    let caches: usize = tab.eval("caches.keys().then((all) => all.length)").await?;
    ensure!(
        (workers, caches) == (0, 0),
        "{workers} workers, {caches} caches"
    );
    host.resume()?;
    tab.first_visit(host, "/").await
}

pub(super) async fn s29_one_post_under_all_its_addresses(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, UNICODE).await?;
    host.stop();
    let encoded: String = tab.eval("location.pathname").await?;
    ensure!(encoded.contains("%C5%BE"), "{encoded}");
    let lower = encoded.replace("%C5%BE", "%c5%be");
    let addresses = [
        UNICODE.to_owned(),
        UNICODE.trim_end_matches('/').to_owned(),
        lower,
        format!("{encoded}index.html"),
        format!("{encoded}?utm_source=mail&utm_medium=x"),
        format!("{encoded}#section-7"),
        format!(
            "{}?utm_source=mail#section-7",
            encoded.trim_end_matches('/')
        ),
    ];
    for address in addresses {
        opens(tab, host, &address, 1).await?;
        let title: String = tab.eval("document.title").await?;
        ensure!(title.starts_with("Post 0"), "{address}: {title}");
        let hash = address.split_once('#').map_or("", |(_, hash)| hash);
        ensure!(
            tab.eval::<String>("location.hash.slice(1)").await? == hash,
            "{address}"
        );
    }
    Ok(())
}

pub(super) async fn s31_an_unknown_address_is_not_found(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    host.stop();
    tab.open(&host.url("/there/is/no/such/page/")).await?;
    tab.check(
        "document.querySelector('.eyebrow')?.textContent === '404'",
        "document.body.innerText",
    )
    .await
}

async fn s35_after_the_browser_has_removed_all_it_starts_anew(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    tab.open("about:blank").await?;
    tab.clear_storage(host, "all").await?;
    host.deploy(&deploys.v2);
    opens(tab, host, "/posts/post-9/", 2).await?;
    let controlled: bool = tab
        .eval("Boolean(navigator.serviceWorker.controller)")
        .await?;
    tab.first_visit(host, "/").await?;
    ensure!(!controlled || tab.standing().await?.version.is_some());
    host.stop();
    opens(tab, host, "/posts/post-9/", 2).await
}

async fn the_first_visit_is_not_delayed(visit: &mut Visit, _: Arc<Deploys>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let paths: Vec<String> = host
        .requests()
        .into_iter()
        .map(|r| r.request.path)
        .collect();
    let at = |name: &str| paths.iter().position(|path| path.contains(name));
    let (worker, app) = (at("/sw.js"), at("_bg.wasm"));
    ensure!(app < worker && worker < at("/offline.json"), "{paths:?}");
    Ok(())
}

async fn nothing_is_stored_unasked_for_readers_who_save_data(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.before("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
        .await?;
    tab.open_app(&host.url("/")).await?;
    tab.go("/posts/post-9/").await?;
    tab.pass(Duration::from_secs(1)).await?;
    ensure!(host.count("/sw.js") == 0, "{:?}", host.paths());
    let said = said(1);
    let shown: bool = tab
        .script(
            "return document.body.textContent.includes(arguments[0])",
            json!([said]),
        )
        .await?;
    ensure!(shown);
    Ok(())
}
