//! The pages that show a document.

use inkleaf_content::absolute;
use inkleaf_words::is_rtl;

use super::{
    Entry, PlannedPage, Role,
    context::Context,
    document::Doc,
    taxonomy::Taxonomy,
    text::{about, long_date, minutes},
    ways,
};
use crate::{Article, Body, Head, Page, PostCard, PostLink, Series, TermLink};

/// What lists and pages show of a document.
pub(super) struct Shown {
    about: Option<String>,
    minutes: usize,
    tags: Vec<TermLink>,
    categories: Vec<TermLink>,
}

impl Shown {
    /// Of a post.
    pub(super) fn post(doc: &Doc<'_>, post: usize, tags: &Taxonomy, categories: &Taxonomy) -> Self {
        Self {
            about: about(doc),
            minutes: minutes(doc.markdown()),
            tags: tags.links(post),
            categories: categories.links(post),
        }
    }

    /// Of a standalone page: it is no part of any list.
    pub(super) fn page(doc: &Doc<'_>) -> Self {
        Self {
            about: about(doc),
            minutes: 0,
            tags: Vec::new(),
            categories: Vec::new(),
        }
    }

    /// A post in a list.
    pub(super) fn card(&self, doc: &Doc<'_>, cx: &Context<'_>) -> PostCard {
        PostCard {
            href: doc.href.clone(),
            title: doc.title.clone(),
            lang: doc.lang_in(cx.edition),
            date: doc.date.map(|date| long_date(date, cx.language)),
            summary: self.about.clone(),
            tags: self.tags.clone(),
            minutes: cx.language.reading_time(self.minutes),
            cover: None,
        }
    }
}

/// The posts that the page of a post leads to.
#[derive(Default)]
pub(super) struct Others {
    pub(super) newer: Option<PostLink>,
    pub(super) older: Option<PostLink>,
    pub(super) series: Option<Series>,
    pub(super) related: Vec<PostLink>,
}

/// The page of a post.
pub(super) fn post(doc: &Doc<'_>, shown: Shown, others: Others, cx: &Context<'_>) -> (Head, Body) {
    let head = head(doc, shown.about, cx);
    let language = doc.language();
    let body = Body::Post(Article {
        title: doc.title.clone(),
        date: doc.date.map(|date| long_date(date, language)),
        updated: updated(doc).map(|date| long_date(date, language)),
        minutes: Some(language.reading_time(shown.minutes)),
        authors: guests(doc, cx),
        tags: shown.tags,
        categories: shown.categories,
        newer: others.newer,
        older: others.older,
        cover: None,
        contents: Vec::new(),
        series: others.series,
        related: others.related,
        edit: ways::edit(doc, cx),
        source: ways::source(doc, cx),
        comments: ways::comments(doc, &head, cx),
    });
    (head, body)
}

/// A standalone page. It says what is so, not when something happened: its
/// date is for the sitemap alone.
pub(super) fn page(doc: &Doc<'_>, shown: Shown, cx: &Context<'_>) -> (Head, Body) {
    let head = head(doc, shown.about, cx);
    let body = Body::Page(Article {
        title: doc.title.clone(),
        date: None,
        updated: None,
        minutes: None,
        authors: doc.front().authors.clone(),
        tags: Vec::new(),
        categories: Vec::new(),
        newer: None,
        older: None,
        cover: None,
        contents: Vec::new(),
        series: None,
        related: Vec::new(),
        edit: ways::edit(doc, cx),
        source: ways::source(doc, cx),
        comments: ways::comments(doc, &head, cx),
    });
    (head, body)
}

/// The page with the index of the document's entry.
pub(super) fn planned(doc: &Doc<'_>, (head, body): (Head, Body)) -> PlannedPage {
    PlannedPage {
        address: doc.address.clone(),
        page: Page { head, body },
        entry: Some(doc.entry),
        edition: doc.edition,
        lastmod: doc.last_change().map(|date| date.iso()),
    }
}

/// What publishing needs to know of a document.
pub(super) fn entry(doc: &Doc<'_>) -> Entry {
    Entry {
        source: doc.source,
        address: doc.address.clone(),
        href: doc.href.clone(),
        title: doc.plain_title.clone(),
        lang: doc.lang.clone(),
        body: doc.body.clone(),
    }
}

/// Who wrote a document.
pub(super) fn authors(doc: &Doc<'_>, cx: &Context<'_>) -> Vec<String> {
    let own = &doc.front().authors;
    let author = cx.config.author.trim();
    if own.is_empty() && !author.is_empty() && doc.role == Role::Post {
        return vec![author.to_string()];
    }
    own.clone()
}

/// Who wrote a post, where that is not whom the reader takes for granted: on a
/// blog of one author the name above every post would tell nothing.
fn guests(doc: &Doc<'_>, cx: &Context<'_>) -> Vec<String> {
    let own = &doc.front().authors;
    if own
        .iter()
        .map(|name| name.trim())
        .eq([cx.config.author.trim()])
    {
        return Vec::new();
    }
    own.clone()
}

fn head(doc: &Doc<'_>, description: Option<String>, cx: &Context<'_>) -> Head {
    let image = doc.front().image.as_deref();
    let image = image.and_then(|target| absolute(target, &doc.address, &cx.base));
    Head {
        description,
        lang: doc.lang.clone(),
        rtl: is_rtl(&doc.lang),
        image: image
            .filter(|href| href.starts_with('/') || href.starts_with("http"))
            .map(|href| cx.full(href)),
        ..cx.head(&[doc.plain_title.trim()], "", &doc.address)
    }
}

/// Shown only where it is a later day: a time of the same day tells nobody anything.
fn updated(doc: &Doc<'_>) -> Option<inkleaf_content::PostDate> {
    let changed = doc.changed()?;
    doc.date
        .is_none_or(|date| changed.day() > date.day())
        .then_some(changed)
}

/// A link to a document.
pub(super) fn link(doc: &Doc<'_>) -> PostLink {
    PostLink {
        href: doc.href.clone(),
        title: doc.title.clone(),
    }
}
