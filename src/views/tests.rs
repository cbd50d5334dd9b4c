//! What stands on the page of an article, as HTML.
#![allow(clippy::unwrap_used)]

use inkleaf_site::{Article, Body, Head, Page};
use inkleaf_words::Language;
use leptos::prelude::*;

use super::page_view;

/// The page of a post with these fields (JSON) and a short text.
fn post(fields: &str) -> String {
    shown("post", fields)
}

fn shown(kind: &str, fields: &str) -> String {
    let article: Article = serde_json::from_str(&format!("{{\"title\":\"T\"{fields}}}")).unwrap();
    let body = match kind {
        "post" => Body::Post(article),
        _ => Body::Page(article),
    };
    let head = Head {
        title: "T".into(),
        description: None,
        canonical: "/t/".into(),
        lang: "en".into(),
        image: None,
        rtl: false,
        translations: vec![],
        no_index: false,
    };
    Owner::new().set();
    page_view(
        Language::of("en").words(),
        Page { head, body },
        Some("<p>Text</p>".into()),
    )
    .to_html()
}

/// The first element that starts with `open`, up to `close`.
fn part<'h>(html: &'h str, open: &str, close: &str) -> &'h str {
    let start = html
        .find(open)
        .unwrap_or_else(|| panic!("no {open} in {html}"));
    let end = html[start..].find(close).unwrap();
    &html[start..start + end]
}

#[test]
fn a_bare_post_is_its_text() {
    let html = post("");
    for absent in ["<nav", "<section", "<figure", "<img", "<details"] {
        assert!(!html.contains(absent), "{absent} in {html}");
    }
    assert!(html.contains("class=\"article-body\""));
    assert!(
        html.contains("<div class=\"prose\"><p>Text</p></div>"),
        "{html}"
    );
}

#[test]
fn sections_are_nested_lists_of_links() {
    let html = post(
        ",\"contents\":[{\"id\":\"a\",\"title\":\"A <b>\",\"children\":[{\"id\":\"b\",\"title\":\"B\"}]}]",
    );
    assert!(html.contains(
        "<ol><li><a href=\"#a\">A &lt;b&gt;</a><ol><li><a href=\"#b\">B</a></li></ol></li></ol>"
    ));
    let nav = html.find("class=\"contents\"");
    assert!(
        nav < html.find("class=\"prose\""),
        "before the text: {html}"
    );
}

#[test]
fn a_cover_keeps_its_room_and_comes_first() {
    let html = post(
        ",\"cover\":{\"src\":\"/a.png\",\"srcset\":\"/s.webp 480w\",\"width\":800,\"height\":400,\
         \"alt\":\"\\\"A\\\"\",\"caption\":\"<em>C</em>\"}",
    );
    let image = part(&html, "<img", ">");
    for attribute in [
        "width=\"800\"",
        "height=\"400\"",
        "alt=\"&quot;A&quot;\"",
        "srcset=\"/s.webp 480w\"",
        "sizes=",
        "fetchpriority=\"high\"",
    ] {
        assert!(image.contains(attribute), "{attribute}: {image}");
    }
    assert!(!image.contains("lazy"));
    assert!(
        html.contains("<figcaption><em>C</em></figcaption>"),
        "{html}"
    );
    let plain = post(",\"cover\":{\"src\":\"/a.svg\",\"width\":8,\"height\":4}");
    let image = part(&plain, "<img", ">");
    assert!(image.contains("alt=\"\"") && !image.contains("srcset") && !image.contains("sizes"));
}

#[test]
fn a_series_marks_the_part_that_is_shown() {
    let html = post(
        ",\"series\":{\"name\":\"S & T\",\"number\":7,\"place\":\"Part 7 of 9\",\"first\":6,\
         \"posts\":[{\"href\":\"/f/\",\"title\":\"F\"},{\"href\":\"/g/\",\"title\":\"G\"}]}",
    );
    let series = part(&html, "class=\"series\"", "</section>");
    assert!(
        series.contains("Part 7 of 9") && series.contains("S &amp; T"),
        "{series}"
    );
    assert!(series.contains("start=\"6\""), "{series}");
    let current = part(series, "<a", "</a>");
    assert!(!current.contains("aria-current"), "{current}");
    assert_eq!(series.matches("aria-current=\"page\"").count(), 1);
    assert!(part(series, "<a href=\"/g/\"", "</a>").contains("aria-current"));
}

#[test]
fn what_leads_away_is_left_to_the_browser() {
    let fields = ",\"edit\":\"https://e.example/\",\"source\":\"/t/index.md\",\
                  \"comments\":{\"host\":\"c.example\",\"frame\":\"https://c.example/f\",\
                  \"page\":\"https://g.example/\"}";
    for kind in ["post", "page"] {
        let html = shown(kind, fields);
        assert_eq!(html.matches("rel=\"external\"").count(), 3, "{html}");
        let comments = part(&html, "class=\"comments\"", "</section>");
        assert!(comments.contains("data-frame=\"https://c.example/f\""));
        assert!(comments.contains("href=\"https://g.example/\""));
        assert!(!html.contains("<iframe") && !html.contains("<script"));
    }
}

#[test]
fn related_posts_come_after_the_neighbours() {
    let html = post(
        ",\"older\":{\"href\":\"/o/\",\"title\":\"O\"},\
         \"related\":[{\"href\":\"/r/\",\"title\":\"<em>R</em>\"}]",
    );
    let related = part(&html, "class=\"related\"", "</section>");
    assert!(related.contains("href=\"/r/\"") && related.contains("<em>R</em>"));
    assert!(html.find("href=\"/o/\"") < html.find("href=\"/r/\""));
}
