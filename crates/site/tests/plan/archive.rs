//! All posts by year.

use inkleaf_site::{Archive, Body, Site};

use crate::support::{daily, page, post, site};

fn archive<'s>(site: &'s Site, address: &str) -> &'s Archive {
    match &page(site, address).page.body {
        Body::Archive(archive) => archive,
        other => panic!("{other:?}"),
    }
}

/// The years on a page and how many posts of each.
fn years(archive: &Archive) -> Vec<(&str, usize)> {
    archive
        .years
        .iter()
        .map(|year| (year.name.as_str(), year.posts.len()))
        .collect()
}

#[test]
fn long_archives_have_several_pages_and_years_go_on() {
    // 366 days of 2020, then 84 of 2021; newest first.
    let mut sources = daily(450, "");
    sources.push(post("posts/undated.md", "title: Undated"));
    let site = site(&sources);
    let first = archive(&site, "/archive/");
    assert_eq!(first.total, "451 posts");
    assert_eq!(years(first), [("2021", 84), ("2020", 116)]);
    assert_eq!(years(archive(&site, "/archive/page/2/")), [("2020", 200)]);
    assert_eq!(
        years(archive(&site, "/archive/page/3/")),
        [("2020", 50), ("Undated", 1)]
    );
    let index: Vec<_> = first
        .index
        .iter()
        .map(|link| (link.href.as_str(), link.posts.text.as_str()))
        .collect();
    assert_eq!(
        index,
        [
            ("/archive/#y2021", "84 posts"),
            ("/archive/#y2020", "366 posts"),
            ("/archive/page/3/#undated", "1 post")
        ]
    );
    assert_eq!(first.index, archive(&site, "/archive/page/3/").index);
    assert_eq!(first.pagination.older.as_deref(), Some("/archive/page/2/"));
}

#[test]
fn exactly_a_page_is_one_page() {
    assert_eq!(
        archive(&site(&daily(200, "")), "/archive/")
            .pagination
            .count,
        1
    );
    assert_eq!(
        archive(&site(&daily(201, "")), "/archive/")
            .pagination
            .count,
        2
    );
}

#[test]
fn a_year_stays_in_one_piece_where_moments_and_days_disagree() {
    let site = site(&[
        post("posts/west.md", "title: West\ndate: 2024-12-31T20:00:00Z"),
        post(
            "posts/east.md",
            "title: East\ndate: 2025-01-01T00:30:00+09:00",
        ),
        post("posts/new.md", "title: New\ndate: 2025-01-02"),
    ]);
    assert_eq!(
        years(archive(&site, "/archive/")),
        [("2025", 2), ("2024", 1)]
    );
}

#[test]
fn entries_have_short_dates() {
    let site = site(&[post("posts/a.md", "title: A\ndate: 2025-01-28")]);
    let entry = &archive(&site, "/archive/").years[0].posts[0];
    assert_eq!(entry.date.as_ref().unwrap().text, "28 Jan");
    assert_eq!(entry.post.href, "/posts/a/");
}
