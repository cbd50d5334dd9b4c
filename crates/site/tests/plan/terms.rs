//! Tags and categories.

use inkleaf_site::{Body, Site, TermIndex};

use crate::support::{config, daily, has_page, page, post, site, site_with, titles};

fn index<'s>(site: &'s Site, address: &str) -> &'s TermIndex {
    match &page(site, address).page.body {
        Body::Tags(index) | Body::Categories(index) => index,
        other => panic!("{other:?}"),
    }
}

fn counts(site: &Site, address: &str) -> Vec<(String, String)> {
    index(site, address)
        .terms
        .iter()
        .map(|count| (count.term.name.clone(), count.posts.number.clone()))
        .collect()
}

#[test]
fn terms_in_any_script_have_addresses_of_their_own() {
    let names = [
        "日本語",
        "C",
        "C++",
        "C#",
        ".NET",
        "NET",
        "🚀",
        "Tech News",
        "50%",
    ];
    let list = names.map(|name| format!("'{name}'")).join(", ");
    let site = site(&[post("posts/a.md", &format!("title: T\ntags: [{list}]"))]);
    assert_eq!(site.tags, names.len());
    for address in [
        "/tags/日本語/",
        "/tags/c/",
        "/tags/c-plus-plus/",
        "/tags/c-sharp/",
        "/tags/dot-net/",
    ] {
        assert!(has_page(&site, address), "{address}");
    }
    let japanese = index(&site, "/tags/")
        .terms
        .iter()
        .find(|count| count.term.name == "日本語")
        .unwrap();
    assert_eq!(japanese.term.href, "/tags/%E6%97%A5%E6%9C%AC%E8%AA%9E/");
}

#[test]
fn terms_that_differ_in_case_or_spacing_are_one_as_most_often_written() {
    let site = site(&[
        post("posts/a.md", "title: A\ntags: [ai, 'tech  news']"),
        post("posts/b.md", "title: B\ntags: [AI, Tech News]"),
        post("posts/c.md", "title: C\ntags: [AI, Tech News]"),
    ]);
    assert_eq!(
        counts(&site, "/tags/"),
        [("AI".into(), "3".into()), ("Tech News".into(), "3".into())]
    );
    let Body::Post(first) = &page(&site, "/posts/a/").page.body else {
        panic!()
    };
    assert_eq!(first.tags[0].name, "AI");
}

#[test]
fn of_equally_common_spellings_the_first_file_decides() {
    let site = site(&[
        post("posts/c.md", "title: C\ndate: 2024-03-03\ntags: [rust]"),
        post("posts/b.md", "title: B\ndate: 2020-01-01\ntags: [Rust]"),
    ]);
    assert_eq!(counts(&site, "/tags/"), [("Rust".into(), "2".into())]);
}

#[test]
fn a_post_that_names_a_term_twice_counts_once() {
    let site = site(&[post("posts/a.md", "title: A\ntags: [AI, ai, AI, ' Ai ']")]);
    assert_eq!(counts(&site, "/tags/"), [("AI".into(), "1".into())]);
    assert_eq!(titles(&site, "/tags/ai/"), ["A"]);
    let Body::Post(article) = &page(&site, "/posts/a/").page.body else {
        panic!()
    };
    assert_eq!(article.tags.len(), 1);
}

#[test]
fn a_tag_and_a_category_of_one_name_are_two() {
    let site = site(&[post(
        "posts/a.md",
        "title: A\ntags: [Rust]\ncategories: [Rust]",
    )]);
    assert!(matches!(page(&site, "/tags/rust/").page.body, Body::Tag(_)));
    assert!(matches!(
        page(&site, "/categories/rust/").page.body,
        Body::Category(_)
    ));
    assert_eq!((site.tags, site.categories), (1, 1));
}

#[test]
fn indexes_are_sorted_by_name_whatever_the_case() {
    let site = site(&[post(
        "posts/a.md",
        "title: A\ntags: [zebra, Apple, apricot, Émile, 日本]",
    )]);
    let names: Vec<_> = counts(&site, "/tags/")
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["Apple", "apricot", "zebra", "Émile", "日本"]);
}

#[test]
fn without_terms_there_are_no_pages_of_them() {
    let site = site(&[
        post("posts/a.md", "title: A\ntags: ['']"),
        post("about.md", "title: B\ntags: [x]"),
    ]);
    assert!(!has_page(&site, "/tags/") && !has_page(&site, "/categories/"));
    assert!(
        site.editions[0]
            .menu
            .iter()
            .all(|entry| entry.name != "Tags" && entry.name != "Categories")
    );
    assert_eq!((site.tags, site.categories), (0, 0));
}

#[test]
fn the_pages_of_a_term_say_what_they_are() {
    let site = site_with(&config(), &daily(11, "tags: [Rust]"));
    let second = page(&site, "/tags/rust/page/2/");
    let Body::Tag(term) = &second.page.body else {
        panic!()
    };
    assert_eq!(
        (term.name.as_str(), term.total.as_str(), term.index.as_str()),
        ("Rust", "11 posts", "/tags/")
    );
    assert_eq!(
        term.listing.pagination.newer.as_deref(),
        Some("/tags/rust/")
    );
    assert_eq!(titles(&site, "/tags/rust/page/2/"), ["P0"]);
    assert_eq!(second.page.head.title, "Rust – Page 2 – Site");
    assert!(
        second
            .page
            .head
            .description
            .as_deref()
            .unwrap()
            .contains("“Rust”")
    );
}
