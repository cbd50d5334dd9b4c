//! Which pages are the same one in several languages.

use std::collections::{HashMap, HashSet};

use super::{PlannedPage, context::Context, document::Doc};
use crate::{Body, Translation};

/// Tells every page that is to be had in several languages where. `docs` are
/// the documents by entry.
pub(super) fn link(pages: &mut [PlannedPage], docs: &[&Doc<'_>], editions: &[Context<'_>]) {
    if editions.len() < 2 {
        return;
    }
    for group in groups(pages, docs, editions) {
        let translations: Vec<Translation> = group
            .iter()
            .zip(editions)
            .filter_map(|(page, cx)| translation(&pages[(*page)?], cx))
            .collect();
        if translations.len() > 1 {
            for page in group.into_iter().flatten() {
                pages[page].page.head.translations = translations.clone();
            }
        }
    }
}

/// For every page that may have translations, its index in each edition. Of
/// several in one language the first counts.
fn groups(
    pages: &[PlannedPage],
    docs: &[&Doc<'_>],
    editions: &[Context<'_>],
) -> Vec<Vec<Option<usize>>> {
    let mut by_key: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<Option<usize>>> = Vec::new();
    for (i, page) in pages.iter().enumerate() {
        let key = match page.entry {
            Some(entry) => key(docs[entry]),
            None => list_key(page, &editions[page.edition]),
        };
        let Some(key) = key else { continue };
        let group = *by_key.entry(key).or_insert(groups.len());
        if group == groups.len() {
            groups.push(vec![None; editions.len()]);
        }
        groups[group][page.edition].get_or_insert(i);
    }
    groups
}

fn translation(page: &PlannedPage, cx: &Context<'_>) -> Option<Translation> {
    Some(Translation {
        lang: cx.lang.to_owned(),
        href: cx.href(&page.address),
        url: page.page.head.canonical.clone(),
    })
}

/// What a document has in common with its translations: the front matter's
/// `translationKey`, else folder and name without the language.
fn key(doc: &Doc<'_>) -> Option<String> {
    if doc.is_foreign {
        return None;
    }
    Some(match &doc.front().translation_key {
        Some(key) => format!("key {key}"),
        None => format!("file {}/{}", doc.name.folders, doc.name.last),
    })
}

/// Lists at the same address but for the language are translations. Their later
/// pages are not: what stands on them depends on how many posts there are.
fn list_key(page: &PlannedPage, cx: &Context<'_>) -> Option<String> {
    let number = match &page.page.body {
        Body::Home(list) => list.pagination.number,
        Body::Tag(list) | Body::Category(list) => list.listing.pagination.number,
        Body::Archive(archive) => archive.pagination.number,
        Body::Tags(_) | Body::Categories(_) | Body::Offline => 1,
        Body::NotFound | Body::Post(_) | Body::Page(_) => return None,
    };
    (number == 1).then(|| format!("list {}", cx.without_prefix(&page.address)))
}

/// The posts that are to be had in an edition.
pub(super) struct Translated(HashSet<String>);

impl Translated {
    /// Those of `posts` that are in this edition.
    pub(super) fn into(edition: usize, posts: &[Doc<'_>]) -> Self {
        let own = posts.iter().filter(|doc| doc.edition == edition);
        Self(own.filter_map(key).collect())
    }

    /// Whether a post of another edition is.
    pub(super) fn has(&self, doc: &Doc<'_>) -> bool {
        key(doc).is_some_and(|key| self.0.contains(&key))
    }
}
