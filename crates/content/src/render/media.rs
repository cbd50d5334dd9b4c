//! Where links and images lead.

use std::{
    borrow::Cow,
    cell::{Cell, OnceCell},
    collections::BTreeMap,
};

use pulldown_cmark::{Event, LinkType};

use super::{Heading, elements::Html};
use crate::{
    Facts, RenderOptions,
    html::{Element, RawIds},
    link::{absolute, known, rel, resolved},
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
    events: &'a [Event<'a>],
    headings: &'a [(usize, Heading)],
    /// The ids that raw HTML has and no heading, looked for when a link needs
    /// them.
    raw_ids: OnceCell<RawIds>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        facts: &'a Facts,
        options: &'a RenderOptions,
        events: &'a [Event<'a>],
        headings: &'a [(usize, Heading)],
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
            events,
            headings,
            raw_ids: OnceCell::new(),
        }
    }

    /// A target as written in the post, as an href; `None` where it must not
    /// reach the page.
    pub(super) fn href<'t>(&self, target: &'t str) -> Option<Cow<'t, str>> {
        self.known(target)
            .or_else(|| self.raw_ids().target(&decoded(target.strip_prefix('#')?)))
            .map(Cow::Owned)
            .or_else(|| resolved(target, &self.options.address, &self.options.base))
    }

    fn raw_ids(&self) -> &RawIds {
        self.raw_ids
            .get_or_init(|| match self.options.dialect.trusted_html {
                true => RawIds::default(),
                false => raw_ids(self.events, self.headings, &self.facts.fragments),
            })
    }

    /// The href of a target that facts know: whole, without its fragment, or
    /// without its query as well.
    pub(super) fn known(&self, target: &str) -> Option<String> {
        if target.is_empty() || self.facts.links.is_empty() {
            return None;
        }
        let base = &self.options.base;
        if let Some(address) = self.facts.links.get(target) {
            if target.starts_with('#') {
                return absolute(address, "/", base);
            }
            let is_hash = |byte| byte == b'#';
            // The address may be that of a place on a page.
            let end = match target.bytes().any(is_hash) {
                true => address.bytes().rposition(is_hash),
                false => None,
            };
            let (address, fragment) = address.split_at(end.unwrap_or(address.len()));
            return Some(known(address, fragment, base));
        }
        for sign in [b'#', b'?'] {
            let end = target.bytes().position(|byte| byte == sign);
            let (path, tail) = target.split_at(end.unwrap_or(target.len()));
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
    let rel = rel(href);
    if !rel.is_empty() {
        html.attribute("rel", rel);
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
