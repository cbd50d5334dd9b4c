//! What the worker answers, and what it leaves alone.

use std::sync::Arc;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Deploys, Visit};
use serde_json::{Value, json};

use super::{opens, with_worker};

pub(crate) fn cases() -> Vec<Case> {
    with_worker![
        s27_parts_of_a_stored_film,
        s28_what_is_not_ours_is_left_alone,
        s30_a_feed_or_a_paper_is_never_answered_with_a_page,
        s32_a_redirected_file_can_be_used_for_a_navigation,
        a_page_is_asked_for_while_the_worker_starts,
    ]
}

/// Fetches a part: status, range that was answered, and the bytes' count and sum.
const PART: &str = "
    const [url, range] = arguments;
    const answer = await fetch(url, { headers: { range } });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return [answer.status, answer.headers.get('content-range'), bytes.length, bytes[0] ?? null];";

pub(super) async fn s27_parts_of_a_stored_film(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    let film = std::fs::read(deploys.v1.folder.join("posts/post-9/film.mp4"))?;
    let size = film.len();
    tab.first_visit(host, "/posts/post-9/").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    host.stop();
    for (range, start, end) in [
        ("bytes=0-99", 0, 99),
        ("bytes=500-", 500, size - 1),
        ("bytes=-70", size - 70, size - 1),
        ("bytes=99000-999999", 99_000, size - 1),
    ] {
        let part = tab
            .run(PART, json!(["/posts/post-9/film.mp4", range]))
            .await?;
        let content = format!("bytes {start}-{end}/{size}");
        ensure!(
            part == json!([206, content, end - start + 1, film[start]]),
            "{range}: {part}"
        );
    }
    let beyond = format!("bytes={size}-");
    let part = tab
        .run(PART, json!(["/posts/post-9/film.mp4", beyond]))
        .await?;
    ensure!(
        part[0] == 416 && part[1] == format!("bytes */{size}"),
        "{part}"
    );
    // What is not stored is the host's to answer.
    host.resume()?;
    tab.lose(host, "/posts/post-9/film.mp4").await?;
    let part = tab
        .run(PART, json!(["/posts/post-9/film.mp4", "bytes=5-8"]))
        .await?;
    ensure!(
        part == json!([206, format!("bytes 5-8/{size}"), 4, film[5]]),
        "{part}"
    );
    Ok(())
}

pub(super) async fn s28_what_is_not_ours_is_left_alone(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    // Another origin may be asked, so that it can be seen.
    tab.expect("CORS policy");
    host.set_policy("default-src * 'wasm-unsafe-eval'")?;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    host.when(
        |path| path == "/posts/post-9/",
        Answer::body(200, "text/plain", "posted"),
    );
    let script = "
        const text = async (url, options) => {
            try { return await (await fetch(url, options)).text(); } catch { return 'nothing'; }
        };
        return [
            await text('/posts/post-9/', { method: 'POST', body: 'x' }),
            await text('/posts/post-9/', { method: 'HEAD' }),
            await text('/posts/post-2/', { cache: 'only-if-cached', mode: 'same-origin' }),
            await text(location.origin.replace('127.0.0.1', 'localhost') + '/posts/post-9/'),
        ];";
    let found: Value = tab.run(script, json!([])).await?;
    ensure!(
        found == json!(["posted", "", "nothing", "nothing"]),
        "{found}"
    );
    Ok(())
}

pub(super) async fn s30_a_feed_or_a_paper_is_never_answered_with_a_page(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    // The browser shows a feed in a document of its own, with styles.
    tab.expect("favicon");
    tab.expect("Applying inline style");
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/", 1).await?;
    for href in ["/feed.xml", "/paper.pdf", "/posts/post-9/index.md"] {
        tab.open(&host.url(href)).await?;
        let kind: String = tab.eval("document.contentType").await?;
        ensure!(
            kind != "text/html" || href == "/paper.pdf",
            "{href}: {kind}"
        );
        let is_page = "Boolean(document.querySelector('#app'))";
        ensure!(!tab.eval::<bool>(is_page).await?, "{href} is a page");
    }
    host.stop();
    for href in ["/feed.xml", "/paper.pdf"] {
        // Not even with the page that says that something is not stored.
        let _ = tab.open(&host.url(href)).await;
        let is_ours = "document.querySelector('meta[name=inkleaf-base]')";
        tab.check(&format!("!{is_ours}"), "document.title").await?;
    }
    Ok(())
}

pub(super) async fn s32_a_redirected_file_can_be_used_for_a_navigation(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    host.redirect("/posts/post-9/", "/posts/post-9/index.html");
    tab.first_visit(host, "/").await?;
    host.stop();
    opens(tab, host, "/posts/post-9/", 1).await
}

pub(super) async fn a_page_is_asked_for_while_the_worker_starts(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    let page = "/posts/post-1/";
    tab.first_visit(host, "/").await?;
    tab.stop_workers().await?;
    host.forget();
    opens(tab, host, page, 1).await?;
    let requests = host.requests();
    let of_page = requests.iter().filter(|it| it.request.path == page);
    let by_browser: Vec<_> = of_page
        .map(|it| it.request.header("service-worker-navigation-preload"))
        .collect();
    ensure!(by_browser == [Some("true")], "{by_browser:?}");
    Ok(())
}
