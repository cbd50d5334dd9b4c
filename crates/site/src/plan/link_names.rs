//! What a link that gives no exact path means: a name, and on a site in several
//! languages a document in that of the link.

use std::collections::HashMap;

use inkleaf_content::slug;

use super::{Entry, Site, SourceFile};

/// Documents by the slugs of their files' names and of their titles.
#[derive(Debug)]
pub(super) struct Names<'a> {
    by_name: HashMap<String, Vec<&'a str>>,
    editions: Editions<'a>,
}

/// The editions of documents, by address; empty on a site in one language.
#[derive(Debug, Default)]
struct Editions<'a> {
    of: HashMap<&'a str, usize>,
    /// What a document has in common with its translations: the first one's href.
    group: HashMap<&'a str, &'a str>,
    in_edition: HashMap<(&'a str, usize), &'a str>,
}

impl<'a> Names<'a> {
    pub(super) fn of(site: &'a Site, sources: &[SourceFile]) -> Self {
        let editions = Editions::of(site);
        let mut by_name: HashMap<String, Vec<&str>> = HashMap::new();
        for entry in &site.entries {
            let Some(file) = sources.get(entry.source) else {
                continue;
            };
            for name in names(entry, file, editions.of.is_empty()) {
                by_name.entry(name).or_default().push(&entry.address);
            }
        }
        Self { by_name, editions }
    }

    /// The only document with this name: of those in the edition of the document
    /// at `from`, else of all, else of those in the first edition.
    pub(super) fn find(&self, from: Option<&str>, name: &str) -> Option<&'a str> {
        let all = self.by_name.get(name)?;
        let edition = from.and_then(|from| self.editions.of.get(from));
        let Some(edition) = edition else {
            return only(all);
        };
        let of = |edition: &usize| {
            let is_of = |address: &&&str| self.editions.of.get(**address) == Some(edition);
            all.iter().filter(is_of).copied().collect::<Vec<_>>()
        };
        match of(edition).as_slice() {
            [] => only(all).or_else(|| only(&of(&0))),
            same => only(same),
        }
    }

    /// The document at an address in the edition of the one at `from`, where
    /// there is such a translation; else itself.
    pub(super) fn translated(&self, from: Option<&str>, address: &'a str) -> &'a str {
        let Editions {
            of,
            group,
            in_edition,
        } = &self.editions;
        let key = || Some((*group.get(address)?, *of.get(from?)?));
        let there = key().and_then(|key| in_edition.get(&key));
        there.copied().unwrap_or(address)
    }
}

impl<'a> Editions<'a> {
    fn of(site: &'a Site) -> Self {
        let mut editions = Self::default();
        if site.editions.len() < 2 {
            return editions;
        }
        for page in site.pages.iter().filter(|page| page.entry.is_some()) {
            let address = page.address.as_str();
            editions.of.insert(address, page.edition);
            if let Some(first) = page.page.head.translations.first() {
                editions.group.insert(address, &first.href);
                editions
                    .in_edition
                    .insert((&first.href, page.edition), address);
            }
        }
        editions
    }
}

/// The names that a document goes by, each once.
fn names(entry: &Entry, file: &SourceFile, in_one_language: bool) -> Vec<String> {
    let last = file.stem.rsplit('/').next().unwrap_or_default();
    let mut names = vec![slug(last), slug(&entry.title)];
    if !in_one_language {
        names.push(slug(without_language(last, &entry.lang)));
    }
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

/// A file's name without the language at its end.
fn without_language<'n>(name: &'n str, lang: &str) -> &'n str {
    match name.rsplit_once('.') {
        Some((rest, suffix)) if suffix.replace('_', "-").eq_ignore_ascii_case(lang) => rest,
        _ => name,
    }
}

fn only<'a>(addresses: &[&'a str]) -> Option<&'a str> {
    match addresses {
        [address] => Some(address),
        _ => None,
    }
}
