//! What the blog itself says is said in the language of the page.

use inkleaf_site::{Body, SiteConfig};

use crate::support::{config, daily, page, post, site, site_with};

fn in_language(language: &str) -> SiteConfig {
    SiteConfig {
        language: language.into(),
        ..config()
    }
}

#[test]
fn lists_are_in_the_sites_language() {
    let mut sources = daily(11, "tags: [Rust]");
    sources.push(post("posts/-.md", "tags: [Rust]"));
    let site = site_with(&in_language("de"), &sources);
    let head = |address| &page(&site, address).page.head;
    assert_eq!(head("/archive/").title, "Archiv – Site");
    assert_eq!(head("/tags/rust/page/2/").title, "Rust – Seite 2 – Site");
    let about = head("/tags/rust/").description.as_deref().unwrap();
    assert!(about.contains("„Rust“"), "{about}");
    assert_eq!(head("/404.html").title, "Seite nicht gefunden – Site");
    let Body::Tag(term) = &page(&site, "/tags/rust/").page.body else {
        panic!()
    };
    assert_eq!(term.total, "12 Beiträge");
    assert_eq!(
        term.listing.pagination.place.as_deref(),
        Some("Seite 1 von 2")
    );
    let card = &term.listing.posts[0];
    assert_eq!(card.date.as_ref().unwrap().text, "11. Januar 2020");
    assert!(card.minutes.contains("Lesezeit"), "{}", card.minutes);
    let Body::Archive(archive) = &page(&site, "/archive/").page.body else {
        panic!()
    };
    let years: Vec<_> = archive
        .years
        .iter()
        .map(|year| year.name.as_str())
        .collect();
    assert_eq!(years, ["2020", "Ohne Datum"]);
    assert_eq!(archive.years[1].id, "undated");
    assert_eq!(archive.years[1].posts[0].post.title, "Ohne Titel");
    let menu: Vec<_> = site.editions[0]
        .menu
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    assert_eq!(menu, ["Archiv", "Schlagwörter"]);
}

#[test]
fn documents_are_in_their_own_language() {
    let site = site(&[
        post("posts/a.md", "title: A\ndate: 2025-01-28"),
        post(
            "posts/b.ja.md",
            "title: B\ndate: 2025-01-28\nlastmod: 2025-02-01",
        ),
    ]);
    let Body::Post(article) = &page(&site, "/ja/posts/b/").page.body else {
        panic!()
    };
    let text = |date: &Option<inkleaf_site::DateText>| date.as_ref().unwrap().text.clone();
    assert_eq!(text(&article.date), "2025年1月28日");
    assert_eq!(text(&article.updated), "2025年2月1日");
    // In a list it is one of many.
    let Body::Home(home) = &page(&site, "/").page.body else {
        panic!()
    };
    assert!(
        home.posts
            .iter()
            .all(|card| text(&card.date) == "28 January 2025")
    );
}

#[test]
fn an_unknown_language_is_spoken_of_in_english() {
    let site = site_with(
        &in_language("it"),
        &[post("posts/a.md", "title: A\ndate: 2025-01-28")],
    );
    let archive = page(&site, "/archive/");
    assert_eq!(archive.page.head.title, "Archive – Site");
    assert_eq!(archive.page.head.lang, "it");
}

#[test]
fn pages_know_the_direction_of_their_language() {
    let site = site_with(
        &in_language("ar"),
        &[
            post("posts/a.md", "title: A"),
            post("posts/b.md", "title: B\nlang: en"),
        ],
    );
    let rtl = |address| page(&site, address).page.head.rtl;
    assert!(rtl("/") && rtl("/posts/a/") && rtl("/404.html"));
    assert!(!rtl("/posts/b/"));
}
