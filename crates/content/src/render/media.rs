//! Where links and images lead.

use std::{borrow::Cow, cell::Cell, collections::BTreeMap};

use pulldown_cmark::{Event, LinkType};

use super::{Heading, elements::Html};
use crate::{
    Facts, RenderOptions,
    html::{Element, RawIds},
    link::{absolute, is_file, known, leaves_site},
    percent::decoded,
};

/// What decides where links lead.
pub(super) struct Resolver<'a> {
    pub(super) facts: &'a Facts,
    pub(super) options: &'a RenderOptions,
    /// Facts' list of missing images, to look them up in. (The kind of map
    /// that is in the browser's module anyway.)
    missing: BTreeMap<String, usize>,
    /// How many images have been written.
    pub(super) images: Cell<usize>,
    /// The ids that raw HTML has and no heading.
    raw_ids: RawIds,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        facts: &'a Facts,
        options: &'a RenderOptions,
        events: &[Event<'_>],
        headings: &[(usize, Heading)],
    ) -> Self {
        let mut missing = BTreeMap::new();
        for target in &facts.missing {
            missing.insert(target.clone(), 0);
        }
        Self {
            facts,
            options,
            missing,
            images: Cell::new(0),
            raw_ids: match options.dialect.trusted_html {
                true => RawIds::default(),
                false => raw_ids(events, headings, &facts.fragments),
            },
        }
    }

    /// A target as written in the post, as an href; `None` where it must not
    /// reach the page.
    pub(super) fn href(&self, target: &str) -> Option<String> {
        self.known(target)
            .or_else(|| self.raw_ids.target(&decoded(target.strip_prefix('#')?)))
            .or_else(|| absolute(target, &self.options.address, &self.options.base))
    }

    /// The href of a target that facts know: whole, without its fragment, or
    /// without its query as well.
    pub(super) fn known(&self, target: &str) -> Option<String> {
        if target.is_empty() {
            return None;
        }
        let base = &self.options.base;
        if let Some(address) = self.facts.links.get(target) {
            if target.starts_with('#') {
                return absolute(address, "/", base);
            }
            let end = match target.contains('#') {
                // The address of a place on a page.
                true => address.rfind('#').unwrap_or(address.len()),
                false => address.len(),
            };
            let (address, fragment) = address.split_at(end);
            return Some(known(address, fragment, base));
        }
        for end in ['#', '?'] {
            let (path, tail) = target.split_at(target.find(end).unwrap_or(target.len()));
            if let Some(address) = self.facts.links.get(path).filter(|_| !path.is_empty()) {
                return Some(known(address, tail, base));
            }
        }
        None
    }

    /// Whether an image should be here and is not.
    pub(super) fn is_missing(&self, target: &str) -> bool {
        self.missing.contains_key(target)
    }
}

/// The address of an email link needs its scheme.
pub(super) fn with_scheme(kind: LinkType, target: &str) -> Cow<'_, str> {
    match kind {
        LinkType::Email => Cow::Owned(["mailto:", target].concat()),
        _ => Cow::Borrowed(target),
    }
}

/// Opens a link.
pub(super) fn open_link(html: &mut Html<'_>, href: &str, title: &str) {
    html.attribute("href", href);
    if !title.is_empty() {
        html.attribute("title", title);
    }
    // The app's router takes every link within the site that is not marked;
    // only pages are its business.
    if leaves_site(href) {
        html.attribute("rel", "external noopener");
    } else if href.starts_with('/') && is_file(href) {
        html.attribute("rel", "external");
    }
    html.enter(Element::A);
}

/// The ids that raw HTML gives to elements. None where it has none that a link
/// could mean: most documents.
fn raw_ids(events: &[Event<'_>], headings: &[(usize, Heading)], fragments: &[String]) -> RawIds {
    let mut ids = RawIds::default();
    for event in events {
        if let Event::Html(html) | Event::InlineHtml(html) = event {
            ids.collect(html);
        }
    }
    for html in fragments {
        ids.collect(html);
    }
    for (_, heading) in headings {
        ids.remove(&heading.id);
    }
    ids
}
