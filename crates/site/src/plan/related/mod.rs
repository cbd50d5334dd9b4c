//! Related posts: up to three others that a reader of a post may want next.
//!
//! **What counts.** Two posts are as alike as the tags and categories that they
//! share and the words that they share, each measured as a cosine between 0
//! and 1, and added up. A term or word counts the more the fewer posts have it
//! (`tf-idf`): that two posts both have the tag «History» which every second
//! post has says little, that both speak of pilcrows says much. So there is no
//! list of stop words, which would have to know every language: what stands in
//! all posts weighs nothing. Of a post its title and description count more
//! than its text, and of the words only the most telling few dozen count.
//! Chinese and Japanese, written without spaces, are read as pairs of
//! characters.
//!
//! **What it costs.** Time grows with the number of posts, not with its square:
//! a post is compared with those alone that share one of its telling terms or
//! words, which an index from there to the posts finds, and of those with the
//! [`COMPARED`] nearest in time. Of a text that is part of a large blog only the
//! start is read, see [`words::limit`].
//!
//! **What is left out.** What the page leads to anyway: the next newer and older
//! post, and the parts of its series; and posts in other languages. A post that
//! resembles no other has no related posts: three random ones would tell
//! readers that the list is worth nothing.
//!
//! **The same input gives the same links**, on every machine: only operations
//! that IEEE 754 defines to the last bit are used (no `ln`), in a fixed order,
//! and equally related posts come in the order of lists.

mod profile;
mod words;

use self::profile::{Collector, Profiles};
use super::{article::link, document::Doc, series::AllSeries, taxonomy::Taxonomy};
use crate::PostLink;

/// How many related posts a page names.
const NAMED: usize = 3;

/// How many posts that share a term or word a post is compared with: those
/// nearest in time, on either side.
const COMPARED: usize = 32;

/// What is less alike is not related. Found by looking: on
/// blogs of twenty, four hundred and two thousand posts, in four languages, what
/// lies above mostly is, and what lies below mostly is not.
const LEAST: f32 = 0.06;

/// How often a word counts by where it stands.
const IN_TITLE: f32 = 4.0;
const IN_DESCRIPTION: f32 = 2.0;
const IN_TEXT: f32 = 1.0;

/// What is needed to find the related posts of any post.
pub(super) struct Related {
    terms: Profiles,
    words: Profiles,
    /// Scratch: how alike each post is to the one that is looked at ...
    alike: Vec<f32>,
    /// ... and which of them are at all.
    met: Vec<usize>,
}

impl Related {
    /// Of posts, newest first.
    pub(super) fn build(posts: &[&Doc<'_>], taxonomies: [&Taxonomy; 2]) -> Self {
        let mut terms = Collector::new(posts.len());
        let mut words = Collector::new(posts.len());
        let limit = words::limit(posts.len());
        for (post, doc) in posts.iter().enumerate() {
            terms.next();
            for (kind, taxonomy) in (0..).zip(taxonomies) {
                for term in taxonomy.of(post) {
                    terms.add(words::number(kind, *term), 1.0);
                }
            }
            words.next();
            let description = doc.front().description.as_deref().unwrap_or_default();
            for (text, weight) in [
                (doc.plain_title.as_str(), IN_TITLE),
                (description, IN_DESCRIPTION),
                (doc.markdown(), IN_TEXT),
            ] {
                words::read(text, limit, |word| words.add(word, weight));
            }
        }
        Self {
            terms: terms.profiles(1.0),
            words: words.profiles(4.0),
            alike: vec![0.0; posts.len()],
            met: Vec::new(),
        }
    }

    /// Links to the posts related to `post`, the most related first.
    pub(super) fn links(
        &mut self,
        post: usize,
        posts: &[&Doc<'_>],
        series: &AllSeries,
    ) -> Vec<PostLink> {
        for profiles in [&self.terms, &self.words] {
            profiles.compare(post, |other, by| {
                if self.alike[other] == 0.0 {
                    self.met.push(other);
                }
                self.alike[other] += by;
            });
        }
        let is_other = |other: usize| {
            post.abs_diff(other) > 1
                && !series.share(post, other)
                && posts[other].language() == posts[post].language()
        };
        let mut best: Vec<(f32, usize)> = Vec::with_capacity(NAMED + 1);
        for other in self.met.drain(..) {
            let alike = std::mem::take(&mut self.alike[other]);
            let before = |(than, place): &(f32, usize)| (*than, other) >= (alike, *place);
            let place = best.iter().take_while(|known| before(known)).count();
            if alike >= LEAST && place < NAMED && is_other(other) {
                best.insert(place, (alike, other));
                best.truncate(NAMED);
            }
        }
        best.iter().map(|(_, other)| link(posts[*other])).collect()
    }
}
