//! The newest posts, for the feed.

use inkleaf_content::PostDate;

use super::{FeedEntry, article::authors, context::Context, document::Doc, taxonomy::Taxonomy};
use crate::PostCard;

/// The newest posts of an edition; a feed says its language once for all of
/// them. Dates are moments in UTC: a feed knows no days without a time, so a day
/// counts as its midnight.
pub(super) fn entries(
    posts: &[&Doc<'_>],
    cards: &[PostCard],
    taxonomies: &[&Taxonomy],
    cx: &Context<'_>,
) -> Vec<FeedEntry> {
    let newest = posts
        .iter()
        .zip(cards)
        .enumerate()
        .filter(|(_, (doc, _))| doc.edition == cx.edition)
        .take(cx.config.feed_posts);
    newest
        .map(|(post, (doc, card))| FeedEntry {
            entry: doc.entry,
            title: doc.plain_title.clone(),
            summary: card.summary.clone(),
            published: doc.date.map(moment),
            updated: doc.changed().map(moment),
            authors: authors(doc, cx),
            terms: terms(post, taxonomies),
        })
        .collect()
}

fn moment(date: PostDate) -> String {
    date.timestamp().to_string()
}

/// Tags and categories, each name once.
fn terms(post: usize, taxonomies: &[&Taxonomy]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for link in taxonomies.iter().flat_map(|taxonomy| taxonomy.links(post)) {
        if !names.contains(&link.name) {
            names.push(link.name);
        }
    }
    names
}
