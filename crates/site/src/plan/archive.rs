//! All posts by year.

use inkleaf_words::Label;

use super::{
    PlannedPage,
    context::Context,
    listing::{Part, Posts, page_address, paginated, planned},
    text::short_date,
};
use crate::{Archive, ArchiveEntry, ArchiveYear, Body, PostLink, YearLink};

/// Posts on a page of the archive. An entry is about 150 bytes of page data
/// and 200 of HTML: a page stays near 30 KB (a few KB compressed) and is laid
/// out at once on a phone, while most blogs still fit on one.
pub(super) const POSTS_A_PAGE: usize = 200;

/// The site address of the archive, without an edition's prefix.
pub(super) const ROOT: &str = "/archive/";

/// The pages of the archive; none where there are no posts.
pub(super) fn pages(posts: &Posts<'_, '_>, cx: &Context<'_>) -> Vec<PlannedPage> {
    if posts.docs.is_empty() {
        return Vec::new();
    }
    let order = by_year(posts);
    let index = index(posts, &order, cx);
    let part = |part: Part<'_, usize>| {
        let title = [
            cx.get(Label::Archive),
            &cx.page_title(part.pagination.number),
        ];
        let about = cx.language.table().lists.about_archive;
        let head = cx.head(&title, about, &part.address);
        let archive = Archive {
            total: cx.language.posts(order.len()),
            index: index.clone(),
            years: years(posts, part.items, cx),
            pagination: part.pagination,
        };
        planned(
            part.address,
            head,
            Body::Archive(archive),
            posts.last_change(part.items),
        )
    };
    paginated(&order, POSTS_A_PAGE, &cx.at(ROOT), cx)
        .map(part)
        .collect()
}

/// Around New Year the order of moments is not the order of years: at one and
/// the same time it is 2024 here and 2025 there. Each year stays in one piece.
fn by_year(posts: &Posts<'_, '_>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..posts.docs.len()).collect();
    order.sort_by_key(|post| std::cmp::Reverse(year(posts, *post)));
    order
}

fn year(posts: &Posts<'_, '_>, post: usize) -> Option<i16> {
    posts.docs[post].date.map(|date| date.day().year())
}

/// Every year, how many posts it has, and the page on which it starts.
fn index(posts: &Posts<'_, '_>, order: &[usize], cx: &Context<'_>) -> Vec<YearLink> {
    let mut start = 0;
    let mut links = Vec::new();
    for chunk in order.chunk_by(|a, b| year(posts, *a) == year(posts, *b)) {
        let year = year(posts, chunk[0]);
        let page = page_address(&cx.at(ROOT), start / POSTS_A_PAGE + 1);
        links.push(YearLink {
            href: format!("{}#{}", cx.href(&page), id(year)),
            name: name(year, cx),
            posts: cx.count(chunk.len()),
        });
        start += chunk.len();
    }
    links
}

fn years(posts: &Posts<'_, '_>, part: &[usize], cx: &Context<'_>) -> Vec<ArchiveYear> {
    let chunks = part.chunk_by(|a, b| year(posts, *a) == year(posts, *b));
    chunks
        .map(|chunk| ArchiveYear {
            id: id(year(posts, chunk[0])),
            name: name(year(posts, chunk[0]), cx),
            posts: chunk.iter().map(|post| entry(posts, *post, cx)).collect(),
        })
        .collect()
}

/// The `id` of a year's heading.
fn id(year: Option<i16>) -> String {
    year.map_or_else(|| "undated".to_string(), |year| format!("y{year}"))
}

fn name(year: Option<i16>, cx: &Context<'_>) -> String {
    let undated = cx.language.table().lists.undated;
    year.map_or_else(|| undated.to_string(), |year| cx.language.year(year))
}

fn entry(posts: &Posts<'_, '_>, post: usize, cx: &Context<'_>) -> ArchiveEntry {
    let doc = &posts.docs[post];
    ArchiveEntry {
        post: PostLink {
            href: doc.href.clone(),
            title: doc.title.clone(),
        },
        lang: doc.lang_in(cx.edition),
        date: doc.date.map(|date| short_date(date, cx.language)),
    }
}
