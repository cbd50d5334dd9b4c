//! With scripts off, every kind of page is complete and its links work.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Kind, Visit};
use serde_json::json;

use crate::kinds::{self, Shown};

pub(crate) fn cases() -> Vec<Case> {
    let case = |shown: Shown| {
        let name = format!("plain::fixture::{}", shown.name);
        Case::in_browser(
            name,
            |world| &world.fixture,
            move |visit| Box::pin(read(visit, shown)),
        )
    };
    kinds::ALL.into_iter().map(case).collect()
}

async fn read(visit: &mut Visit, shown: Shown) -> Result<()> {
    let href = shown.href(&visit.site)?;
    let Visit { host, tab, .. } = visit;
    tab.scripts_off().await?;
    if shown.kind == Kind::NotFound {
        tab.expect(&format!("{href} - Failed to load resource"));
    }
    tab.open(&host.url(&href)).await?;
    tab.check(
        "document.documentElement.dataset.app === undefined",
        "document.title",
    )
    .await?;
    is_complete(visit).await?;
    // One link of each place: where it leads is as complete.
    for place in [
        ".brand",
        ".site-header nav li:nth-child(2) a",
        ".site-footer a",
        "main a[href^='/']",
    ] {
        follow(visit, &href, place).await?;
    }
    Ok(())
}

async fn is_complete(visit: &Visit) -> Result<()> {
    let tab = &visit.tab;
    for part in [
        "document.title.trim()",
        "document.documentElement.lang",
        "document.querySelectorAll('h1').length === 1",
        "document.querySelector('main h1').textContent.trim()",
        "document.querySelector('main').innerText.trim().length > 20",
        "document.querySelectorAll('.site-header nav a').length === 4",
        "document.querySelector('.site-footer').innerText.includes('Planted for tests')",
        "[...document.images].every((image) => image.loading === 'lazy' || image.naturalWidth > 0)",
        "getComputedStyle(document.querySelector('[data-theme-button]')).display === 'none'",
    ] {
        tab.check(part, "document.documentElement.outerHTML")
            .await?;
    }
    Ok(())
}

async fn follow(visit: &Visit, href: &str, css: &str) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open(&host.url(href)).await?;
    let target: Option<String> = tab
        .script(
            "return document.querySelector(arguments[0])?.href",
            json!([css]),
        )
        .await?;
    let Some(target) = target else { return Ok(()) };
    let same = target.split('#').next() == Some(host.url(href).as_str());
    host.forget();
    tab.click(css).await?;
    tab.until(&format!("location.href === {}", json!(target)))
        .await?;
    tab.until("document.readyState === 'complete'").await?;
    let answers = host.requests();
    let asked = answers.iter().any(|record| record.status < 400);
    ensure!(
        asked || same,
        "{css} on {href} leads to {target}, which is not there"
    );
    is_complete(visit).await
}
