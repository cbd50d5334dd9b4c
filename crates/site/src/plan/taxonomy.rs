//! Tags and categories: which terms there are, and which posts have them.

use std::collections::HashMap;

use inkleaf_content::{FrontMatter, term_slug};

use super::{address::shortened, context::Context, document::Doc};
use crate::{TermCount, TermLink};

/// A way to sort posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Tags,
    Categories,
}

impl Kind {
    /// The site address of the page of all terms, without an edition's prefix;
    /// a term's is below it.
    pub(super) fn root(self) -> &'static str {
        match self {
            Self::Tags => "/tags/",
            Self::Categories => "/categories/",
        }
    }

    fn written(self, front: &FrontMatter) -> &[String] {
        match self {
            Self::Tags => &front.tags,
            Self::Categories => &front.categories,
        }
    }
}

/// All terms of one kind.
pub(super) struct Taxonomy {
    pub(super) kind: Kind,
    /// By name.
    pub(super) terms: Vec<Term>,
    /// For each post its terms, as indices, in the order they were written.
    of_post: Vec<Vec<usize>>,
}

/// A tag or category.
pub(super) struct Term {
    pub(super) address: String,
    pub(super) link: TermLink,
    /// The posts that have it, as indices, newest first.
    pub(super) posts: Vec<usize>,
}

impl Taxonomy {
    /// From the posts of an edition, newest first. Of a term's spellings the one that most
    /// posts use is shown; of equally common ones the first in the order of
    /// the files' paths.
    pub(super) fn build(kind: Kind, posts: &[&Doc<'_>], cx: &Context<'_>) -> Self {
        let mut collector = Collector::default();
        let mut of_post = vec![Vec::new(); posts.len()];
        for post in by_path(posts) {
            of_post[post] = collector.take(kind.written(posts[post].front()));
        }
        let (mut terms, position) = collector.terms(kind, cx);
        for (post, of_post) in of_post.iter_mut().enumerate() {
            for term in of_post.iter_mut() {
                *term = position[*term];
                terms[*term].posts.push(post);
            }
        }
        Self {
            kind,
            terms,
            of_post,
        }
    }

    /// The terms of a post, as indices.
    pub(super) fn of(&self, post: usize) -> &[usize] {
        self.of_post.get(post).map_or(&[], Vec::as_slice)
    }

    /// Links to the terms of a post.
    pub(super) fn links(&self, post: usize) -> Vec<TermLink> {
        self.of(post)
            .iter()
            .map(|term| self.terms[*term].link.clone())
            .collect()
    }

    /// All terms with their counts, by name.
    pub(super) fn counts(&self, cx: &Context<'_>) -> Vec<TermCount> {
        let count = |term: &Term| TermCount {
            term: term.link.clone(),
            posts: cx.count(term.posts.len()),
        };
        self.terms.iter().map(count).collect()
    }
}

/// The posts in an order that newer posts don't change.
fn by_path(posts: &[&Doc<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..posts.len()).collect();
    order.sort_by_key(|post| &posts[*post].file.path);
    order
}

/// Terms while they are being collected, in the order they are met.
#[derive(Default)]
struct Collector<'a> {
    /// Every spelling that was met, as it was written.
    written: HashMap<&'a str, usize>,
    spellings: Vec<Spelling>,
    terms: HashMap<String, usize>,
}

struct Spelling {
    name: String,
    term: usize,
    posts: usize,
}

impl<'a> Collector<'a> {
    /// The terms of one post, each once.
    fn take(&mut self, written: &'a [String]) -> Vec<usize> {
        let mut terms = Vec::with_capacity(written.len());
        for name in written.iter().filter(|name| !name.trim().is_empty()) {
            let spelling = match self.written.get(name.as_str()) {
                Some(known) => *known,
                None => self.add(name),
            };
            let term = self.spellings[spelling].term;
            if !terms.contains(&term) {
                self.spellings[spelling].posts += 1;
                terms.push(term);
            }
        }
        terms
    }

    fn add(&mut self, name: &'a str) -> usize {
        let next = self.terms.len();
        let term = *self.terms.entry(term_slug(name)).or_insert(next);
        let shown = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let index = self.spellings.len();
        self.spellings.push(Spelling {
            name: shown,
            term,
            posts: 0,
        });
        self.written.insert(name, index);
        index
    }

    /// The terms by name, and for each (as they were met) where it stands now.
    fn terms(self, kind: Kind, cx: &Context<'_>) -> (Vec<Term>, Vec<usize>) {
        let mut names: Vec<(String, usize)> = vec![(String::new(), 0); self.terms.len()];
        for spelling in self.spellings {
            let best = &mut names[spelling.term];
            // Strictly more: the first one met wins a tie.
            if spelling.posts > best.1 {
                *best = (spelling.name, spelling.posts);
            }
        }
        let mut terms: Vec<(String, String, usize)> = self
            .terms
            .into_iter()
            .map(|(slug, met)| (std::mem::take(&mut names[met].0), slug, met))
            .collect();
        terms.sort_by_cached_key(|(name, slug, _)| {
            (name.to_lowercase(), name.clone(), slug.clone())
        });
        let mut position = vec![0; terms.len()];
        let mut sorted = Vec::with_capacity(terms.len());
        for (place, (name, slug, met)) in terms.into_iter().enumerate() {
            position[met] = place;
            let address = cx.at(&format!("{}{}/", kind.root(), shortened(slug)));
            let link = TermLink {
                href: cx.href(&address),
                name,
            };
            sorted.push(Term {
                address,
                link,
                posts: Vec::new(),
            });
        }
        (sorted, position)
    }
}
