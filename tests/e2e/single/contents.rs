//! What is in the file, and what is not.

use std::fs;

use anyhow::{Context, Result, ensure};
use inkleaf_tests::{Case, Engine, Kind, Visit, WEB};

use super::{change_to, go, open};

pub(super) fn cases() -> Vec<Case> {
    let chromium = Engine::Chromium;
    let mut all = on_file![chromium, fixture_file:
        nothing_is_asked_for,
        without_scripts_there_is_a_list,
    ];
    all.extend(on_file![chromium, demo_file:
        articles_are_as_on_the_web,
        what_is_not_in_it_is_on_the_web,
        without_pictures_it_weighs_no_more_than_it_may,
    ]);
    all.extend(on_file![chromium, part_file: what_was_left_out_is_on_the_web]);
    all.extend(on_file![chromium, corpus_file: articles_are_as_on_the_web]);
    all
}

/// Everything that was asked for, but for what the file has in it.
const REQUESTS: &str = "performance.getEntriesByType('resource').map(({ name }) => name)\
    .filter((name) => !/^(blob|data):/.test(name))";

async fn nothing_is_asked_for(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let pages: Vec<_> = visit
        .site
        .pages
        .iter()
        .filter(|page| page.number == 1)
        .collect();
    for page in pages {
        if matches!(page.kind, Kind::Offline | Kind::NotFound) {
            continue;
        }
        go(&visit.tab, &page.href).await?;
        visit
            .tab
            .until("!document.documentElement.dataset.visiting")
            .await?;
        // What would load something from elsewhere is a plain link.
        let frames = "!document.querySelector('iframe, [data-embed], [data-frame]')";
        visit.tab.check(frames, "document.title").await?;
    }
    let asked: Vec<String> = visit.tab.eval(REQUESTS).await?;
    ensure!(asked.is_empty(), "{asked:?}");
    Ok(())
}

/// What the demo blog may weigh without its pictures, in bytes.
const BUDGET: usize = 450_000;

async fn without_pictures_it_weighs_no_more_than_it_may(visit: &mut Visit) -> Result<()> {
    let file = fs::read_to_string(visit.site.file())?;
    let pictures: usize = file
        .lines()
        .filter(|line| line.contains("id=\"inkleaf-file-"))
        .map(str::len)
        .sum();
    ensure!(pictures > 100_000, "{pictures} bytes of pictures");
    let others = file.len() - pictures;
    ensure!(others <= BUDGET, "{others} of {BUDGET} bytes");
    Ok(())
}

async fn what_is_not_in_it_is_on_the_web(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let mut all = Vec::new();
    let documents = |kind| matches!(kind, Kind::Post | Kind::Page);
    for page in visit.site.pages.iter().filter(|page| documents(page.kind)) {
        go(&visit.tab, &page.href).await?;
        let links: Vec<String> = visit
            .tab
            .eval("[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))")
            .await?;
        all.extend(links);
    }
    let schemes = ["#/", "blob:", "http://", "https://", "mailto:", "tel:"];
    let is_fine = |href: &&String| schemes.iter().any(|scheme| href.starts_with(scheme));
    let wrong: Vec<_> = all.iter().filter(|href| !is_fine(href)).collect();
    ensure!(wrong.is_empty(), "{wrong:?}");
    ensure!(
        all.iter().any(|href| href.starts_with(WEB)),
        "no file is on the web"
    );
    Ok(())
}

async fn what_was_left_out_is_on_the_web(visit: &mut Visit) -> Result<()> {
    open(visit, "/archive/").await?;
    let tab = &visit.tab;
    tab.until("document.querySelector('.archive-year')").await?;
    let posts: Vec<String> = tab
        .eval("[...document.querySelectorAll('.archive-year li a')].map((a) => a.getAttribute('href'))")
        .await?;
    ensure!(posts.len() == 12, "{posts:?}");
    let (mut to_posts, mut to_pictures) = (0, 0);
    for post in &posts {
        go(tab, &post[1..]).await?;
        tab.check("!document.querySelector('main img[src]')", "document.title")
            .await?;
        let left_out: Vec<String> = tab
            .eval("[...document.querySelectorAll('.prose a[data-left-out]')].map((a) => a.href)")
            .await?;
        for url in left_out {
            let path = url
                .strip_prefix(WEB)
                .with_context(|| format!("{url} is not on the web"))?;
            ensure!(
                !posts.contains(&format!("#/{path}")),
                "{url} is in the file"
            );
            let is_picture = path
                .rsplit('/')
                .next()
                .is_some_and(|name| name.contains('.'));
            *(if is_picture {
                &mut to_pictures
            } else {
                &mut to_posts
            }) += 1;
        }
    }
    ensure!(
        to_posts > 0 && to_pictures > 0,
        "{to_posts} posts, {to_pictures} pictures"
    );
    let asked: Vec<String> = tab.eval(REQUESTS).await?;
    ensure!(asked.is_empty(), "{asked:?}");
    // Neighbours and lists are those of the part.
    let last = posts.last().context("no posts")?;
    go(tab, &last[1..]).await?;
    tab.check(
        "!document.querySelector('.neighbours [rel=prev]')",
        "document.title",
    )
    .await
}

async fn without_scripts_there_is_a_list(visit: &mut Visit) -> Result<()> {
    // What stands in <noscript> is text where scripts run.
    open(visit, "/").await?;
    let posts = visit
        .site
        .pages
        .iter()
        .filter(|page| page.kind == Kind::Post);
    let listed: Vec<String> = visit
        .tab
        .eval("[...new DOMParser().parseFromString(document.querySelector('noscript').textContent, 'text/html').links].map((a) => a.href)")
        .await?;
    for post in posts {
        let url = format!("{WEB}{}", &post.href[1..]);
        ensure!(listed.contains(&url), "{url} is not among {listed:?}");
    }
    Ok(())
}

/// Keeps what the renderer gives, before its addresses are those of the file.
const KEEP: &str = "
    let adapt;
    Object.defineProperty(window, 'inkleafAdapt', {
        get: () => adapt,
        set: (own) => (adapt = (html, source) => own((window.rendered = html), source)),
    });";

async fn articles_are_as_on_the_web(visit: &mut Visit) -> Result<()> {
    visit.tab.before(KEEP).await?;
    open(visit, "/").await?;
    let published = visit
        .site
        .published
        .clone()
        .context("it is nowhere published")?;
    let mut count = 0;
    for page in &visit.site.pages {
        if page.kind != Kind::Post {
            continue;
        }
        visit.tab.eval::<bool>("delete window.rendered").await?;
        change_to(&visit.tab, &page.href).await?;
        // A page in another language comes with a new document.
        let is_there = "window.rendered !== undefined && \
            document.documentElement.dataset.app === 'ready'";
        visit.tab.until(is_there).await?;
        let html: String = visit.tab.eval("window.rendered").await?;
        let file = published.join(&page.href[1..]).join("index.html");
        let document = fs::read_to_string(&file)?;
        ensure!(document.contains(&html), "{} differs", page.href);
        count += 1;
    }
    ensure!(count > 5, "only {count} posts");
    Ok(())
}
