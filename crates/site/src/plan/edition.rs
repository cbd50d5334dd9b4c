//! The pages of the site in one language.

use std::collections::HashSet;

use inkleaf_words::Label;

use super::{
    Edition, FeedEntry, PlannedPage, archive, article,
    article::{Others, Shown, link},
    context::Context,
    document::Doc,
    feed,
    listing::{Posts, planned},
    related::Related,
    series::AllSeries,
    taxonomy::{Kind, Taxonomy, Term},
    translation::Translated,
};
use crate::{Body, Head, PostCard, Untranslated};

/// All documents of the site, in their order.
pub(super) struct Documents<'a, 'd> {
    pub(super) posts: &'a [Doc<'d>],
    pub(super) standalone: &'a [Doc<'d>],
}

/// What one edition adds to the site.
pub(super) struct Made {
    pub(super) pages: Vec<PlannedPage>,
    pub(super) feed: Vec<FeedEntry>,
    /// Addresses of its tags, as they would be in the first edition.
    pub(super) tags: Vec<String>,
    /// The same of its categories.
    pub(super) categories: Vec<String>,
}

/// The pages of an edition's documents and lists.
pub(super) fn make(documents: &Documents<'_, '_>, cx: &Context<'_>) -> Made {
    let listed = listed(documents.posts, cx);
    let tags = Taxonomy::build(Kind::Tags, &listed, cx);
    let categories = Taxonomy::build(Kind::Categories, &listed, cx);
    let (mut pages, cards) = posts(&listed, [&tags, &categories], cx);
    pages.extend(standalone(documents.standalone, cx));
    let posts = Posts {
        docs: &listed,
        cards: &cards,
    };
    pages.extend(lists(&posts, [&tags, &categories], cx));
    pages.extend(offline(documents, cx));
    for page in &mut pages {
        page.edition = cx.edition;
    }
    let addresses = |terms: &[Term]| {
        let address = |term: &Term| cx.without_prefix(&term.address).to_owned();
        terms.iter().map(address).collect()
    };
    Made {
        pages,
        feed: feed::entries(&listed, &cards, &[&tags, &categories], cx),
        tags: addresses(&tags.terms),
        categories: addresses(&categories.terms),
    }
}

/// The edition as publishing sees it. `pages` are those of all editions.
pub(super) fn edition(
    feed: Vec<FeedEntry>,
    pages: &[PlannedPage],
    standalone: &[Doc<'_>],
    cx: &Context<'_>,
) -> Edition {
    let others = cx.edition.checked_sub(1);
    let language = others.and_then(|i| cx.config.languages.get(i));
    Edition {
        lang: cx.lang.to_owned(),
        name: language.map_or_else(|| cx.config.language_name(), |language| language.name()),
        title: cx.title.to_owned(),
        description: cx.description.to_owned(),
        footer: cx.footer.to_owned(),
        address: cx.at("/"),
        menu: super::menu::menu(pages, standalone, cx),
        feed,
    }
}

/// The posts that an edition's lists show: its own, and where the settings say
/// so those in the site's language that are not translated into its.
fn listed<'a, 'd>(posts: &'a [Doc<'d>], cx: &Context<'_>) -> Vec<&'a Doc<'d>> {
    let translated = match cx.config.untranslated {
        Untranslated::Show if cx.edition > 0 => Some(Translated::into(cx.edition, posts)),
        _ => None,
    };
    let is_shown = |doc: &&Doc<'_>| {
        let stands_in =
            |translated: &Translated| doc.edition == 0 && !doc.is_foreign && !translated.has(doc);
        doc.edition == cx.edition || translated.as_ref().is_some_and(stands_in)
    };
    posts.iter().filter(is_shown).collect()
}

/// The documents of the posts that an edition's lists show, by their paths.
pub(super) fn paths_listed(posts: &[Doc<'_>], cx: &Context<'_>) -> HashSet<String> {
    let listed = listed(posts, cx).into_iter();
    listed.map(|doc| doc.file.path.clone()).collect()
}

/// The pages of an edition's posts, and the cards of all posts that it shows.
fn posts(
    listed: &[&Doc<'_>],
    [tags, categories]: [&Taxonomy; 2],
    cx: &Context<'_>,
) -> (Vec<PlannedPage>, Vec<PostCard>) {
    let is_own = |doc: &&&Doc<'_>| doc.edition == cx.edition;
    let mut pages = Vec::with_capacity(listed.len());
    let mut cards = Vec::with_capacity(listed.len());
    let series = AllSeries::build(listed);
    let mut related = Related::build(listed, [tags, categories]);
    for (i, doc) in listed.iter().enumerate() {
        let shown = Shown::post(doc, i, tags, categories);
        cards.push(shown.card(doc, cx));
        if !is_own(&doc) {
            continue;
        }
        let newer = listed[..i].iter().rev().find(is_own);
        let older = listed[i + 1..].iter().find(is_own);
        let others = Others {
            newer: newer.map(|newer| link(newer)),
            older: older.map(|older| link(older)),
            series: series.shown(i, listed),
            related: related.links(i, listed, &series),
        };
        let page = article::post(doc, shown, others, cx);
        pages.push(article::planned(doc, page));
    }
    (pages, cards)
}

fn standalone(docs: &[Doc<'_>], cx: &Context<'_>) -> Vec<PlannedPage> {
    let own = docs.iter().filter(|doc| doc.edition == cx.edition);
    own.map(|doc| article::planned(doc, article::page(doc, Shown::page(doc), cx)))
        .collect()
}

/// The pages that are no documents.
fn lists(posts: &Posts<'_, '_>, taxonomies: [&Taxonomy; 2], cx: &Context<'_>) -> Vec<PlannedPage> {
    let mut pages = posts.home(cx);
    pages.extend(archive::pages(posts, cx));
    for taxonomy in taxonomies {
        pages.extend(posts.terms(taxonomy, cx));
    }
    // Hosts answer with one file, whatever the address.
    if cx.edition == 0 {
        pages.push(not_found(cx));
    }
    pages
}

/// The page about what is stored on the reader's device, unless an author has
/// written one.
fn offline(documents: &Documents<'_, '_>, cx: &Context<'_>) -> Option<PlannedPage> {
    let address = cx.at("/offline/");
    let docs = || documents.posts.iter().chain(documents.standalone);
    if !cx.config.offline || docs().any(|doc| doc.address == address) {
        return None;
    }
    let head = Head {
        no_index: true,
        ..cx.head(
            &[cx.get(Label::Offline)],
            cx.get(Label::OfflineAbout),
            &address,
        )
    };
    Some(planned(address, head, Body::Offline, None))
}

fn not_found(cx: &Context<'_>) -> PlannedPage {
    let address = "/404.html";
    let head = Head {
        no_index: true,
        ..cx.head(&[cx.get(Label::PageNotFound)], "", address)
    };
    planned(address.into(), head, Body::NotFound, None)
}
