//! The order of documents: the same whatever order they were given in.

use std::cmp::{Ordering, Reverse};

use super::{Role, document::Doc};

/// Posts newest first (undated ones last), and standalone pages. Where that
/// leaves a tie: the lighter `weight`, then title, then path.
pub(super) fn sorted<'d>(docs: Vec<Doc<'d>>) -> (Vec<Doc<'d>>, Vec<Doc<'d>>) {
    let (mut posts, mut standalone): (Vec<Doc<'d>>, Vec<Doc<'d>>) =
        docs.into_iter().partition(|doc| doc.role == Role::Post);
    posts.sort_by_cached_key(|doc| Reverse(doc.date.map(|date| date.timestamp())));
    for equal in posts.chunk_by_mut(|a, b| same_moment(a, b)) {
        equal.sort_by(ties);
    }
    standalone.sort_by(ties);
    (posts, standalone)
}

fn same_moment(a: &Doc<'_>, b: &Doc<'_>) -> bool {
    a.date.map(|date| date.timestamp()) == b.date.map(|date| date.timestamp())
}

fn ties(a: &Doc<'_>, b: &Doc<'_>) -> Ordering {
    // A document with a weight goes before those without.
    let weight = |doc: &Doc<'_>| doc.front().weight.unwrap_or(i64::MAX);
    weight(a)
        .cmp(&weight(b))
        .then_with(|| a.plain_title.cmp(&b.plain_title))
        .then_with(|| a.file.path.cmp(&b.file.path))
}
