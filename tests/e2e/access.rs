//! Nothing keeps anyone from reading: axe-core finds nothing on any kind of
//! page, prerendered or shown by a click, in either theme, and all text has
//! enough contrast.

use std::fs;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use inkleaf_tests::{Case, INTERFACES, Kind, NARROW, Tab, Visit, WIDE, Which, World};
use serde_json::json;

use crate::kinds::{self, Shown};

const CONTRAST: &str = include_str!("access.js");
/// axe-core judges and says what it found, in a line each. That a link skips to the
/// content it knows by `#main` alone, which is `#/a/#main` in a blog that is one file.
const JUDGE: &str = "
    const done = arguments[arguments.length - 1];
    axe.run({ exclude: ['.skip[href^=\"#/\"]'] }, { resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
            nodes.slice(0, 3).map(({ html, any }) =>
                `${id}: ${help}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`))),
        (error) => done([`axe-core failed: ${error}`]));";

pub(crate) fn cases() -> Vec<Case> {
    let Some(axe) = axe() else {
        // `cargo xtask test` says why.
        return Vec::new();
    };
    let sites: [(&str, Which); 3] = [
        ("fixture", |world| &world.fixture),
        ("demo", |world| &world.demo),
        ("arabic", World::arabic),
    ];
    let of = |(name, site): (&'static str, Which)| {
        let axe = axe.clone();
        kinds::ALL.into_iter().map(move |shown| {
            let axe = axe.clone();
            let name = format!("access::{name}::{}", shown.name);
            Case::in_browser(name, site, move |visit| {
                Box::pin(everyone_can_read(visit, shown, axe))
            })
        })
    };
    let (first, second) = (axe.clone(), axe.clone());
    let with_everything = Case::in_browser(
        "access::fixture::a_post_with_everything",
        |world| &world.fixture,
        |visit| Box::pin(a_post_with_everything(visit, first)),
    );
    let noticed = Case::in_browser(
        "controls::fixture::what_can_not_be_read_is_noticed",
        |world| &world.fixture,
        |visit| Box::pin(what_can_not_be_read_is_noticed(visit, second)),
    );
    let third = axe.clone();
    let in_language = move |place: usize| {
        let axe = third.clone();
        Case::in_browser(
            format!("access::interface::{}", INTERFACES[place]),
            move |world| world.in_language(place),
            move |visit| Box::pin(in_another_language(visit, axe)),
        )
    };
    let interfaces = (0..INTERFACES.len()).map(in_language);
    let all = sites.into_iter().flat_map(of).chain(interfaces);
    all.chain([with_everything, noticed]).collect()
}

/// The script of axe-core, where the environment names it.
pub(crate) fn axe() -> Option<Arc<str>> {
    let path = std::env::var_os("INKLEAF_AXE")?;
    Some(fs::read_to_string(path).ok()?.into())
}

async fn everyone_can_read(visit: &mut Visit, shown: Shown, axe: Arc<str>) -> Result<()> {
    let Ok(href) = shown.href(&visit.site) else {
        // The small blogs have no second page of everything.
        return Ok(());
    };
    if shown.kind == Kind::NotFound {
        visit.tab.expect("Failed to load resource");
    }
    in_both_ways(visit, &href, &axe).await
}

async fn a_post_with_everything(visit: &mut Visit, axe: Arc<str>) -> Result<()> {
    for post in ["/posts/workshop/", "/posts/pictures/", "/posts/long-walk/"] {
        in_both_ways(visit, post, &axe).await?;
    }
    Ok(())
}

/// The kinds of pages that have most words of the interface.
async fn in_another_language(visit: &mut Visit, axe: Arc<str>) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    tab.expect("Failed to load resource");
    for name in ["home", "post", "tags", "archive", "not_found"] {
        let Some(shown) = kinds::ALL.into_iter().find(|shown| shown.name == name) else {
            continue;
        };
        tab.open_app(&host.url(&shown.href(site)?)).await?;
        in_both_themes(tab, &axe).await?;
    }
    Ok(())
}

/// Prerendered, and shown by a click.
async fn in_both_ways(visit: &Visit, href: &str, axe: &str) -> Result<()> {
    let Visit { host, tab, site } = visit;
    tab.resize(NARROW).await?;
    tab.open_app(&host.url(href)).await?;
    in_both_themes(tab, axe).await?;
    tab.resize(WIDE).await?;
    let home = site.href("/");
    let from = if href == home {
        site.href("/archive/")
    } else {
        home
    };
    tab.open_app(&host.url(&from)).await?;
    tab.go(href).await?;
    tab.eval::<()>("document.querySelector('[id^=added-]').parentElement.remove()")
        .await?;
    in_both_themes(tab, axe).await
}

pub(crate) async fn in_both_themes(tab: &Tab, axe: &str) -> Result<()> {
    tab.settle().await?;
    tab.script::<()>(axe, json!([])).await?;
    tab.script::<()>(CONTRAST, json!([])).await?;
    for theme in ["light", "dark"] {
        tab.script::<()>(
            "document.documentElement.dataset.theme = arguments[0]",
            json!([theme]),
        )
        .await?;
        let mut problems = judged(tab).await?;
        problems.extend(tab.eval::<Vec<String>>("access.faint()").await?);
        let path = tab.path().await?;
        ensure!(
            problems.is_empty(),
            "{path} in the {theme} theme:\n{}",
            problems.join("\n")
        );
    }
    Ok(())
}

async fn judged(tab: &Tab) -> Result<Vec<String>> {
    let found = tab.driver().execute_async(JUDGE, Vec::new()).await;
    let found = found.context("axe-core gave no answer")?;
    Ok(found.convert()?)
}

async fn what_can_not_be_read_is_noticed(visit: &mut Visit, axe: Arc<str>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/posts/short-walk/")).await?;
    in_both_themes(tab, &axe).await?;
    tab.eval::<()>(
        "void document.querySelector('.prose').insertAdjacentHTML('beforeend', \
         '<img src=\"/posts/pictures/leaf.svg\"><p id=\"faint\">text</p>')",
    )
    .await?;
    let problems = judged(tab).await?;
    ensure!(
        problems.iter().any(|it| it.starts_with("image-alt")),
        "{problems:?}"
    );
    // Enough for other text, too little for that of an article.
    tab.eval::<()>(
        "void Object.assign(document.getElementById('faint').style, \
         { color: '#737373', background: 'white' })",
    )
    .await?;
    let faint: Vec<String> = tab.eval("access.faint()").await?;
    ensure!(faint.len() == 1, "{faint:?}");
    Ok(())
}
