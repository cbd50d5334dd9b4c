//! Series: which posts are parts of one, and in which order.

use std::{cmp::Reverse, collections::HashMap};

use inkleaf_content::term_slug;

use super::{article::link, document::Doc};
use crate::Series;

/// The most parts that a page names: all that most series have, and of a
/// column of many years those around the post. A click must cost the same
/// however long it gets.
const NAMED: usize = 30;

/// The series of a site.
pub(super) struct AllSeries {
    /// Of each series its parts in order, as indices of posts.
    parts: Vec<Vec<usize>>,
    /// Of each post its series, if it is part of one.
    of_post: Vec<Option<usize>>,
    /// Of each post its place among the parts of that series, from 0.
    places: Vec<usize>,
}

impl AllSeries {
    /// Of posts, newest first. A post that names several series belongs to the
    /// first that has another part. Translations make a series of their own.
    pub(super) fn build(posts: &[&Doc<'_>]) -> Self {
        let (mut parts, named) = collect(posts);
        let is_one = |series: &usize| parts[*series].len() > 1;
        let of_post: Vec<Option<usize>> = named
            .iter()
            .map(|series| series.iter().copied().find(is_one))
            .collect();
        let mut places = vec![0; posts.len()];
        for (series, parts) in parts.iter_mut().enumerate() {
            parts.sort_by_key(|post| order(posts[*post], *post));
            for (place, post) in parts.iter().enumerate() {
                if of_post[*post] == Some(series) {
                    places[*post] = place;
                }
            }
        }
        Self {
            parts,
            of_post,
            places,
        }
    }

    /// Whether two posts are parts of the same series.
    pub(super) fn share(&self, a: usize, b: usize) -> bool {
        self.of_post[a].is_some() && self.of_post[a] == self.of_post[b]
    }

    /// What the page of a post says of its series.
    pub(super) fn shown(&self, post: usize, posts: &[&Doc<'_>]) -> Option<Series> {
        let parts = &self.parts[self.of_post[post]?];
        let place = self.places[post];
        let most = parts.len().saturating_sub(NAMED);
        let start = place.saturating_sub(NAMED / 2).min(most);
        let around = parts.iter().skip(start).take(NAMED);
        Some(Series {
            name: name(parts, posts[post], posts)?,
            number: place + 1,
            place: posts[post].language().part_of(place + 1, parts.len()),
            first: start + 1,
            posts: around.map(|post| link(posts[*post])).collect(),
        })
    }
}

/// The posts of every series, and the series of every post in the order in
/// which it names them.
fn collect(posts: &[&Doc<'_>]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    let mut named = vec![Vec::new(); posts.len()];
    for (post, doc) in posts.iter().enumerate() {
        for name in &doc.front().series {
            let key = (doc.primary_language(), term_slug(name));
            let series = *known.entry(key).or_insert(parts.len());
            if series == parts.len() {
                parts.push(Vec::new());
            }
            if !named[post].contains(&series) {
                named[post].push(series);
                parts[series].push(post);
            }
        }
    }
    (parts, named)
}

/// By the numbers that authors gave, then by date: a post is written before the
/// one that follows on it. Of the same moment the later in lists comes first.
fn order(doc: &Doc<'_>, post: usize) -> impl Ord + use<> {
    let front = doc.front();
    // Hugo's themes write 0 where they mean no weight.
    let weight = front.weight.filter(|weight| *weight != 0);
    let number = front.series_order.or(weight).unwrap_or(i64::MAX);
    let moment = doc.date.map(|date| date.timestamp());
    (number, moment.is_none(), moment, Reverse(post))
}

/// The name as the first part writes it, so that all pages say the same.
fn name(parts: &[usize], post: &Doc<'_>, posts: &[&Doc<'_>]) -> Option<String> {
    let first = posts[*parts.first()?].front();
    let own = &post.front().series;
    let is_meant = |name: &&String| own.iter().any(|own| term_slug(own) == term_slug(name));
    let name = first.series.iter().find(is_meant)?;
    Some(name.split_whitespace().collect::<Vec<_>>().join(" "))
}
