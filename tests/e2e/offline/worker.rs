//! The worker's own script, and its neighbours.

use std::sync::Arc;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Deploys, Visit};

use super::{opens, shows, with_worker};

pub(crate) fn cases() -> Vec<Case> {
    with_worker![
        s19_without_its_script_the_worker_goes_on,
        s20_a_remover_takes_the_worker_away,
        s21_a_worker_that_is_kept_for_long_is_updated_all_the_same,
        s22_two_blogs_on_one_host_leave_each_other_alone,
        a_blog_that_is_no_longer_stored_removes_what_was,
    ]
}

async fn s19_without_its_script_the_worker_goes_on(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    host.when(|path| path == "/sw.js", Answer::status(404));
    let update =
        "navigator.serviceWorker.ready.then((r) => r.update()).then(() => true, () => false)";
    ensure!(!tab.eval::<bool>(update).await?);
    host.deploy(&deploys.v2);
    tab.check_host().await?;
    opens(tab, host, "/posts/post-9/", 2).await?;
    tab.stored_whole(host).await?;
    host.stop();
    opens(tab, host, "/posts/post-9/", 2).await
}

const LEFT: &str = "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)";
const CACHES: &str = "caches.keys()";

/// The worker's script is replaced by a remover: at the next visit all is gone.
async fn is_removed(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.eval::<bool>("caches.open('somebody else').then(() => true)")
        .await?;
    tab.open(&host.url("/posts/post-9/")).await?;
    tab.until(LEFT).await?;
    tab.until("!navigator.serviceWorker.controller && document.readyState === 'complete'")
        .await?;
    let caches: Vec<String> = tab.eval(CACHES).await?;
    ensure!(caches == ["somebody else"], "{caches:?}");
    Ok(())
}

pub(super) async fn s20_a_remover_takes_the_worker_away(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    visit.tab.first_visit(&visit.host, "/").await?;
    let remover = std::fs::read(deploys.off.folder.join("sw.js"))?;
    let answer = Answer::body(200, "text/javascript", remover);
    visit.host.when(|path| path == "/sw.js", answer);
    // The page would bring the worker in again: it is the host's old page.
    let Visit { host, tab, .. } = visit;
    tab.eval::<bool>("caches.open('somebody else').then(() => true)")
        .await?;
    host.forget();
    tab.open(&host.url("/posts/post-8/")).await?;
    tab.until("!navigator.serviceWorker.controller && document.readyState === 'complete'")
        .await?;
    shows(tab, 1).await?;
    let caches: Vec<String> = tab.eval(CACHES).await?;
    ensure!(caches == ["somebody else"], "{caches:?}");
    // Once as the old worker's tab, once without it.
    ensure!(host.count("/posts/post-8/") <= 2, "{:?}", host.paths());
    Ok(())
}

async fn a_blog_that_is_no_longer_stored_removes_what_was(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    visit.tab.first_visit(&visit.host, "/").await?;
    visit.host.deploy(&deploys.off);
    is_removed(visit).await?;
    let Visit { host, tab, .. } = visit;
    opens(tab, host, "/posts/post-9/", 2).await?;
    tab.pass(std::time::Duration::from_millis(500)).await?;
    ensure!(tab.eval::<bool>(LEFT).await?, "a worker came back");
    Ok(())
}

async fn s21_a_worker_that_is_kept_for_long_is_updated_all_the_same(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    host.keep_for_long("/sw.js", &deploys.v1)?;
    tab.first_visit(host, "/").await?;
    host.clear_rules();
    let code = std::fs::read_to_string(deploys.v1.folder.join("sw.js"))?;
    let marked = format!(
        "self.addEventListener('message', ({{ data, ports }}) => data.ask === 'marked' && ports[0].postMessage({{ value: 'newer' }}));\n{code}"
    );
    host.when(
        |path| path == "/sw.js",
        Answer::body(200, "text/javascript", marked),
    );
    opens(tab, host, "/posts/post-9/", 1).await?;
    tab.until(
        "window.asked || (window.asked = true, new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data.value === 'newer');
        setTimeout(() => resolve((window.asked = false)), 300);
        navigator.serviceWorker.controller?.postMessage({ ask: 'marked' }, [port2]);
    }))",
    )
    .await
}

pub(super) async fn s22_two_blogs_on_one_host_leave_each_other_alone(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    host.serve_folder(&deploys.two);
    for blog in ["a", "b"] {
        host.set_base(&format!("/{blog}/"));
        tab.first_visit(host, &format!("/{blog}/")).await?;
    }
    let caches: Vec<String> = tab.eval(CACHES).await?;
    let own = |blog: &str| {
        caches
            .iter()
            .filter(|name| name.contains(&format!(" /{blog}/ ")))
            .count()
    };
    ensure!(
        (own("a"), own("b"), caches.len()) == (2, 2, 4),
        "{caches:?}"
    );
    // The one goes, the other stays.
    tab.ask_of("/b/", "remove").await?;
    let caches: Vec<String> = tab.eval(CACHES).await?;
    ensure!(
        caches.len() == 2 && caches.iter().all(|name| name.contains(" /a/ ")),
        "{caches:?}"
    );
    host.stop();
    opens(tab, host, "/a/posts/post-9/", 1).await
}
