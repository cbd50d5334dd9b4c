//! What only publishing knows of a page: the sizes of pictures, and what comes
//! of rendering.

use std::collections::HashMap;

use inkleaf_content::Heading;
use inkleaf_site::{Article, Body, Cover, Listing, Page};

use crate::contents::contents;
use crate::text::Pictured;

/// What was worked out of a document.
pub(crate) struct Shown<'a> {
    pub(crate) pictured: Pictured,
    /// Its headings.
    pub(crate) outline: &'a [Heading],
    /// What its front matter says of a list of its sections.
    pub(crate) toc: Option<bool>,
}

/// What all pages are filled from.
pub(crate) struct Filling {
    /// Small pictures of documents, by the documents' hrefs.
    pub(crate) thumbnails: HashMap<String, Cover>,
    /// Whether posts list their sections unless they say otherwise.
    pub(crate) toc: bool,
}

impl Filling {
    /// Completes a page. `shown` is the document that it shows, if it shows one.
    pub(crate) fn fill(&self, page: &mut Page, mut shown: Option<Shown<'_>>) {
        if let Some(preview) = shown.as_mut().and_then(|s| s.pictured.preview.take()) {
            page.head.image = Some(preview);
        }
        match &mut page.body {
            Body::Home(listing) => self.cards(listing),
            Body::Tag(term) | Body::Category(term) => self.cards(&mut term.listing),
            Body::Post(article) => article_of(article, shown, self.toc),
            // A page of its own is looked at as a whole, unless it is long.
            Body::Page(article) => article_of(article, shown, false),
            Body::Tags(_)
            | Body::Categories(_)
            | Body::Archive(_)
            | Body::Offline
            | Body::NotFound => {}
        }
    }

    fn cards(&self, listing: &mut Listing) {
        for card in &mut listing.posts {
            card.cover = self.thumbnails.get(&card.href).cloned();
        }
    }
}

fn article_of(article: &mut Article, shown: Option<Shown<'_>>, toc: bool) {
    let Some(shown) = shown else { return };
    article.cover = shown.pictured.cover;
    if shown.toc.unwrap_or(toc) {
        article.contents = contents(shown.outline);
    }
}
