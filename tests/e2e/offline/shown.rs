//! What readers see of it all.

use std::sync::Arc;

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Deploys, POSTS, Visit};
use serde_json::{Value, json};

use super::{follow, opens, with_worker};

pub(crate) fn cases() -> Vec<Case> {
    with_worker![
        the_page_about_it_tells_what_is_stored,
        the_whole_blog_is_kept_on_wish,
        storing_can_be_paused_and_goes_on_where_it_was,
        all_can_be_removed_and_stays_so,
        what_is_new_since_the_last_visit_is_marked,
        lists_tell_what_can_be_read_without_a_network,
        a_page_tells_that_it_is_stored,
        an_offer_that_is_declined_is_not_made_again,
    ]
}

/// The buttons of the page about what is stored, in their order.
const KEEP: &str = ".stored-actions button";
const REMOVE: &str = ".stored-actions > button:last-of-type";

async fn the_page_about_it_tells_what_is_stored(visit: &mut Visit, _: Arc<Deploys>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/posts/post-3/").await?;
    tab.go("/offline/").await?;
    let listed = "[...document.querySelectorAll('.stored-list a')].map((a) => a.textContent)";
    tab.until(&format!("{listed}.includes('Post 3')")).await?;
    let names: Vec<String> = tab.eval(listed).await?;
    ensure!(
        names.contains(&"Post 9".to_owned()) && !names.contains(&"Post 2".to_owned()),
        "{names:?}"
    );
    // Also without a network, where another page was asked for.
    host.stop();
    tab.open(&host.url("/posts/post-2/")).await?;
    tab.until(&format!("{listed}.includes('Post 3')")).await?;
    tab.check(
        "document.querySelector('h1').textContent.includes('not on this device')",
        "0",
    )
    .await?;
    tab.press(".stored-list a[href$='/post-3/']").await?;
    tab.until("location.pathname === '/posts/post-3/' && document.querySelector('.prose')")
        .await?;
    // «Back» is not to the page that says so, once there is a network.
    host.resume()?;
    tab.back().await?;
    tab.until("location.pathname === '/posts/post-2/' && document.querySelector('.prose')")
        .await
}

async fn the_whole_blog_is_kept_on_wish(visit: &mut Visit, deploys: Arc<Deploys>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/offline/").await?;
    tab.until(&format!("document.querySelector('{KEEP}')"))
        .await?;
    tab.click(KEEP).await?;
    tab.until("document.querySelector('.stored-all')").await?;
    let state = tab.worker_state(host).await?;
    ensure!(state["all"]["pages"] == pages(&visit.site)?, "{state:#}");
    let Visit { host, tab, .. } = visit;
    host.stop();
    for href in [
        "/posts/post-1/",
        "/tags/all/page/2/",
        "/archive/",
        "/about/",
        "/page/2/",
    ] {
        tab.open_app(&host.url(href)).await?;
        tab.check(
            "!document.querySelector('[data-offline]')",
            "document.title",
        )
        .await?;
    }
    // A new version is stored as a whole, too, while a page is open.
    host.resume()?;
    host.deploy(&deploys.v2);
    opens(tab, host, "/posts/post-1/", 2).await?;
    tab.worker_until(host, "state.all.done && state.all.version === state.current && state.refreshed === state.current").await?;
    host.stop();
    opens(tab, host, "/posts/post-2/", 2).await
}

/// How many pages a site's manifest counts.
fn pages(site: &inkleaf_tests::Site) -> Result<Value> {
    let manifest = std::fs::read_to_string(site.folder.join("offline.json"))?;
    Ok(serde_json::from_str::<Value>(&manifest)?["pages"].clone())
}

async fn storing_can_be_paused_and_goes_on_where_it_was(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    tab.ask("all", json!({ "paused": false })).await?;
    let first = tab.ask("more", json!({})).await?;
    tab.ask("all", json!({ "paused": true })).await?;
    ensure!(tab.ask("more", json!({})).await?.is_null());
    tab.stop_workers().await?;
    tab.ask("all", json!({ "paused": false })).await?;
    let second = tab.ask("more", json!({})).await?;
    let pages = |step: &Value| step["all"]["pages"].as_u64().unwrap_or_default();
    ensure!(
        pages(&first) > 0 && pages(&second) > pages(&first),
        "{first} {second}"
    );
    Ok(())
}

async fn all_can_be_removed_and_stays_so(visit: &mut Visit, _: Arc<Deploys>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/offline/").await?;
    tab.until(&format!("document.querySelector('{REMOVE}')"))
        .await?;
    tab.eval::<bool>("(window.confirm = () => true, true)")
        .await?;
    tab.click(REMOVE).await?;
    let empty = "caches.keys().then((all) => all.length === 0)";
    tab.until(empty).await?;
    tab.open_app(&host.url("/posts/post-9/")).await?;
    tab.pass(std::time::Duration::from_millis(500)).await?;
    ensure!(tab.eval::<bool>(empty).await?, "it was stored again");
    // Until the reader wants it.
    tab.open_app(&host.url("/offline/")).await?;
    tab.until("document.querySelector('.stored > button')")
        .await?;
    tab.click(".stored > button").await?;
    tab.until(&format!("document.querySelector('{KEEP}')"))
        .await?;
    tab.stored_whole(host).await
}

async fn what_is_new_since_the_last_visit_is_marked(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    tab.check(
        "!document.querySelector('[data-mark=new], [data-mark=changed]')",
        "0",
    )
    .await?;
    // An hour later.
    let mut state = tab.worker_state(host).await?;
    state["visit"]["at"] = json!(0);
    tab.set_worker_state(host, &state).await?;
    host.deploy(&deploys.v2);
    opens(tab, host, "/posts/post-9/", 2).await?;
    tab.read_here().await?;
    tab.open_app(&host.url("/")).await?;
    let mark = |post: usize| {
        format!(
            "document.querySelector(\"main a[href='/posts/post-{post}/']:not(.thumbnail)\").dataset.mark"
        )
    };
    tab.until(&format!("{} === 'new'", mark(POSTS + 1))).await?;
    tab.until(&format!("{} === 'changed'", mark(POSTS - 1)))
        .await?;
    // What was read since is not.
    tab.check(
        &format!("{} === undefined", mark(POSTS)),
        "document.body.innerText",
    )
    .await
}

async fn lists_tell_what_can_be_read_without_a_network(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/archive/").await?;
    host.stop();
    tab.open_app(&host.url("/archive/")).await?;
    let mark = |post: usize| {
        format!("document.querySelector(\"main a[href='/posts/post-{post}/']\").dataset.mark")
    };
    tab.until(&format!("{} === 'unstored'", mark(1))).await?;
    tab.check(&format!("{} === undefined", mark(POSTS)), "0")
        .await
}

async fn a_page_tells_that_it_is_stored(visit: &mut Visit, _: Arc<Deploys>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/posts/post-1/").await?;
    tab.until("document.querySelector('a.offline').dataset.mark === 'stored'")
        .await?;
    tab.check(
        "document.querySelector('a.offline').textContent.includes('on this device')",
        "0",
    )
    .await
}

async fn an_offer_that_is_declined_is_not_made_again(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/", 1).await?;
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    tab.until("document.querySelector('.offer')").await?;
    tab.click(".offer-later").await?;
    follow(tab, "/posts/post-9/").await?;
    tab.pass(std::time::Duration::from_millis(500)).await?;
    tab.check(
        "!document.querySelector('.offer')",
        "document.body.innerText",
    )
    .await
}
