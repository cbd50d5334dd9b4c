//! A blog in several languages: what its pages say of each other, and the switch
//! between them, with and without the app.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use inkleaf_tests::{Case, Host, Kind, OverHttp, Page, Site, Tab, Visit};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::cases;

pub(crate) fn cases() -> Vec<Case> {
    let mut all = cases!["languages" on languages:
        the_switch_works_without_scripts,
        the_switch_works_with_the_app,
        a_click_keeps_switch_and_head_right,
        a_link_to_another_language_loads_its_document,
    ];
    let over_http: [(&str, OverHttp); 3] = [
        (
            "languages::translations_are_reciprocal",
            translations_are_reciprocal,
        ),
        ("languages::language_and_direction", language_and_direction),
        (
            "languages::no_list_mixes_languages",
            no_list_mixes_languages,
        ),
    ];
    all.extend(over_http.map(|(name, test)| Case::over_http(name, |world| &world.languages, test)));
    all
}

/// What a prerendered page says of languages.
struct Said {
    lang: String,
    dir: Option<String>,
    /// The paths of its translations by `hreflang`.
    alternates: BTreeMap<String, String>,
    /// The hrefs of the posts on it, where it is a list.
    posts: Vec<String>,
}

/// All pages by href, but the one for addresses that don't exist.
fn read(site: &Site, host: &Host) -> Result<BTreeMap<String, Said>> {
    let pages = site.pages.iter().filter(|page| page.kind != Kind::NotFound);
    pages
        .map(|page| Ok((page.href.clone(), said(page, host)?)))
        .collect()
}

fn said(page: &Page, host: &Host) -> Result<Said> {
    let mut answer = ureq::get(host.url(&page.href)).call()?;
    let html = Html::parse_document(&answer.body_mut().read_to_string()?);
    let root = html.root_element();
    let alternates = values(&html, "link[hreflang]", ["hreflang", "href"]);
    let posts = values(&html, ".card h2 a, .archive-year li > a", ["href", "href"]);
    Ok(Said {
        lang: root.attr("lang").context("no language")?.to_owned(),
        dir: root.attr("dir").map(str::to_owned),
        alternates: alternates
            .into_iter()
            .map(|[lang, url]| Ok((lang, url::Url::parse(&url)?.path().to_owned())))
            .collect::<Result<_>>()?,
        posts: posts.into_iter().map(|[href, _]| href).collect(),
    })
}

/// Two attributes of every element that a selector finds.
fn values(html: &Html, css: &str, names: [&str; 2]) -> Vec<[String; 2]> {
    let selector = Selector::parse(css).ok();
    let elements = selector.iter().flat_map(|selector| html.select(selector));
    elements
        .map(|element| names.map(|name| element.attr(name).unwrap_or_default().to_owned()))
        .collect()
}

fn translations_are_reciprocal(site: &Site, host: &Host) -> Result<()> {
    let pages = read(site, host)?;
    let mut groups = 0;
    for (href, said) in &pages {
        if said.alternates.is_empty() {
            continue;
        }
        groups += 1;
        ensure!(
            said.alternates.get(&said.lang) == Some(href),
            "{href} does not name itself"
        );
        ensure!(
            said.alternates.get("x-default") == said.alternates.get("en"),
            "{href}: readers of other languages are not led to English"
        );
        for there in said.alternates.values() {
            let back = pages
                .get(there)
                .with_context(|| format!("{href} names {there}"))?;
            ensure!(
                back.alternates == said.alternates,
                "{href} and {there} differ"
            );
        }
    }
    // Front pages, archives, tags, a tag, categories; two posts and a page.
    ensure!(groups >= 15, "{groups} pages have translations");
    let alone = [
        "/posts/rain/",
        "/tr/posts/kar/",
        "/page/2/",
        "/tags/spring/",
    ];
    for address in alone {
        let page = pages.get(&site.href(address)).context(address)?;
        ensure!(page.alternates.is_empty(), "{address} has translations");
    }
    Ok(())
}

fn language_and_direction(site: &Site, host: &Host) -> Result<()> {
    for (href, said) in read(site, host)? {
        let address = href.trim_start_matches(host.base().trim_end_matches('/'));
        let wanted = match address {
            address if address.starts_with("/tr/") => ("tr", None),
            address if address.starts_with("/ar/") => ("ar", Some("rtl")),
            _ => ("en", None),
        };
        ensure!(
            (said.lang.as_str(), said.dir.as_deref()) == wanted,
            "{href}: {} {:?}",
            said.lang,
            said.dir
        );
    }
    Ok(())
}

fn no_list_mixes_languages(site: &Site, host: &Host) -> Result<()> {
    let pages = read(site, host)?;
    let mut listed = BTreeSet::new();
    for (href, list) in &pages {
        for post in &list.posts {
            let lang = &pages.get(post).context("a card leads nowhere")?.lang;
            ensure!(
                *lang == list.lang,
                "{href} shows {post}, which is in {lang}"
            );
            listed.insert(post);
        }
    }
    let posts = site.pages.iter().filter(|page| page.kind == Kind::Post);
    ensure!(listed.len() == posts.count(), "not every post is listed");
    Ok(())
}

/// The link of the switch to a language.
fn to(lang: &str) -> String {
    format!(".languages a[hreflang={lang}]")
}

/// Whether header and document are in a language.
async fn is_in(tab: &Tab, lang: &str, brand: &str) -> Result<()> {
    tab.check(
        &format!(
            "document.documentElement.lang === '{lang}' \
             && document.querySelector('.brand').textContent === '{brand}' \
             && document.querySelector('.languages [aria-current]').lang === '{lang}'"
        ),
        "document.querySelector('.site-header').outerHTML",
    )
    .await
}

async fn the_switch_works_without_scripts(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    tab.scripts_off().await?;
    tab.open(&host.url(&site.href("/posts/seeds/"))).await?;
    is_in(tab, "en", "The Weather Garden").await?;
    for (lang, address, brand) in [
        ("tr", "/tr/posts/seeds/", "Hava Bahçesi"),
        ("ar", "/ar/posts/seeds/", "حديقة الطقس"),
        ("en", "/posts/seeds/", "The Weather Garden"),
    ] {
        tab.click(&to(lang)).await?;
        tab.until(&format!(
            "location.pathname === {}",
            json!(site.href(address))
        ))
        .await?;
        is_in(tab, lang, brand).await?;
    }
    Ok(())
}

async fn the_switch_works_with_the_app(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    tab.open_app(&host.url(&site.href("/"))).await?;
    tab.go(&site.href("/posts/frost/")).await?;
    for (from, lang, address, brand) in [
        ("/posts/frost/", "tr", "/tr/posts/don/", "Hava Bahçesi"),
        // There is no such page in Arabic.
        ("/tr/posts/don/", "ar", "/ar/", "حديقة الطقس"),
    ] {
        ensure!(tab.path().await? == site.href(from));
        let document = tab.document().await?;
        host.forget();
        tab.click(&to(lang)).await?;
        tab.arrive_anew(&site.href(address), &document).await?;
        tab.app_ready().await?;
        is_in(tab, lang, brand).await?;
        let fetched = host.fetches(&site.href(address));
        ensure!(fetched == 0, "{address} was loaded and not used");
    }
    tab.back().await?;
    tab.until(&format!(
        "location.pathname === {}",
        json!(site.href("/tr/posts/don/"))
    ))
    .await?;
    is_in(tab, "tr", "Hava Bahçesi").await
}

/// What stands outside of `<main>` and depends on the page.
const AROUND: &str = "
    const around = (page) => ({
        alternates: [...page.querySelectorAll('link[hreflang]')]
            .map((link) => [link.hreflang, link.getAttribute('href')]),
        switch: [...page.querySelectorAll('.languages a')]
            .map((link) => [link.hreflang, link.getAttribute('href')]),
        lang: page.documentElement.lang,
        dir: page.documentElement.dir,
    });";

async fn a_click_keeps_switch_and_head_right(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    for start in ["/", "/ar/"] {
        tab.open_app(&host.url(&site.href(start))).await?;
        let lang: String = tab.eval("document.documentElement.lang").await?;
        let prefix = site.href(start);
        for page in &site.pages {
            let other = ["/tr/", "/ar/"]
                .iter()
                .any(|other| *other != start && page.href.starts_with(&site.href(other)));
            if page.kind == Kind::NotFound || other || !page.href.starts_with(&prefix) {
                continue;
            }
            tab.go(&page.href).await?;
            let app: Value = tab
                .script(&format!("{AROUND} return around(document)"), json!([]))
                .await?;
            let file: Value = tab
                .script(
                    &format!(
                        "{AROUND} return fetch(arguments[0]).then((answer) => answer.text())
                         .then((text) => around(new DOMParser().parseFromString(text, 'text/html')))"
                    ),
                    json!([page.href]),
                )
                .await?;
            ensure!(app == file, "{}: {app} is not {file}", page.href);
            ensure!(app["lang"] == json!(lang), "{app}");
        }
    }
    Ok(())
}

async fn a_link_to_another_language_loads_its_document(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    tab.open_app(&host.url(&site.href("/tr/posts/seeds/")))
        .await?;
    let document = tab.document().await?;
    let href = site.href("/posts/seeds/");
    tab.click(&format!("main .prose a[href='{href}']")).await?;
    tab.arrive_anew(&href, &document).await?;
    is_in(tab, "en", "The Weather Garden").await?;
    tab.app_ready().await?;
    // Within the language it is a click as any other.
    tab.go(&site.href("/posts/rain/")).await
}
