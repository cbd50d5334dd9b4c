//! The app itself can't be had: the page stays readable, links are links.

use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, POLICY, Visit};

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    everywhere!["app_failure" on fixture:
        its_webassembly_is_missing,
        its_webassembly_is_damaged,
        its_webassembly_is_cut_short,
        its_webassembly_is_blocked,
        its_glue_is_missing,
        its_words_are_missing,
        its_words_are_another_versions,
        the_loader_is_missing,
        the_renderer_is_missing,
        the_renderers_webassembly_is_missing,
        the_renderer_is_damaged,
        links_are_the_browsers_after_a_breakdown,
        a_breakdown_on_the_way_leads_to_the_page,
        back_after_a_breakdown_shows_the_page,
    ]
}

fn is_app(path: &str, ending: &str) -> bool {
    path.contains("/inkleaf-app") && path.ends_with(ending)
}

/// The page is as it was prerendered, and a click loads the next one.
async fn stays_readable(visit: &Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open(&host.url("/posts/long-walk/")).await?;
    tab.settle().await?;
    tab.check("document.documentElement.dataset.app !== 'ready'", "0")
        .await?;
    tab.check(
        "watch.html === watch.markup() && watch.elements.length > 50",
        "0",
    )
    .await?;
    tab.check("document.querySelectorAll('.prose h2').length > 10", "0")
        .await?;
    for (css, href) in [
        (".prose a[href='/posts/short-walk/']", "/posts/short-walk/"),
        (".brand", "/"),
    ] {
        let document = tab.document().await?;
        tab.click(css).await?;
        tab.arrive_anew(href, &document).await?;
        tab.check(
            "document.querySelector('main h1').textContent.length > 0",
            "0",
        )
        .await?;
    }
    tab.back().await?;
    tab.until("location.pathname === '/posts/short-walk/'")
        .await
}

/// Waits until the loader has said that the app does not start.
async fn told(visit: &Visit) -> Result<()> {
    let Visit { tab, .. } = visit;
    // Kept from the page's own console, so that it can be waited for.
    tab.before(
        "const warn = console.warn.bind(console);
         console.warn = (...words) => { watch.warned = true; warn(...words); };",
    )
    .await?;
    tab.open(&visit.host.url("/posts/long-walk/")).await?;
    tab.until("watch.warned").await?;
    visit.tab.expect("The page works without the app");
    visit.tab.expect("Failed to load resource");
    Ok(())
}

async fn its_webassembly_is_missing(visit: &mut Visit) -> Result<()> {
    visit
        .host
        .when(|path| is_app(path, ".wasm"), Answer::status(404));
    told(visit).await?;
    stays_readable(visit).await
}

async fn its_webassembly_is_damaged(visit: &mut Visit) -> Result<()> {
    let noise: Vec<u8> = (0..50_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    visit.host.when(
        |path| is_app(path, ".wasm"),
        Answer::body(200, "application/wasm", noise),
    );
    told(visit).await?;
    stays_readable(visit).await
}

async fn its_webassembly_is_cut_short(visit: &mut Visit) -> Result<()> {
    let folder = visit.site.folder.join("assets");
    let mut files = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let app = files.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("inkleaf-app") && name.ends_with(".wasm")
    });
    let Some(app) = app else {
        anyhow::bail!("the site has no app")
    };
    let whole = std::fs::read(app)?;
    let half = whole[..whole.len() / 2].to_vec();
    visit.host.when(
        |path| is_app(path, ".wasm"),
        Answer::body(200, "application/wasm", half),
    );
    told(visit).await?;
    stays_readable(visit).await
}

async fn its_webassembly_is_blocked(visit: &mut Visit) -> Result<()> {
    let strict = POLICY.replace(" 'wasm-unsafe-eval'", "");
    ensure!(strict != POLICY);
    visit.host.set_policy(&strict)?;
    visit.tab.expect("wasm-eval");
    visit.tab.expect("unsafe-eval");
    told(visit).await?;
    stays_readable(visit).await
}

async fn its_glue_is_missing(visit: &mut Visit) -> Result<()> {
    visit
        .host
        .when(|path| is_app(path, ".js"), Answer::status(404));
    told(visit).await?;
    stays_readable(visit).await
}

async fn its_words_are_missing(visit: &mut Visit) -> Result<()> {
    visit
        .host
        .when(|path| path.contains("/words-"), Answer::status(404));
    told(visit).await?;
    stays_readable(visit).await
}

async fn its_words_are_another_versions(visit: &mut Visit) -> Result<()> {
    let few = "{\"labels\":[\"Archive\"],\"reader\":{}}";
    visit.host.when(
        |path| path.contains("/words-"),
        Answer::body(200, "application/json", few),
    );
    told(visit).await?;
    stays_readable(visit).await
}

async fn the_loader_is_missing(visit: &mut Visit) -> Result<()> {
    visit
        .host
        .when(|path| path.contains("/boot-"), Answer::status(404));
    visit.tab.expect("Failed to load resource");
    stays_readable(visit).await
}

/// Posts are shown as they were prerendered, at the first click and later.
async fn posts_need_no_renderer(visit: &Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let document = tab.document().await?;
    for (post, sections) in [("/posts/long-walk/", 10), ("/posts/spelling/", 1)] {
        tab.go(post).await?;
        tab.check(
            &format!("document.querySelectorAll('.prose h2').length > {sections}"),
            "document.title",
        )
        .await?;
        tab.settle().await?;
    }
    tab.go("/archive/").await?;
    tab.back_to("/posts/spelling/").await?;
    ensure!(tab.document().await? == document);
    ensure!(host.fetches("/posts/long-walk/") == 1);
    Ok(())
}

async fn the_renderer_is_missing(visit: &mut Visit) -> Result<()> {
    visit.host.when(
        |path| path.contains("/inkleaf-renderer"),
        Answer::status(404),
    );
    visit.tab.expect("Failed to load resource");
    posts_need_no_renderer(visit).await
}

async fn the_renderers_webassembly_is_missing(visit: &mut Visit) -> Result<()> {
    let which = |path: &str| path.contains("/inkleaf-renderer") && path.ends_with(".wasm");
    visit.host.when(which, Answer::status(404));
    visit.tab.expect("Failed to load resource");
    posts_need_no_renderer(visit).await
}

async fn the_renderer_is_damaged(visit: &mut Visit) -> Result<()> {
    let which = |path: &str| path.contains("/inkleaf-renderer") && path.ends_with(".wasm");
    visit.host.when(
        which,
        Answer::body(200, "application/wasm", *b"\0asm\x01\0\0\0\xff\xff"),
    );
    posts_need_no_renderer(visit).await
}

/// What the browser reports when a WebAssembly module traps, as it does after a
/// panic. (The app has none to offer that could be provoked.) Scripts of
/// Firefox's driver have a `WebAssembly` of their own, besides the window's.
const BREAKDOWN: &str = "void window.dispatchEvent(new window.ErrorEvent('error', \
    { error: new window.WebAssembly.RuntimeError('unreachable') }))";

async fn links_are_the_browsers_after_a_breakdown(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    tab.go("/posts/long-walk/").await?;
    tab.eval::<()>(BREAKDOWN).await?;
    let document = tab.document().await?;
    tab.click(".brand").await?;
    tab.arrive_anew("/", &document).await?;
    // The app of the new document is alive.
    tab.app_ready().await?;
    tab.go("/archive/").await
}

async fn a_breakdown_on_the_way_leads_to_the_page(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    host.on_page("/archive/", Answer::late(Duration::from_secs(5)));
    let document = tab.document().await?;
    tab.press(".site-header nav li:first-child a").await?;
    tab.eval::<()>(BREAKDOWN).await?;
    tab.arrive_anew("/archive/", &document).await?;
    tab.check(
        "document.querySelector('h1').textContent === 'Archive'",
        "document.title",
    )
    .await
}

async fn back_after_a_breakdown_shows_the_page(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/tags/")).await?;
    tab.go("/posts/long-walk/").await?;
    let document = tab.document().await?;
    tab.eval::<()>(BREAKDOWN).await?;
    tab.back().await?;
    tab.arrive_anew("/tags/", &document).await?;
    tab.check(
        "document.querySelector('h1').textContent === 'Tags'",
        "document.title",
    )
    .await
}
