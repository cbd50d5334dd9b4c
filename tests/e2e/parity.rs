//! What a click shows is what was prerendered, on every page of every blog.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Tab, Visit};
use serde::Deserialize;
use serde_json::json;

use crate::cases;

pub(crate) fn cases() -> Vec<Case> {
    let mut all = cases!["parity" on fixture:
        every_page,
        every_page_without_the_renderer,
        a_page_that_is_not_there,
    ];
    all.extend(cases!["parity" on below: every_page, a_page_that_is_not_there]);
    all.extend(cases!["parity" on demo: every_page]);
    all
}

/// What a page says in its two ways of being shown.
#[derive(Debug, PartialEq, Deserialize)]
struct Said {
    main: String,
    title: String,
    description: Option<String>,
    canonical: Option<String>,
    robots: Option<String>,
    lang: String,
}

const SAID: &str = "
    const said = (page) => ({
        main: watch.main(page.querySelector('main')),
        title: page.title,
        description: page.querySelector('meta[name=description]')?.content,
        canonical: page.querySelector('link[rel=canonical]')?.getAttribute('href'),
        robots: page.querySelector('meta[name=robots]')?.content,
        lang: page.documentElement.lang,
    });
    const parse = async (url) => {
        const text = await (await fetch(url)).text();
        return new DOMParser().parseFromString(text, 'text/html');
    };";

async fn said_by_app(tab: &Tab) -> Result<Said> {
    tab.script(&format!("{SAID} return said(document)"), json!([]))
        .await
}

async fn said_by_file(tab: &Tab, href: &str) -> Result<Said> {
    tab.script(
        &format!("{SAID} return parse(arguments[0]).then(said)"),
        json!([href]),
    )
    .await
}

/// Opens a page that is none of those, so that each one is shown by a click.
async fn start(visit: &Visit) -> Result<()> {
    let Visit { host, tab, site } = visit;
    let start = host.url(&site.href("/there/is/no/such/page/"));
    tab.expect("/there/is/no/such/page/ - Failed to load resource");
    tab.open_app(&start).await
}

/// All but the first are rendered in the browser.
async fn every_page(visit: &mut Visit) -> Result<()> {
    start(visit).await?;
    let last = visit.site.pages.last().map(|page| page.href.clone());
    visit.tab.go(&last.unwrap_or_default()).await?;
    visit.tab.renderer_ready().await?;
    all_pages(visit).await
}

/// All are taken from the prerendered pages.
async fn every_page_without_the_renderer(visit: &mut Visit) -> Result<()> {
    start(visit).await?;
    visit.tab.spare().await?;
    all_pages(visit).await?;
    let rendered = visit
        .tab
        .eval::<Option<String>>("document.documentElement.dataset.renderer");
    ensure!(rendered.await?.is_none());
    Ok(())
}

async fn all_pages(visit: &Visit) -> Result<()> {
    let Visit { host: _, tab, site } = visit;
    let mut different = Vec::new();
    for page in site
        .pages
        .iter()
        .filter(|page| page.kind != inkleaf_tests::Kind::NotFound)
    {
        tab.go(&page.href).await?;
        let (app, file) = (
            said_by_app(tab).await?,
            said_by_file(tab, &page.href).await?,
        );
        different.extend(difference(&page.href, &app, &file));
    }
    ensure!(different.is_empty(), "{}", different.join("\n"));
    Ok(())
}

async fn a_page_that_is_not_there(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = visit;
    tab.expect("Failed to load resource: the server responded with a status of 404");
    let href = site.href("/there/is/no/such/page/");
    tab.open_app(&host.url(host.base())).await?;
    tab.go(&href).await?;
    let (app, file) = (said_by_app(tab).await?, said_by_file(tab, &href).await?);
    // One file for all addresses can't name the one that was asked for.
    let app = Said {
        canonical: file.canonical.clone(),
        ..app
    };
    let different = difference(&href, &app, &file);
    ensure!(different.is_none(), "{}", different.unwrap_or_default());
    Ok(())
}

/// Tells where two ways to show a page part.
fn difference(href: &str, app: &Said, file: &Said) -> Option<String> {
    if app == file {
        return None;
    }
    let at = app
        .main
        .bytes()
        .zip(file.main.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let near = |main: &str| {
        let start = (0..=at.saturating_sub(60))
            .rev()
            .find(|&start| main.is_char_boundary(start));
        let part = main.get(start.unwrap_or(0)..).unwrap_or_default();
        part.chars().take(200).collect::<String>()
    };
    let same = app.main == file.main;
    let rest = |said: &Said| {
        let Said {
            main: _,
            title,
            description,
            canonical,
            robots,
            lang,
        } = said;
        format!("{title:?} {description:?} {canonical:?} {robots:?} {lang:?}")
    };
    let (main_app, main_file) = if same {
        ("same".into(), "same".into())
    } else {
        (near(&app.main), near(&file.main))
    };
    Some(format!(
        "{href}\n  by the app:    {}\n                 {main_app}\n  prerendered:   {}\n                 {main_file}",
        rest(app),
        rest(file)
    ))
}
