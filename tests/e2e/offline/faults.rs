//! Hosts and networks that lie, and storage that is full or gone.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Deploys, Host, Tab, Visit};
use serde_json::json;

use super::{asset, current, document, follow, opens, shows, with_worker};

pub(crate) fn cases() -> Vec<Case> {
    let mut all = with_worker![everywhere: s13_a_lost_file_that_the_host_answers_with_a_page];
    all.extend(with_worker![
        s09_a_half_deployed_version_does_not_become_active,
        s10_new_files_behind_an_old_manifest_are_not_mixed_in,
        s11_a_missing_file_answered_with_a_page_is_refused,
        s12_a_lost_file_that_the_host_has_not_either,
        s14_a_stale_copy_on_the_way_is_gone_around,
        s15_a_captive_portal_for_the_manifest_changes_nothing,
        s16_a_captive_portal_for_a_post_poisons_nothing,
        s17_a_manifest_that_can_not_be_had_changes_nothing,
        s18_without_a_manifest_the_worker_leaves,
        s33_after_failed_updates_a_good_one_succeeds,
        a_click_on_a_page_that_is_lost_goes_there,
    ]);
    all
}

/// What a network answers that one has to sign in to.
fn portal() -> Answer {
    let page = "<!doctype html><title>Sign in</title><h1>Welcome to the hotel</h1>";
    Answer::body(200, "text/html; charset=utf-8", page)
}

/// A check changes nothing: neither what is served nor what is stored.
async fn nothing_changes(tab: &Tab, host: &Host) -> Result<()> {
    let before = tab.worker_state(host).await?;
    let files = tab.stored_files(host).await?;
    tab.check_host().await?;
    let after = tab.worker_state(host).await?;
    ensure!(before["current"] == after["current"], "{before} → {after}");
    ensure!(before["kept"] == after["kept"], "{before} → {after}");
    ensure!(tab.stored_files(host).await? == files);
    opens(tab, host, "/posts/post-9/", 1).await
}

pub(super) async fn s09_a_half_deployed_version_does_not_become_active(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let first = current(tab, host).await?;
    // The new manifest is there, but one page is still the old one.
    let old = std::fs::read(deploys.v1.folder.join("index.html"))?;
    host.deploy(&deploys.v2);
    host.when(|path| path == "/", Answer::body(200, "text/html", old));
    tab.check_host().await?;
    ensure!(
        current(tab, host).await? == first,
        "half a version is active"
    );
    opens(tab, host, "/posts/post-9/", 1).await?;
    host.clear_rules();
    tab.check_host().await?;
    ensure!(current(tab, host).await? != first, "it was not tried again");
    opens(tab, host, "/posts/post-9/", 2).await
}

async fn s10_new_files_behind_an_old_manifest_are_not_mixed_in(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let manifest = std::fs::read(deploys.v1.folder.join("offline.json"))?;
    host.deploy(&deploys.v2);
    let answer = Answer::body(200, "application/json", manifest);
    host.when(|path| path == "/offline.json", answer);
    for href in ["/", "/posts/post-9/", "/posts/post-8/"] {
        opens(tab, host, href, 1).await?;
    }
    // By clicks, too.
    opens(tab, host, "/", 1).await?;
    follow(tab, "/posts/post-7/").await?;
    shows(tab, 1).await
}

pub(super) async fn s11_a_missing_file_answered_with_a_page_is_refused(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let first = current(tab, host).await?;
    let style = asset(&deploys.v2, "style-", ".css")?;
    host.deploy(&deploys.v2);
    host.when(move |path| path == style, portal());
    tab.check_host().await?;
    ensure!(current(tab, host).await? == first);
    ensure!(
        !tab.has_stored(host, "Welcome to the hotel").await?,
        "the page was stored"
    );
    opens(tab, host, "/posts/post-9/", 1).await
}

/// A file that the tab needs is lost: the tab starts again, once, with what the
/// host has.
async fn recovers(visit: &mut Visit, deploys: &Deploys, answer: Answer) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    // What the browser itself has kept would be as good.
    host.keep_nothing()?;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    let before = document(tab).await?;
    let renderer = asset(&deploys.v1, "inkleaf-renderer-", "_bg.wasm")?;
    host.deploy(&deploys.v2);
    let gone = renderer.clone();
    host.when(move |path| path == gone, answer);
    tab.lose(host, &renderer).await?;
    // The first click in the app asks for it. The document may be gone before the
    // answer is there; a driver that waits for it would then ask in the next one.
    let ask = "fetch(arguments[0]).then(({ status }) => status, () => 0)
        .then((status) => sessionStorage.setItem('answered', status));
        return true;";
    tab.script::<bool>(ask, json!([renderer])).await?;
    shows(tab, 2).await?;
    tab.app_ready().await?;
    let answered: Option<String> = tab.eval("sessionStorage.getItem('answered')").await?;
    ensure!(
        answered.as_deref().is_none_or(|status| status == "0"),
        "answered with {answered:?}"
    );
    let recovered = document(tab).await?;
    ensure!(recovered != before, "it was not loaded anew");
    tab.pass(Duration::from_secs(1)).await?;
    ensure!(document(tab).await? == recovered, "it was loaded twice");
    // And is stored whole again.
    tab.first_visit(host, "/posts/post-9/").await?;
    host.stop();
    opens(tab, host, "/posts/post-9/", 2).await
}

pub(super) async fn s12_a_lost_file_that_the_host_has_not_either(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    recovers(visit, &deploys, Answer::status(404)).await
}

async fn s13_a_lost_file_that_the_host_answers_with_a_page(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    recovers(visit, &deploys, portal()).await
}

pub(super) async fn s14_a_stale_copy_on_the_way_is_gone_around(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let first = current(tab, host).await?;
    // Who does not ask for the host's own answer gets an old one.
    let old = std::fs::read_to_string(deploys.v1.folder.join("index.html"))?;
    host.deploy(&deploys.v2);
    host.stale("/", "text/html; charset=utf-8", &old);
    host.forget();
    tab.check_host().await?;
    ensure!(
        current(tab, host).await? != first,
        "the stale copy was in the way"
    );
    ensure!(host.count("/") == 2, "{:?}", host.paths());
    opens(tab, host, "/posts/post-9/", 2).await
}

async fn s15_a_captive_portal_for_the_manifest_changes_nothing(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    host.deploy(&deploys.v2);
    host.when(|path| path == "/offline.json", portal());
    nothing_changes(tab, host).await?;
    host.clear_rules();
    host.redirect("/offline.json", "/about/");
    nothing_changes(tab, host).await
}

pub(super) async fn s16_a_captive_portal_for_a_post_poisons_nothing(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    host.when(|path| path.starts_with("/posts/post-2/"), portal());
    // The reader sees the portal, so that they can sign in.
    tab.open(&host.url("/posts/post-2/")).await?;
    tab.until("document.title === 'Sign in'").await?;
    // The app does not take it for a page.
    tab.open_app(&host.url("/archive/")).await?;
    tab.press("a[href='/posts/post-2/']").await?;
    tab.until("document.title === 'Sign in'").await?;
    ensure!(
        !tab.has_stored(host, "Welcome to the hotel").await?,
        "the portal was stored"
    );
    host.clear_rules();
    opens(tab, host, "/posts/post-2/", 1).await?;
    tab.read_here().await?;
    host.stop();
    opens(tab, host, "/posts/post-2/", 1).await
}

pub(super) async fn s17_a_manifest_that_can_not_be_had_changes_nothing(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    host.deploy(&deploys.v2);
    let json = |text: &str| Answer::body(200, "application/json", text);
    let answers = [
        Answer::status(503),
        Answer::status(504),
        json("{\"inkleaf\":1,\"core\":[["),
        json("{}"),
        json("[]"),
        json("null"),
        Answer::late(Duration::from_secs(60)),
    ];
    for answer in answers {
        host.clear_rules();
        let is_late = answer.instead.is_none();
        host.when(|path| path == "/offline.json", answer);
        if is_late {
            // The page does not wait for it: a second is meant, and a worker that
            // waits does so for twenty.
            for href in ["/posts/post-9/", "/posts/post-8/"] {
                opens(tab, host, href, 1).await?;
                let answered = "performance.getEntriesByType('navigation')[0].responseStart";
                let answered: f64 = tab.eval(answered).await?;
                ensure!(answered < 10_000.0, "{href} came after {answered} ms");
            }
        } else {
            nothing_changes(tab, host).await?;
        }
    }
    Ok(())
}

pub(super) async fn s18_without_a_manifest_the_worker_leaves(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    let left = "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)";
    let empty = "caches.keys().then((all) => all.length === 0)";
    tab.first_visit(host, "/").await?;
    // An error page may come from anybody.
    let page = Answer::body(404, "text/html", "<h1>404</h1>");
    host.when(|path| path == "/offline.json", page);
    for _ in 0..3 {
        nothing_changes(tab, host).await?;
    }
    host.clear_rules();
    tab.check_host().await?;
    host.when(|path| path == "/offline.json", Answer::status(410));
    tab.check_host().await?;
    ensure!(!tab.eval::<bool>(left).await?, "once may be an accident");
    tab.check_host().await?;
    ensure!(tab.eval::<bool>(left).await?, "the worker is still there");
    ensure!(tab.eval::<bool>(empty).await?, "something is still stored");
    Ok(())
}

async fn s33_after_failed_updates_a_good_one_succeeds(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let first = current(tab, host).await?;
    let renderer = asset(&deploys.v2, "inkleaf-renderer-", "_bg.wasm")?;
    host.deploy(&deploys.v2);
    for answer in [Answer::status(404), Answer::status(500), portal()] {
        host.clear_rules();
        let path = renderer.clone();
        host.when(move |asked| asked == path, answer);
        tab.check_host().await?;
        ensure!(current(tab, host).await? == first);
    }
    host.clear_rules();
    tab.check_host().await?;
    ensure!(current(tab, host).await? != first, "it did not recover");
    opens(tab, host, "/posts/post-9/", 2).await
}

async fn a_click_on_a_page_that_is_lost_goes_there(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    host.keep_nothing()?;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    // The front page is one of the files that a version can't do without.
    tab.lose(host, "/").await?;
    host.deploy(&deploys.v2);
    follow(tab, "/").await?;
    shows(tab, 2).await
}
