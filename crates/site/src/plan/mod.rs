//! From documents to pages.

mod address;
mod archive;
mod article;
mod collision;
mod context;
mod document;
mod feed;
mod finding;
mod language;
mod links;
mod listing;
mod menu;
mod model;
mod name;
mod order;
mod redirect;
mod related;
mod select;
mod series;
mod taxonomy;
mod text;
mod ways;
mod written;

use inkleaf_content::Severity;
use inkleaf_words::Label;

pub use links::LinkIndex;
pub use model::{
    Entry, FeedEntry, Finding, LeftOut, LeftOutReason, Options, PlannedPage, Redirect, Role, Site,
    SourceFile,
};

use self::{
    article::{Others, Shown, link},
    context::Context,
    document::Doc,
    listing::{Posts, planned},
    related::Related,
    series::AllSeries,
    taxonomy::{Kind, Taxonomy},
};
use crate::{
    Body, Head, PostCard, SiteConfig,
    permalink::{Pattern, PatternError},
};

/// Works out all pages of a site. The result does not depend on the order of
/// `sources` (apart from [`Entry::source`]), and every source is either in
/// [`Site::entries`] or in [`Site::left_out`].
///
/// # Errors
/// All findings of severity error: two documents with one address, an
/// unusable `url` or permalink.
pub fn plan(
    config: &SiteConfig,
    sources: &[SourceFile],
    options: Options,
) -> Result<Site, Vec<Finding>> {
    let cx = Context::new(config);
    let mut findings = Vec::new();
    let pattern = pattern(config, &mut findings);
    let (mut docs, left_out) = select::select(sources, options, config);
    address::assign(&mut docs, pattern.as_ref(), &cx, &mut findings);
    let (posts, standalone) = order::sorted(docs);

    let tags = Taxonomy::build(Kind::Tags, &posts, &cx);
    let categories = Taxonomy::build(Kind::Categories, &posts, &cx);
    let (mut pages, cards) = documents(&posts, &standalone, [&tags, &categories], &cx);
    pages.extend(lists(
        &Posts {
            docs: &posts,
            cards: &cards,
        },
        [&tags, &categories],
        &cx,
    ));

    let docs: Vec<&Doc<'_>> = posts.iter().chain(&standalone).collect();
    collision::check(&pages, &docs, &mut findings);
    let redirects = redirect::redirects(&docs, &pages, &mut findings);
    let warnings = without_errors(findings)?;
    Ok(Site {
        entries: docs.iter().map(|doc| article::entry(doc)).collect(),
        menu: menu::menu(&pages, &standalone, &cx),
        feed: feed::entries(&posts, &cards, &[&tags, &categories], &cx),
        posts: posts.len(),
        tags: tags.terms.len(),
        categories: categories.terms.len(),
        pages,
        redirects,
        left_out,
        warnings,
    })
}

/// The pattern of posts' addresses. [`SiteConfig::parse`] has checked it; a
/// changed setting may be wrong all the same.
fn pattern(config: &SiteConfig, findings: &mut Vec<Finding>) -> Option<Pattern> {
    Pattern::parse(&config.permalink).unwrap_or_else(|error| {
        let PatternError { message, help } = error;
        let at = finding::At::file("inkleaf.toml");
        findings.push(at.error("permalink-unusable", message, help));
        None
    })
}

/// The pages of all documents, and the posts' cards.
fn documents(
    posts: &[Doc<'_>],
    standalone: &[Doc<'_>],
    [tags, categories]: [&Taxonomy; 2],
    cx: &Context<'_>,
) -> (Vec<PlannedPage>, Vec<PostCard>) {
    let mut pages = Vec::with_capacity(posts.len() + standalone.len());
    let mut cards = Vec::with_capacity(posts.len());
    let series = AllSeries::build(posts);
    let mut related = Related::build(posts, [tags, categories]);
    for (i, doc) in posts.iter().enumerate() {
        let shown = Shown::post(doc, i, tags, categories);
        cards.push(shown.card(doc, cx));
        let others = Others {
            newer: i.checked_sub(1).map(|newer| link(&posts[newer])),
            older: posts.get(i + 1).map(link),
            series: series.shown(i, posts),
            related: related.links(i, posts, &series),
        };
        let page = article::post(doc, shown, others, cx);
        pages.push(article::planned(doc, i, page));
    }
    for (i, doc) in standalone.iter().enumerate() {
        let page = article::page(doc, Shown::page(doc), cx);
        pages.push(article::planned(doc, posts.len() + i, page));
    }
    (pages, cards)
}

/// The pages that are no documents.
fn lists(posts: &Posts<'_, '_>, taxonomies: [&Taxonomy; 2], cx: &Context<'_>) -> Vec<PlannedPage> {
    let mut pages = posts.home(cx);
    pages.extend(archive::pages(posts, cx));
    for taxonomy in taxonomies {
        pages.extend(posts.terms(taxonomy, cx));
    }
    pages.push(not_found(cx));
    pages
}

fn not_found(cx: &Context<'_>) -> PlannedPage {
    let address = "/404.html";
    let head = Head {
        no_index: true,
        ..cx.head(&[cx.get(Label::PageNotFound)], "", address)
    };
    planned(address.into(), head, Body::NotFound, None)
}

/// The warnings, where there is nothing worse; else the errors, by file.
fn without_errors(findings: Vec<Finding>) -> Result<Vec<Finding>, Vec<Finding>> {
    let is_error = |finding: &Finding| finding.diagnostic.severity == Severity::Error;
    let (mut errors, mut warnings): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_error);
    let key = |finding: &Finding| (finding.path.clone(), finding.diagnostic.message.clone());
    errors.sort_by_cached_key(key);
    warnings.sort_by_cached_key(key);
    if errors.is_empty() {
        Ok(warnings)
    } else {
        Err(errors)
    }
}
