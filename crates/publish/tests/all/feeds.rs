//! Feed, sitemap and `robots.txt`.

use crate::support::{Blog, post};

const ATOM: &str = "http://www.w3.org/2005/Atom";

fn blog() -> Blog {
    let text = "Text with [a link](b.md), [a note][^1] and ![i](x.png).\n\n[^1]: Here.\n\n## Part\n\n[up](#part)";
    Blog::new(&[
        (
            "inkleaf.toml",
            "title = \"A & \\u0001B\"\nauthor = \"Me\"\nfeed_posts = 2\n",
        ),
        (
            "posts/a.md",
            &post("\"Title \\u0008 <b> & *c*\"", "2025-01-03", text),
        ),
        (
            "posts/b.md",
            &post("B", "2025-01-02T10:00:00+02:00", "Text"),
        ),
        ("posts/c.md", &post("C", "2025-01-01", "Text")),
        ("posts/x.png", "x"),
        ("posts/undated.md", "# Undated\n\nText\n"),
    ])
}

#[test]
fn the_feed_holds_the_newest_posts_with_full_urls() {
    let blog = blog().at("https://a.example/blog/");
    blog.build();
    let xml = blog.read("feed.xml");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let feed = document.root_element();
    let text = |node: roxmltree::Node<'_, '_>, name: &str| {
        let child = node
            .children()
            .find(|child| child.has_tag_name((ATOM, name)));
        child.and_then(|child| child.text()).map(str::to_owned)
    };
    assert_eq!(text(feed, "title").as_deref(), Some("A & B"));
    assert_eq!(text(feed, "id").as_deref(), Some("https://a.example/blog/"));
    assert_eq!(
        text(feed, "updated").as_deref(),
        Some("2025-01-03T00:00:00+00:00")
    );
    let entries: Vec<_> = feed
        .children()
        .filter(|n| n.has_tag_name((ATOM, "entry")))
        .collect();
    let ids: Vec<_> = entries
        .iter()
        .filter_map(|entry| text(*entry, "id"))
        .collect();
    assert_eq!(
        ids,
        [
            "https://a.example/blog/posts/a/",
            "https://a.example/blog/posts/b/"
        ]
    );
    let content = text(entries[0], "content").unwrap();
    assert!(
        content.contains("href=\"https://a.example/blog/posts/b/\""),
        "{content}"
    );
    assert!(
        content.contains("src=\"https://a.example/blog/posts/x.png\""),
        "{content}"
    );
    assert!(
        content.contains("href=\"https://a.example/blog/posts/a/#part\""),
        "{content}"
    );
    assert!(
        !content.contains("=\"/") && !content.contains("=\"#"),
        "{content}"
    );
    assert!(text(entries[0], "title").unwrap().starts_with("Title"));
}

#[test]
fn the_sitemap_holds_every_page_that_may_be_found() {
    let blog = blog().at("https://a.example/blog/");
    blog.build();
    let xml = blog.read("sitemap.xml");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let locs = document
        .descendants()
        .filter(|n| n.tag_name().name() == "loc");
    let urls: Vec<_> = locs.filter_map(|n| n.text()).collect();
    for url in [
        "https://a.example/blog/",
        "https://a.example/blog/posts/a/",
        "https://a.example/blog/archive/",
    ] {
        assert!(urls.contains(&url), "{url} is not in {urls:?}");
    }
    assert!(!urls.iter().any(|url| url.contains("404")), "{urls:?}");
    assert!(
        blog.read("robots.txt")
            .contains("Sitemap: https://a.example/blog/sitemap.xml")
    );
    assert!(blog.read("index.html").contains("href=\"/blog/feed.xml\""));
}

#[test]
fn without_a_full_address_there_is_neither_and_a_note_says_so() {
    let blog = blog();
    let summary = blog.build();
    let names = blog.names();
    assert!(
        !names
            .iter()
            .any(|name| name == "feed.xml" || name == "sitemap.xml"),
        "{names:?}"
    );
    assert!(!blog.read("robots.txt").contains("Sitemap"));
    assert!(!blog.read("index.html").contains("feed.xml"));
    assert!(
        summary
            .report
            .notes
            .iter()
            .any(|note| note.contains("base_url"))
    );
}

#[test]
fn a_blog_without_dates_has_no_feed_but_a_sitemap() {
    let blog = Blog::new(&[("posts/a.md", "# A\n")]).at("https://a.example/");
    blog.build();
    let names = blog.names();
    assert!(!names.contains(&"feed.xml".to_owned()) && names.contains(&"sitemap.xml".to_owned()));
    assert!(!blog.read("index.html").contains("feed.xml"));
}
