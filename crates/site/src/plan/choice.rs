//! A part of a blog's posts, for a blog that is to be smaller than the whole.

use inkleaf_content::term_slug;

use super::{LeftOut, LeftOutReason, document::Doc};

/// Which posts of a blog to take. Without anything said: all of them. Standalone pages
/// always come along.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Those with one of these tags, in any spelling that leads to the same address.
    pub tags: Vec<String>,
    /// Those in one of these categories. A post needs one of the tags and one of the
    /// categories where both are given.
    pub categories: Vec<String>,
    /// Of these only so many, the newest ones.
    pub newest: Option<usize>,
    /// It is the lists in this language that are chosen from. The posts that these do not
    /// show stay: they belong to other lists.
    pub lang: Option<String>,
}

impl Choice {
    /// Whether it takes all posts.
    pub fn is_all(&self) -> bool {
        self.tags.is_empty() && self.categories.is_empty() && self.newest.is_none()
    }

    /// Takes the posts (newest first) that are chosen; answers the others. Only those are
    /// looked at of which `is_listed` says so.
    pub(super) fn take(
        &self,
        posts: &mut Vec<Doc<'_>>,
        is_listed: impl Fn(&str) -> bool,
    ) -> Vec<LeftOut> {
        let newest = self.newest.unwrap_or(usize::MAX);
        let mut count = 0;
        let mut left_out = Vec::new();
        posts.retain(|post| {
            if !is_listed(&post.file.path) {
                return true;
            }
            let front = post.front();
            let is_taken = has_one_of(&front.tags, &self.tags)
                && has_one_of(&front.categories, &self.categories)
                && count < newest;
            count += usize::from(is_taken);
            if !is_taken {
                left_out.push(LeftOut {
                    path: post.file.path.clone(),
                    reason: LeftOutReason::NotChosen,
                });
            }
            is_taken
        });
        left_out
    }
}

fn has_one_of(terms: &[String], wanted: &[String]) -> bool {
    let wanted: Vec<_> = wanted.iter().map(|term| term_slug(term)).collect();
    wanted.is_empty() || terms.iter().any(|term| wanted.contains(&term_slug(term)))
}
