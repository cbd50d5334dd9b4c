//! From documents to pages.

mod address;
mod archive;
mod article;
mod choice;
mod collision;
mod context;
mod document;
mod edition;
mod feed;
mod finding;
mod language;
mod link_names;
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
mod translation;
mod ways;
mod written;

use std::collections::HashSet;

use inkleaf_content::Severity;

pub use choice::Choice;
pub use links::LinkIndex;
pub use model::{
    Edition, Entry, FeedEntry, Finding, LeftOut, LeftOutReason, Options, PlannedPage, Redirect,
    Role, Site, SourceFile,
};

use self::{
    context::Context,
    document::Doc,
    edition::{Documents, Made},
};
use crate::{
    SiteConfig,
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
    plan_part(config, sources, options, &Choice::default())
}

/// Works out the pages of a site with a part of its posts: each at the address that it has
/// in the whole site.
///
/// # Errors
/// As for [`plan`].
pub fn plan_part(
    config: &SiteConfig,
    sources: &[SourceFile],
    options: Options,
    choice: &Choice,
) -> Result<Site, Vec<Finding>> {
    let editions = Context::all(config);
    let mut findings = Vec::new();
    let pattern = pattern(config, &mut findings);
    let (mut docs, mut left_out) = select::select(sources, options, config);
    address::assign(&mut docs, pattern.as_ref(), &editions[0], &mut findings);
    let (mut posts, mut standalone) = order::sorted(docs);
    let edition = editions
        .iter()
        .find(|cx| (choice.lang.as_deref()).is_some_and(|lang| lang.eq_ignore_ascii_case(cx.lang)));
    let listed = edition.map(|cx| edition::paths_listed(&posts, cx));
    left_out.extend(choice.take(&mut posts, |path| {
        listed.as_ref().is_none_or(|paths| paths.contains(path))
    }));
    left_out.sort_by(|a, b| a.path.cmp(&b.path));
    number(&mut posts, &mut standalone);

    let documents = Documents {
        posts: &posts,
        standalone: &standalone,
    };
    let mut made: Vec<Made> = editions
        .iter()
        .map(|cx| edition::make(&documents, cx))
        .collect();
    let mut pages: Vec<PlannedPage> = made
        .iter_mut()
        .flat_map(|made| std::mem::take(&mut made.pages))
        .collect();

    let docs: Vec<&Doc<'_>> = posts.iter().chain(&standalone).collect();
    collision::check(&pages, &docs, &mut findings);
    let redirects = redirect::redirects(&docs, &pages, &mut findings);
    let warnings = without_errors(findings)?;
    translation::link(&mut pages, &docs, &editions);
    Ok(Site {
        entries: docs.iter().map(|doc| article::entry(doc)).collect(),
        posts: posts.len(),
        tags: distinct(made.iter().map(|made| &made.tags)),
        categories: distinct(made.iter().map(|made| &made.categories)),
        editions: editions
            .iter()
            .zip(made)
            .map(|(cx, made)| edition::edition(made.feed, &pages, &standalone, cx))
            .collect(),
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

/// Tells every document which entry it is: posts first, then standalone pages.
fn number<'d>(posts: &mut [Doc<'d>], standalone: &mut [Doc<'d>]) {
    for (entry, doc) in posts.iter_mut().chain(standalone).enumerate() {
        doc.entry = entry;
    }
}

/// How many terms there are; one that several editions have is one.
fn distinct<'m>(terms: impl Iterator<Item = &'m Vec<String>>) -> usize {
    terms.flatten().collect::<HashSet<_>>().len()
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
