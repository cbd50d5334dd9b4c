//! The files of a blog, read as a crawler does: from the front page on.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::{Context, Result, ensure};
use inkleaf_tests::{Case, Host, Kind, Site};
use percent_encoding::percent_decode_str;
use scraper::{Html, Selector};
use url::Url;

pub(crate) fn cases() -> Vec<Case> {
    vec![
        Case::over_http("crawl::fixture", |world| &world.fixture, crawl),
        Case::over_http("crawl::below", |world| &world.below, crawl),
        Case::over_http("crawl::demo", |world| &world.demo, crawl),
        Case::over_http("crawl::languages", |world| &world.languages, crawl),
    ]
}

/// What was found at an address.
struct Found {
    status: u16,
    /// The page, where it is HTML.
    page: Option<Html>,
}

/// What the crawler knows, by URL without fragment.
struct Crawler {
    agent: ureq::Agent,
    origin: String,
    found: BTreeMap<String, Found>,
    /// Links with a fragment: page, fragment, from.
    fragments: BTreeSet<(String, String, String)>,
    wrong: Vec<String>,
}

fn crawl(site: &Site, host: &Host) -> Result<()> {
    let config = ureq::Agent::config_builder().http_status_as_error(false);
    let mut crawler = Crawler {
        agent: config.build().into(),
        origin: host.origin(),
        found: BTreeMap::new(),
        fragments: BTreeSet::new(),
        wrong: Vec::new(),
    };
    crawler.follow_from(&host.url(host.base()))?;
    crawler.check_fragments();
    crawler.check_reached(site, host);
    let wrong = crawler.wrong;
    ensure!(
        wrong.is_empty(),
        "{} mistakes:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    Ok(())
}

impl Crawler {
    fn follow_from(&mut self, start: &str) -> Result<()> {
        let mut next = VecDeque::from([(start.to_owned(), String::from("the start"))]);
        while let Some((url, from)) = next.pop_front() {
            if self.found.contains_key(&url) {
                continue;
            }
            let found = self.fetch(&url)?;
            if found.status != 200 {
                self.wrong.push(format!(
                    "{url} answers {}; linked from {from}",
                    found.status
                ));
            }
            if let Some(page) = &found.page {
                let whole = Url::parse(&url)?;
                self.wrong
                    .extend(mistakes(page).into_iter().map(|it| format!("{url}: {it}")));
                for target in targets(page, &whole)? {
                    next.extend(self.note(&target, &url));
                }
            }
            self.found.insert(url, found);
        }
        Ok(())
    }

    fn fetch(&self, url: &str) -> Result<Found> {
        let mut answer = self
            .agent
            .get(url)
            .call()
            .with_context(|| format!("can't get {url}"))?;
        let status = answer.status().as_u16();
        let kind = answer
            .headers()
            .get("content-type")
            .and_then(|kind| kind.to_str().ok());
        let html = kind.is_some_and(|kind| kind.starts_with("text/html"));
        let page = html
            .then(|| answer.body_mut().read_to_string())
            .transpose()?;
        Ok(Found {
            status,
            page: page.map(|text| Html::parse_document(&text)),
        })
    }

    /// Notes a link; gives the URL to fetch where it is this site's.
    fn note(&mut self, target: &Url, from: &str) -> Option<(String, String)> {
        if target.origin().ascii_serialization() != self.origin {
            return None;
        }
        let mut page = target.clone();
        page.set_fragment(None);
        let page = String::from(page);
        if let Some(fragment) = target.fragment().filter(|fragment| !fragment.is_empty()) {
            self.fragments
                .insert((page.clone(), fragment.to_owned(), from.to_owned()));
        }
        Some((page, from.to_owned()))
    }

    /// Every `#fragment` names an element.
    fn check_fragments(&mut self) {
        for (url, fragment, from) in &self.fragments {
            let Some(page) = self.found.get(url).and_then(|found| found.page.as_ref()) else {
                continue;
            };
            let id = percent_decode_str(fragment).decode_utf8_lossy();
            let named = all(page, "[id]").any(|element| element.attr("id") == Some(id.as_ref()));
            if !named {
                self.wrong.push(format!(
                    "{url} has nothing with the id {id}; linked from {from}"
                ));
            }
        }
    }

    /// Every page can be reached by links.
    fn check_reached(&mut self, site: &Site, host: &Host) {
        for page in site.pages.iter().filter(|page| page.kind != Kind::NotFound) {
            if !self.found.contains_key(&host.url(&page.href)) {
                self.wrong.push(format!("no link leads to {}", page.href));
            }
        }
    }
}

fn all<'p>(page: &'p Html, css: &str) -> impl Iterator<Item = scraper::ElementRef<'p>> + use<'p> {
    let selector = Selector::parse(css).ok();
    let found: Vec<_> = selector
        .iter()
        .flat_map(|selector| page.select(selector))
        .collect();
    found.into_iter()
}

/// All that a page refers to, as full URLs.
fn targets(page: &Html, url: &Url) -> Result<Vec<Url>> {
    let mut targets = Vec::new();
    for (css, attribute) in [
        ("[href]:not([rel=canonical])", "href"),
        ("[src]", "src"),
        ("[data-wasm]", "data-wasm"),
        ("meta[property='og:image']", "content"),
    ] {
        for element in all(page, css) {
            let target = element.attr(attribute).unwrap_or_default();
            let target = url
                .join(target)
                .with_context(|| format!("{target:?} on {url}"))?;
            targets.push(target);
        }
    }
    Ok(targets)
}

/// What is wrong with a page by itself.
fn mistakes(page: &Html) -> Vec<String> {
    let mut wrong: Vec<String> = page
        .errors
        .iter()
        .map(|error| format!("HTML: {error}"))
        .collect();
    let text = |css: &str| {
        all(page, css)
            .map(|it| it.text().collect::<String>())
            .collect::<Vec<_>>()
    };
    if all(page, "meta[http-equiv=refresh]").next().is_some() {
        return wrong;
    }
    for css in ["title", "h1", "main"] {
        let texts = text(css);
        if texts.len() != 1 || texts[0].trim().is_empty() {
            wrong.push(format!(
                "one {css} with text is wanted, there are {texts:?}"
            ));
        }
    }
    if page.root_element().attr("lang").is_none_or(str::is_empty) {
        wrong.push("no language".into());
    }
    for css in [
        "meta[name=viewport]",
        "link[rel=canonical]",
        "meta[property='og:title']",
    ] {
        if all(page, css).count() != 1 {
            wrong.push(format!("one {css} is wanted"));
        }
    }
    let mut ids = BTreeSet::new();
    for element in all(page, "[id]") {
        let id = element.attr("id").unwrap_or_default();
        if id.is_empty() || !ids.insert(id) {
            wrong.push(format!("the id {id:?} is there twice, or empty"));
        }
    }
    for image in all(page, "img:not([alt])") {
        wrong.push(format!("an image without alt: {}", image.html()));
    }
    for inline in all(
        page,
        "script:not([src]):not([type='application/json']), [style], style",
    ) {
        wrong.push(format!("the security policy blocks {}", inline.html()));
    }
    wrong
}
