//! Sites out of a few lines.

use inkleaf_content::parse_document;
use inkleaf_site::{
    Body, Entry, Finding, Options, PlannedPage, Role, Site, SiteConfig, SourceFile, plan,
};

/// A file at `path` as publishing would hand it over.
pub(crate) fn file(path: &str, text: &str) -> SourceFile {
    let stem = path.trim_end_matches(".md").replace("/index", "");
    SourceFile {
        path: path.into(),
        stem,
        role: if path.split('/').any(|part| part == "posts") {
            Role::Post
        } else {
            Role::Page
        },
        document: parse_document(text.as_bytes()).unwrap(),
    }
}

/// A post with this front matter (YAML) and a line of text.
pub(crate) fn post(path: &str, front: &str) -> SourceFile {
    file(path, &format!("---\n{front}\n---\nSome text.\n"))
}

/// A post a day, oldest first: `posts/p0.md`, … from 2020-01-01 on.
pub(crate) fn daily(count: usize, front: &str) -> Vec<SourceFile> {
    let start = jiff::civil::date(2020, 1, 1);
    (0..count)
        .map(|i| {
            let day = start + jiff::Span::new().days(i as i64);
            post(
                &format!("posts/p{i}.md"),
                &format!("title: P{i}\ndate: {day}\n{front}"),
            )
        })
        .collect()
}

pub(crate) fn options() -> Options {
    Options {
        now: "2030-01-01T00:00:00Z".parse().unwrap(),
        drafts: false,
        future: false,
    }
}

pub(crate) fn config() -> SiteConfig {
    SiteConfig {
        title: "Site".into(),
        ..SiteConfig::default()
    }
}

pub(crate) fn site_with(config: &SiteConfig, sources: &[SourceFile]) -> Site {
    plan(config, sources, options()).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

pub(crate) fn site(sources: &[SourceFile]) -> Site {
    site_with(&config(), sources)
}

pub(crate) fn errors(config: &SiteConfig, sources: &[SourceFile]) -> Vec<Finding> {
    plan(config, sources, options()).err().unwrap_or_default()
}

/// The entry of the file at `path`.
pub(crate) fn entry<'s>(site: &'s Site, sources: &[SourceFile], path: &str) -> &'s Entry {
    site.entries
        .iter()
        .find(|entry| sources[entry.source].path == path)
        .unwrap()
}

/// The address of a single file.
pub(crate) fn address_of(config: &SiteConfig, source: SourceFile) -> String {
    site_with(config, &[source]).entries[0].address.clone()
}

pub(crate) fn page<'s>(site: &'s Site, address: &str) -> &'s PlannedPage {
    site.pages
        .iter()
        .find(|page| page.address == address)
        .unwrap_or_else(|| panic!("no page {address}"))
}

pub(crate) fn has_page(site: &Site, address: &str) -> bool {
    site.pages.iter().any(|page| page.address == address)
}

/// The titles on a page of a list of posts.
pub(crate) fn titles(site: &Site, address: &str) -> Vec<String> {
    let listing = match &page(site, address).page.body {
        Body::Home(listing) => listing,
        Body::Tag(term) | Body::Category(term) => &term.listing,
        other => panic!("{address} is no list: {other:?}"),
    };
    listing
        .posts
        .iter()
        .map(|card| card.title.clone())
        .collect()
}
