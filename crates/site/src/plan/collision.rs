//! Two pages with one address.

use std::collections::HashMap;

use super::{Finding, PlannedPage, address::folded, document::Doc, finding::At};
use crate::Body;

/// Tells of every document whose address another page has too. `docs` are the
/// documents by entry.
pub(super) fn check(pages: &[PlannedPage], docs: &[&Doc<'_>], findings: &mut Vec<Finding>) {
    let mut by_address: HashMap<String, Vec<usize>> = HashMap::with_capacity(pages.len());
    for (i, page) in pages
        .iter()
        .enumerate()
        .filter(|(_, page)| !page.address.is_empty())
    {
        by_address.entry(folded(&page.address)).or_default().push(i);
    }
    for sharing in by_address.into_values().filter(|sharing| sharing.len() > 1) {
        for page in &sharing {
            let Some(doc) = pages[*page].entry.map(|entry| docs[entry]) else {
                continue;
            };
            // One other page is enough to tell; the rest have findings of their own.
            if let Some(other) = sharing.iter().find(|other| *other != page) {
                findings.push(taken(doc, &pages[*other], docs));
            }
        }
    }
}

fn taken(doc: &Doc<'_>, other: &PlannedPage, docs: &[&Doc<'_>]) -> Finding {
    let address = &doc.address;
    let message = match other.entry.map(|entry| docs[entry]) {
        Some(other) if other.address == *address => {
            format!("it has the same address as {}: {address}", other.file.path)
        }
        Some(other) => format!(
            "its address {address} and that of {}, {}, differ only in case: on many disks they are one",
            other.file.path, other.address
        ),
        None => format!(
            "its address {address} is that of {}",
            generated(&other.page.body)
        ),
    };
    let help = match (&doc.front().url, &doc.front().path) {
        (Some(_), _) => "change its `url`".into(),
        (None, Some(_)) => "change its `path`".into(),
        (None, None) => format!(
            "give it another address, e.g. `slug: {}-2`",
            last_part(address)
        ),
    };
    At::keys(doc.file, &["url", "path", "slug"]).error("address-taken", message, help)
}

fn generated(body: &Body) -> &'static str {
    match body {
        Body::Home(listing) if listing.pagination.number == 1 => "the front page",
        Body::Home(_) => "a later page of the front page",
        Body::Tags(_) => "the page of all tags",
        Body::Tag(_) => "the page of a tag",
        Body::Categories(_) => "the page of all categories",
        Body::Category(_) => "the page of a category",
        Body::Archive(_) => "the archive",
        Body::Offline => "the page about what is stored",
        Body::NotFound => "the page for addresses that don't exist",
        Body::Post(_) | Body::Page(_) => "another document",
    }
}

fn last_part(address: &str) -> &str {
    let part = address
        .trim_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let part = part.rsplit_once('.').map_or(part, |(name, _)| name);
    if part.is_empty() { "hello" } else { part }
}
