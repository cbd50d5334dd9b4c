//! Lists of posts in pages: home, tags, categories.

use inkleaf_content::PostDate;
use inkleaf_words::Label;

use super::{
    PlannedPage,
    context::Context,
    document::Doc,
    taxonomy::{Kind, Taxonomy, Term},
};
use crate::{Body, Head, Listing, Page, Pagination, PostCard, TermIndex, TermListing};

/// One page of a list.
pub(super) struct Part<'i, T> {
    pub(super) address: String,
    pub(super) items: &'i [T],
    pub(super) pagination: Pagination,
}

/// Splits a list into pages of `size`: `root`, `root` + `page/2/`, … An empty
/// list has one page.
pub(super) fn paginated<'i, T>(
    items: &'i [T],
    size: usize,
    root: &str,
    cx: &Context<'_>,
) -> impl Iterator<Item = Part<'i, T>> {
    let size = size.max(1);
    let count = items.len().div_ceil(size).max(1);
    let href = move |number: usize| cx.href(&page_address(root, number));
    let place = move |number| (count > 1).then(|| cx.language.page_of(number, count));
    (1..=count).map(move |number| {
        let start = (number - 1) * size;
        Part {
            address: page_address(root, number),
            items: &items[start..items.len().min(start + size)],
            pagination: Pagination {
                number,
                count,
                place: place(number),
                newer: (number > 1).then(|| href(number - 1)),
                older: (number < count).then(|| href(number + 1)),
            },
        }
    })
}

/// The address of a page of a list.
pub(super) fn page_address(root: &str, number: usize) -> String {
    if number <= 1 {
        root.to_string()
    } else {
        format!("{root}page/{number}/")
    }
}

/// The posts that an edition shows in lists, newest first, with their cards.
pub(super) struct Posts<'a, 'd> {
    pub(super) docs: &'a [&'a Doc<'d>],
    pub(super) cards: &'a [PostCard],
}

impl Posts<'_, '_> {
    fn cards(&self, posts: &[usize]) -> Vec<PostCard> {
        posts.iter().map(|post| self.cards[*post].clone()).collect()
    }

    /// The last change of some of the posts.
    pub(super) fn last_change(&self, posts: &[usize]) -> Option<String> {
        let changes = posts
            .iter()
            .filter_map(|post| self.docs[*post].last_change());
        changes.max().map(|date: PostDate| date.iso())
    }

    /// The front page and its later pages.
    pub(super) fn home(&self, cx: &Context<'_>) -> Vec<PlannedPage> {
        let all: Vec<usize> = (0..self.docs.len()).collect();
        let part = |part: Part<'_, usize>| {
            let number = cx.page_title(part.pagination.number);
            let head = cx.head(&[&number], cx.description, &part.address);
            let listing = Listing {
                posts: self.cards(part.items),
                pagination: part.pagination,
            };
            planned(
                part.address,
                head,
                Body::Home(listing),
                self.last_change(part.items),
            )
        };
        paginated(&all, cx.config.posts_per_page, &cx.at("/"), cx)
            .map(part)
            .collect()
    }

    /// The page of all terms and the pages of each; none where there are no terms.
    pub(super) fn terms(&self, taxonomy: &Taxonomy, cx: &Context<'_>) -> Vec<PlannedPage> {
        if taxonomy.terms.is_empty() {
            return Vec::new();
        }
        let mut pages = vec![self.index(taxonomy, cx)];
        for term in &taxonomy.terms {
            pages.extend(self.term(taxonomy.kind, term, cx));
        }
        pages
    }

    fn index(&self, taxonomy: &Taxonomy, cx: &Context<'_>) -> PlannedPage {
        let root = cx.at(taxonomy.kind.root());
        let terms = TermIndex {
            terms: taxonomy.counts(cx),
        };
        let about = &cx.language.table().lists;
        let (title, description, body) = match taxonomy.kind {
            Kind::Tags => (Label::Tags, about.about_tags, Body::Tags(terms)),
            Kind::Categories => (
                Label::Categories,
                about.about_categories,
                Body::Categories(terms),
            ),
        };
        let newest = taxonomy.terms.iter().flat_map(|term| &term.posts).copied();
        let newest: Vec<usize> = newest.collect();
        let head = cx.head(&[cx.get(title)], description, &root);
        planned(root, head, body, self.last_change(&newest))
    }

    fn term(&self, kind: Kind, term: &Term, cx: &Context<'_>) -> Vec<PlannedPage> {
        let name = &term.link.name;
        let description = match kind {
            Kind::Tags => cx.language.about_tag(name),
            Kind::Categories => cx.language.about_category(name),
        };
        let part = |part: Part<'_, usize>| {
            let number = cx.page_title(part.pagination.number);
            let head = cx.head(&[name, &number], &description, &part.address);
            let listing = TermListing {
                name: name.clone(),
                total: cx.language.posts(term.posts.len()),
                index: cx.href(&cx.at(kind.root())),
                listing: Listing {
                    posts: self.cards(part.items),
                    pagination: part.pagination,
                },
            };
            let body = match kind {
                Kind::Tags => Body::Tag(listing),
                Kind::Categories => Body::Category(listing),
            };
            planned(part.address, head, body, self.last_change(part.items))
        };
        paginated(&term.posts, cx.config.posts_per_page, &term.address, cx)
            .map(part)
            .collect()
    }
}

/// A page that is no document, of the first edition unless that is changed.
pub(super) fn planned(
    address: String,
    head: Head,
    body: Body,
    lastmod: Option<String>,
) -> PlannedPage {
    PlannedPage {
        address,
        page: Page { head, body },
        entry: None,
        edition: 0,
        lastmod,
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, paginated};
    use crate::SiteConfig;

    fn shape(posts: usize) -> Vec<(String, usize, Option<String>, Option<String>)> {
        let config = SiteConfig::default();
        let items = vec![(); posts];
        let cx = Context::new(&config);
        paginated(&items, 10, "/", &cx)
            .map(|part| {
                (
                    part.address,
                    part.items.len(),
                    part.pagination.newer,
                    part.pagination.older,
                )
            })
            .collect()
    }

    #[test]
    fn pages_are_as_many_as_needed() {
        let second = || Some("/page/2/".to_string());
        assert_eq!(shape(0), [("/".into(), 0, None, None)]);
        assert_eq!(shape(1), [("/".into(), 1, None, None)]);
        assert_eq!(shape(10), [("/".into(), 10, None, None)]);
        assert_eq!(
            shape(11),
            [
                ("/".into(), 10, None, second()),
                ("/page/2/".into(), 1, Some("/".into()), None)
            ]
        );
        assert_eq!(shape(30).len(), 3);
        assert_eq!(shape(31)[2].3.as_deref(), Some("/page/4/"));
    }
}
