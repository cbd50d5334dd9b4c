//! The app takes a prerendered page over, and the reader sees nothing of it.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Engine, Kind, NARROW, Tab, Visit, WIDE, Which};
use serde_json::json;

use crate::kinds::{self, Shown};

pub(crate) fn cases() -> Vec<Case> {
    let on = |site: Which, name: &'static str| {
        let of = move |engine, shown: Shown| {
            let name = format!("take_over::{name}::{}", shown.name);
            Case::in_engine(engine, name, site, move |visit| {
                Box::pin(unseen(visit, shown))
            })
        };
        let engines = Engine::here().into_iter();
        engines.flat_map(move |engine| kinds::ALL.map(|shown| of(engine, shown)))
    };
    let every_post = Case::in_browser(
        "take_over::demo::every_post",
        |world| &world.demo,
        |visit| Box::pin(every_post(visit)),
    );
    let fixture = on(|world| &world.fixture, "fixture");
    let below = on(|world| &world.below, "below").filter(|case| case.name().ends_with("::post"));
    fixture.chain(below).chain([every_post]).collect()
}

async fn unseen(visit: &mut Visit, shown: Shown) -> Result<()> {
    let href = shown.href(&visit.site)?;
    let Visit { host, tab, .. } = &*visit;
    if shown.kind == Kind::NotFound {
        tab.expect(&format!("{href} - Failed to load resource"));
    }
    let mut first = true;
    for size in [NARROW, WIDE] {
        tab.resize(size).await?;
        host.forget();
        tab.open_app(&host.url(&href)).await?;
        tab.settle().await?;
        nothing_was_touched(tab).await?;
        // The second time, the app's files are in the browser's cache.
        if std::mem::take(&mut first) {
            only_its_own_files(visit, &href).await?;
        }
        nothing_moves(tab).await?;
    }
    Ok(())
}

async fn every_post(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = visit;
    let posts: Vec<_> = site
        .pages
        .iter()
        .filter(|page| page.kind == Kind::Post)
        .collect();
    ensure!(
        posts.len() >= 12,
        "a dozen posts were promised, there are {}",
        posts.len()
    );
    for size in [NARROW, WIDE] {
        tab.resize(size).await?;
        for page in &posts {
            tab.open_app(&host.url(&page.href)).await?;
            nothing_was_touched(tab).await?;
            nothing_moves(tab).await?;
        }
    }
    Ok(())
}

/// Every element is the very same node as when the page was loaded, in the
/// same place, with the same attributes and texts.
async fn nothing_was_touched(tab: &Tab) -> Result<()> {
    tab.check("watch.elements.length > 10", "watch.elements.length")
        .await?;
    tab.check(
        "watch.elements.includes(document.querySelector('main').firstElementChild)",
        "0",
    )
    .await?;
    tab.check(
        "watch.elements.length === watch.all().length \
         && watch.all().every((element, index) => element === watch.elements[index])",
        "watch.all().filter((element) => !watch.elements.includes(element)).map((it) => it.outerHTML)",
    )
    .await?;
    tab.check(
        "watch.html === watch.markup()",
        "[watch.html, watch.markup()]",
    )
    .await
}

/// Nothing has moved while the page was loaded, nor does it while it is read
/// to its end and images come in.
async fn nothing_moves(tab: &Tab) -> Result<()> {
    let height: i64 = tab.eval("document.documentElement.scrollHeight").await?;
    let step: i64 = tab.eval("Math.floor(innerHeight * 0.8)").await?;
    for y in (0..height).step_by(usize::try_from(step.max(100))?) {
        tab.scroll_to(y).await?;
        tab.settle().await?;
    }
    // The picture of a diagram for the other theme is not shown, and never loads.
    tab.until(
        "[...document.images].every((image) => image.complete || image.offsetParent === null)",
    )
    .await?;
    tab.settle().await?;
    tab.check(
        "[...document.images].every((image) => image.naturalWidth > 0)",
        "[...document.images].map((image) => image.currentSrc)",
    )
    .await?;
    let shifts = tab.watch().await?.shifts;
    ensure!(
        shifts.is_empty(),
        "at {} px: {shifts:#?}",
        tab.eval::<f64>("innerWidth").await?
    );
    Ok(())
}

/// The page, its style sheet, its scripts with their words, the app's two files
/// and the page's images; each once, and nothing from anywhere else.
async fn only_its_own_files(visit: &Visit, href: &str) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    let script = "
        const ours = ':is([rel=inkleaf-app], [rel=inkleaf-reader], [rel=inkleaf-words])';
        const links = [...document.querySelectorAll(`link${ours}`)];
        const urls = [
            ...[...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.href),
            ...[...document.querySelectorAll('script[src]')].map((script) => script.src),
            ...links.flatMap((link) => [link.href, link.dataset.wasm].filter(Boolean)),
            ...[...document.images].filter((it) => it.loading !== 'lazy').map((it) => it.currentSrc),
        ];
        const paths = urls.map((url) => new URL(url, location).pathname);
        return [...new Set([arguments[0], ...paths])].sort();";
    let wanted: Vec<String> = tab.script(script, json!([href])).await?;
    let lazy = "[...document.images].filter((it) => it.loading === 'lazy') \
                .map((it) => new URL(it.src).pathname)";
    let lazy: Vec<String> = tab.eval(lazy).await?;
    let mut asked = host.paths();
    asked.retain(|path| !lazy.contains(path));
    ensure!(
        asked == wanted,
        "asked for {asked:#?}\ninstead of {wanted:#?}"
    );
    let elsewhere = "performance.getEntriesByType('resource').map((entry) => entry.name) \
                     .filter((url) => !url.startsWith(location.origin + '/'))";
    let elsewhere: Vec<String> = tab.eval(elsewhere).await?;
    ensure!(elsewhere.is_empty(), "{elsewhere:?}");
    Ok(())
}
