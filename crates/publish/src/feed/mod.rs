//! The Atom feeds (RFC 4287) of the newest posts, one in each language.

mod full_urls;

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text, TextType,
};
use inkleaf_content::encode_path;
use inkleaf_site::{Edition, FeedEntry, SiteConfig};

use crate::BuildError;
use crate::pages::Pages;
use crate::xml::allowed;
use full_urls::full_urls;

/// The site address of an edition's feed.
pub(crate) fn address(edition: &Edition) -> String {
    format!("{}feed.xml", edition.address)
}

/// Whether an edition has a feed: its full address must be known, and a post
/// must have a date, which every entry of a feed needs.
pub(crate) fn has_feed(config: &SiteConfig, edition: &Edition) -> bool {
    config.full_url("/").is_some() && edition.feed.iter().any(|post| updated(post).is_some())
}

/// The feed as XML; `None` for an edition without one.
pub(crate) fn feed(
    config: &SiteConfig,
    edition: &Edition,
    pages: &Pages<'_>,
) -> Result<Option<Vec<u8>>, BuildError> {
    let base = config.base();
    let url = |address: &str| config.full_url(&base.href(&encode_path(address)));
    let address = address(edition);
    let urls = url(&address).zip(url(&edition.address));
    let Some((own_url, home)) = urls else {
        return Ok(None);
    };
    let entries: Vec<Entry> = edition
        .feed
        .iter()
        .filter_map(|post| entry(config, pages, post))
        .collect();
    let Some(updated) = entries.iter().map(|entry| entry.updated).max() else {
        return Ok(None);
    };
    let own_link = Link {
        mime_type: Some("application/atom+xml".into()),
        ..link(own_url, "self")
    };
    let feed = Feed {
        title: plain(&edition.title),
        subtitle: (!edition.description.is_empty()).then(|| plain(&edition.description)),
        id: home.clone(),
        updated,
        authors: vec![person(if config.author.is_empty() {
            &edition.title
        } else {
            &config.author
        })],
        links: vec![own_link, link(home, "alternate")],
        lang: Some(edition.lang.clone()),
        entries,
        ..Feed::default()
    };
    let mut xml = feed.write_to(Vec::new()).map_err(|error| BuildError::Io {
        action: "write",
        path: address.trim_start_matches('/').into(),
        source: std::io::Error::other(error),
    })?;
    xml.push(b'\n');
    Ok(Some(xml))
}

/// When a post last changed; `None` where neither that nor its date is known.
fn updated(post: &FeedEntry) -> Option<FixedDateTime> {
    let text = post.updated.as_ref().or(post.published.as_ref())?;
    text.parse().ok()
}

fn entry(config: &SiteConfig, pages: &Pages<'_>, post: &FeedEntry) -> Option<Entry> {
    let published = &pages.entries[post.entry];
    let url = config.full_url(&published.href)?;
    let html = pages.html(published);
    let html = full_urls(&html, &url, |href| config.full_url(href));
    let content = Content {
        content_type: Some("html".into()),
        value: Some(allowed(&html).into_owned()),
        ..Content::default()
    };
    let category = |term: &String| Category {
        term: allowed(term).into_owned(),
        ..Category::default()
    };
    Some(Entry {
        title: plain(&post.title),
        id: url.clone(),
        updated: updated(post)?,
        published: post.published.as_ref().and_then(|text| text.parse().ok()),
        authors: post.authors.iter().map(|name| person(name)).collect(),
        categories: post.terms.iter().map(category).collect(),
        links: vec![link(url, "alternate")],
        summary: post.summary.as_deref().map(plain),
        content: Some(content),
        ..Entry::default()
    })
}

fn plain(text: &str) -> Text {
    Text {
        value: allowed(text).into_owned(),
        r#type: TextType::Text,
        ..Text::default()
    }
}

fn person(name: &str) -> Person {
    Person {
        name: allowed(name).into_owned(),
        ..Person::default()
    }
}

fn link(href: String, rel: &str) -> Link {
    Link {
        href,
        rel: rel.to_owned(),
        ..Link::default()
    }
}
