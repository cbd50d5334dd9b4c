//! Posts that want to do harm, read in a browser that no policy protects: none
//! runs a script, goes anywhere, asks anyone, or gets out of its article.
//!
//! `hostile.js` judges a page. Requests for pictures, films and sounds that an
//! article shows may go elsewhere: that is what Markdown's images are.

use anyhow::{Context, Result, bail, ensure};
use inkleaf_tests::{Case, Kind, Page, Site, Visit, World};
use scraper::{Html, Node};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const SCRIPT: &str = include_str!("hostile.js");
/// Problems that are told; many are of one kind.
const MOST: usize = 40;

pub(crate) fn cases() -> Vec<Case> {
    fn site(world: &World) -> &Site {
        &world.hostile().site
    }
    // Halves, because two browsers read at a time.
    let half = |name: &str, app: bool, odd: bool| {
        Case::in_browser(format!("hostile::{name}"), site, move |visit| {
            Box::pin(read(visit, app, odd))
        })
    };
    vec![
        half("prerendered::a", false, false),
        half("prerendered::b", false, true),
        half("by_click::a", true, false),
        half("by_click::b", true, true),
        Case::in_browser("hostile::pictures_and_feeds", site, |visit| {
            Box::pin(pictures_and_feeds(visit))
        }),
        Case::over_http("hostile::redirects", site, |site, _| redirects(site)),
        Case::over_http("hostile::all_are_there", site, |site, _| {
            all_are_there(site)
        }),
    ]
}

/// The language of the blog.
const LANGUAGE: &str = "en";

/// Opens every second page and lets it be judged.
async fn read(visit: &mut Visit, app: bool, odd: bool) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    host.set_policy("")?;
    tab.before(SCRIPT).await?;
    // Pictures that are not there, and hosts.
    tab.expect("Failed to load resource");
    let mut skeletons = Vec::new();
    for page in ["/posts/harmless/", "/posts/harmless-front/"] {
        // What the app leaves alone in the head is that of the document.
        let document = if app { "/posts/harmless/" } else { page };
        tab.open_app(&host.url(document)).await?;
        if app {
            ready(visit).await?;
            show(visit, page, &Value::Null).await?;
        }
        let skeleton: Value = tab.eval("hostile.skeleton()").await?;
        ensure!(
            skeleton["body"]
                .as_array()
                .is_some_and(|body| body.len() > 20)
        );
        skeletons.push(skeleton);
    }
    let mut problems = Vec::new();
    let pages = site.pages.iter().filter(|page| page.kind != Kind::NotFound);
    for page in pages
        .enumerate()
        .filter(|(i, _)| (i % 2 == 1) == odd)
        .map(|(_, page)| page)
    {
        let like = like(page, &skeletons);
        // A page in another language is the browser's, also after a click.
        let loaded = !app || page.lang != LANGUAGE;
        let found = if loaded {
            tab.open(&host.url(&page.href)).await?;
            check(visit, &page.href, like).await
        } else {
            show(visit, &page.href, like).await
        };
        if app && loaded {
            tab.open_app(&host.url("/posts/harmless/")).await?;
            ready(visit).await?;
        }
        match found {
            Ok(found) => {
                problems.extend(found.into_iter().map(|it| format!("{}: {it}", page.href)));
            }
            // The document that should have answered is gone.
            Err(error) => {
                problems.push(format!("{}: {error:#}", page.href));
                tab.open_app(&host.url("/posts/harmless/")).await?;
                ready(visit).await?;
            }
        }
    }
    let tabs = tab.driver().windows().await?.len();
    ensure!(tabs == 1, "{tabs} tabs are open");
    told(&problems)
}

/// A first click, after which pages are rendered in the browser.
async fn ready(visit: &Visit) -> Result<()> {
    show(visit, "/posts/last/", &Value::Null).await?;
    visit.tab.renderer_ready().await
}

/// The skeleton that a page must have.
fn like<'s>(page: &Page, skeletons: &'s [Value]) -> &'s Value {
    let name = page.href.trim_start_matches("/posts/");
    let is = |start: &str| page.kind == Kind::Post && name.starts_with(start);
    if is("body-") || is("collected-") || is("cut-") {
        &skeletons[0]
    } else if is("front-") {
        &skeletons[1]
    } else {
        &Value::Null
    }
}

const WAIT: &str = "const done = arguments[arguments.length - 1]; \
    const failed = (error) => done([`the check failed: ${error}`]);";

async fn check(visit: &Visit, href: &str, like: &Value) -> Result<Vec<String>> {
    let script = format!("{WAIT} hostile.check(arguments[0], arguments[1]).then(done, failed);");
    ask(visit, &script, href, like).await
}

async fn show(visit: &Visit, href: &str, like: &Value) -> Result<Vec<String>> {
    let script = format!(
        "{WAIT} hostile.show(arguments[0]) \
         .then(() => hostile.check(arguments[0], arguments[1])).then(done, failed);"
    );
    ask(visit, &script, href, like).await
}

async fn ask(visit: &Visit, script: &str, href: &str, like: &Value) -> Result<Vec<String>> {
    let arguments = vec![json!(href), like.clone()];
    let answer = visit.tab.driver().execute_async(script, arguments).await;
    Ok(answer
        .with_context(|| format!("{href} does not answer"))?
        .convert()?)
}

/// Pictures that were made of hostile text, and feeds that quote it, as a
/// browser reads them.
async fn pictures_and_feeds(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    host.set_policy("")?;
    tab.open(&host.url("/posts/harmless/")).await?;
    let mut files = Vec::new();
    collect(&site.folder, &mut files, &|name| {
        name.ends_with(".svg") || name.ends_with(".xml")
    })?;
    ensure!(files.len() > 2, "no pictures or feeds: {files:?}");
    let hrefs: Vec<_> = files
        .iter()
        .filter_map(|file| file.strip_prefix(&site.folder).ok()?.to_str())
        .map(|path| format!("/{}", path.replace('\\', "/")))
        .collect();
    let script = "
        const done = arguments[arguments.length - 1];
        const problems = [];
        // A symbol of the same picture, drawn again.
        const isInner = (element) =>
            element.localName === 'use' &&
            [...element.attributes].some(({ name }) => /href$/i.test(name)) &&
            [...element.attributes].every(({ name, value }) => !/href$/i.test(name) || value.startsWith('#'));
        const judge = async (href) => {
            const text = await (await fetch(href)).text();
            const xml = new DOMParser().parseFromString(text, 'application/xml');
            const tell = (what) => problems.push(`${href}: ${what}`);
            if (xml.querySelector('parsererror')) tell('is no XML');
            for (const element of xml.querySelectorAll('*')) {
                const name = element.localName.toLowerCase();
                if (/^(script|foreignobject|iframe|object|embed|a|use|animate|set)$/.test(name) && !isInner(element)) tell(name);
                for (const { name, value } of element.attributes) {
                    if (/^on/i.test(name)) tell(name);
                    // A tag's name in a feed is text, whatever it says.
                    const isText = element.localName === 'category' && name === 'term';
                    if (/javascript:|data:text/i.test(value) && !isText) tell(`${name}=${value}`);
                    if (href.endsWith('.svg') && /href$|^src$/i.test(name) && !value.startsWith('#')) tell(`${name}=${value}`);
                }
                if (name === 'style' && /@import|url\\((?!['\"]?#)/i.test(element.textContent)) tell('a style asks elsewhere');
            }
        };
        (async () => {
            for (const href of arguments[0]) await judge(href);
            done(problems);
        })();";
    let answer = tab
        .driver()
        .execute_async(script, vec![json!(hrefs)])
        .await?;
    told(&answer.convert::<Vec<String>>()?)
}

/// Documents at former addresses lead within the site, and hold nothing else.
fn redirects(site: &Site) -> Result<()> {
    let mut files = Vec::new();
    collect(&site.folder, &mut files, &|name| name.ends_with(".html"))?;
    let mut problems = Vec::new();
    let mut redirects = 0;
    for file in files
        .iter()
        .filter(|file| !file.with_file_name("page.json").exists())
    {
        let text = fs::read_to_string(file)?;
        let page = Html::parse_document(&text);
        redirects += 1;
        for node in page.tree.nodes() {
            let Node::Element(element) = node.value() else {
                continue;
            };
            let known = ["html", "head", "meta", "title", "link", "body", "p", "a"];
            let away = element.attrs().any(|(name, value)| {
                name.starts_with("on")
                    || (name == "href" && !value.starts_with("/posts/"))
                    || (value.contains("url=") && !value.starts_with("0; url=/posts/"))
            });
            if !known.contains(&element.name()) || away {
                problems.push(format!("{}: {element:?}", file.display()));
            }
        }
    }
    ensure!(redirects > 10, "only {redirects} former addresses");
    told(&problems)
}

/// No vector was left out: one that is not there does no harm.
fn all_are_there(site: &Site) -> Result<()> {
    let has = |start: &str| {
        let start = format!("/posts/{start}");
        let is = |page: &&Page| page.kind == Kind::Post && page.href.starts_with(&start);
        site.pages.iter().filter(is).count()
    };
    println!(
        "{} bodies, {} fronts, {} collected, {} cut",
        has("body-"),
        has("front-"),
        has("collected-"),
        has("cut-")
    );
    ensure!(has("body-") >= 150 && has("front-") > 20);
    ensure!(has("collected-") == has("cut-"));
    Ok(())
}

fn collect(
    folder: &Path,
    files: &mut Vec<std::path::PathBuf>,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files, wanted)?;
        } else if path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(wanted)
        {
            files.push(path);
        }
    }
    Ok(())
}

fn told(problems: &[String]) -> Result<()> {
    if problems.is_empty() {
        return Ok(());
    }
    let shown = problems[..problems.len().min(MOST)].join("\n");
    bail!("{} problems:\n{shown}", problems.len())
}
