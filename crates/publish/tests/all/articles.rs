//! What stands around the texts of posts: covers, lists of sections.

use inkleaf_site::{Article, Body, Cover, PageFile};

use crate::support::{Blog, png, post};
use crate::texts::photo;

fn article(blog: &Blog, file: &str) -> Article {
    let data: PageFile = serde_json::from_str(&blog.read(file)).unwrap();
    let (Body::Post(article) | Body::Page(article)) = data.page.body else {
        panic!("{file} is no article")
    };
    article
}

/// The pictures of the posts on the front page.
fn covers(blog: &Blog) -> Vec<Option<Cover>> {
    let data: PageFile = serde_json::from_str(&blog.read("page.json")).unwrap();
    let Body::Home(list) = data.page.body else {
        panic!()
    };
    list.posts.into_iter().map(|card| card.cover).collect()
}

fn codes(blog: &Blog) -> Vec<(&'static str, usize)> {
    let findings = blog.check().findings.into_iter();
    findings
        .map(|finding| (finding.diagnostic.code, finding.diagnostic.line))
        .collect()
}

#[test]
fn a_cover_stands_above_the_text_and_in_lists() {
    let text = "---\ntitle: A\ncover:\n  image: wide.png\n  alt: A plain\n  caption: The *plain*\n---\nText\n";
    let blog = Blog::new(&[("posts/a/index.md", text)]).at("https://a.example/b/");
    blog.add("posts/a/wide.png", &png(300, 100));
    blog.build();
    let cover = article(&blog, "posts/a/page.json").cover.unwrap();
    assert_eq!(cover.src, "/b/posts/a/wide.png");
    assert_eq!((cover.width, cover.height), (300, 100));
    assert_eq!(cover.alt, "A plain");
    assert_eq!(cover.caption, "The <em>plain</em>");
    let card = covers(&blog).remove(0).unwrap();
    assert_eq!((card.width, card.height), (300, 100));
    assert!(card.alt.is_empty() && card.caption.is_empty());
    assert!(blog.names().contains(&"posts/a/wide.png".into()));
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("width=\"300\"") && html.contains("height=\"100\""));
}

#[test]
fn lists_show_the_smallest_version() {
    let text = "---\ntitle: A\nimage: photo.jpg\n---\nText\n";
    let blog = Blog::new(&[("posts/a/index.md", text)]);
    blog.add("posts/a/photo.jpg", &photo());
    blog.build();
    let card = covers(&blog).remove(0).unwrap();
    assert_eq!((card.width, card.height), (480, 240));
    assert!(blog.options.out.join(&card.src[1..]).is_file(), "{card:?}");
    let cover = article(&blog, "posts/a/page.json").cover.unwrap();
    assert_eq!((cover.width, cover.height), (1000, 500));
    assert!(cover.srcset.contains(&card.src), "{cover:?}");
}

#[test]
fn a_picture_that_the_text_shows_is_not_shown_twice() {
    let shown = |front: &str, text: &str| {
        let text = format!("---\ntitle: A\n{front}\n---\n{text}\n");
        let blog = Blog::new(&[("posts/a/index.md", &text)]);
        blog.add("posts/a/x.png", &png(30, 10));
        blog.build();
        assert!(covers(&blog).remove(0).is_some());
        article(&blog, "posts/a/page.json").cover.is_some()
    };
    assert!(shown("image: x.png", "Text"));
    assert!(!shown("image: x.png", "![X](./x.png)"));
    assert!(!shown("cover: {image: x.png, hidden: true}", "Text"));
}

#[test]
fn a_path_may_start_from_the_root_and_a_picture_that_is_missing_is_told() {
    let here = "---\ntitle: A\nimage: img/x.png\n---\nText\n";
    let gone = "---\ntitle: B\nimage: y.png\n---\nText\n";
    let else_where = "---\ntitle: C\nimage: https://c.example/x.png\n---\nText\n";
    let blog = Blog::new(&[
        ("inkleaf.toml", ""),
        ("posts/a.md", here),
        ("posts/b.md", gone),
        ("posts/c.md", else_where),
    ]);
    blog.add("static/img/x.png", &png(30, 10));
    blog.build();
    let src = article(&blog, "posts/a/page.json").cover.unwrap().src;
    assert_eq!(src, "/img/x.png");
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("property=\"og:image\" content=\"/img/x.png\""));
    for file in ["posts/b/page.json", "posts/c/page.json"] {
        assert_eq!(article(&blog, file).cover, None);
    }
    assert_eq!(codes(&blog), [("missing-image", 3)]);
}

const SECTIONS: &str = "## One\n\n### Half & half\n\n## Two\n";

#[test]
fn sections_are_listed_where_there_are_several() {
    let blog = Blog::new(&[
        ("inkleaf.toml", ""),
        ("posts/a.md", &post("A", "2025-01-01", SECTIONS)),
        ("posts/b.md", &post("B", "2025-01-01\ntoc: false", SECTIONS)),
        ("posts/c.md", &post("C", "2025-01-01", "## One\n\n## Two\n")),
        (
            "pages/about.md",
            &format!("---\ntitle: About\n---\n{SECTIONS}"),
        ),
        (
            "pages/long.md",
            &format!("---\ntitle: Long\ntoc: true\n---\n{SECTIONS}"),
        ),
    ]);
    blog.build();
    let listed = |file: &str| article(&blog, file).contents.len();
    assert_eq!(listed("posts/a/page.json"), 2);
    assert_eq!(listed("posts/b/page.json"), 0);
    assert_eq!(listed("posts/c/page.json"), 0);
    assert_eq!(listed("about/page.json"), 0);
    assert_eq!(listed("long/page.json"), 2);
    let html = blog.read("posts/a/index.html");
    let (_, nav) = html.split_once("class=\"contents\"").unwrap();
    let (nav, rest) = nav.split_once("</nav>").unwrap();
    assert!(
        nav.contains("<a href=\"#half-half\">Half &amp; half</a>"),
        "{nav}"
    );
    for id in ["one", "half-half", "two"] {
        assert!(rest.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn a_site_can_do_without_lists_of_sections() {
    let blog = Blog::new(&[
        ("inkleaf.toml", "toc = false"),
        ("posts/a.md", &post("A", "2025-01-01", SECTIONS)),
        ("posts/b.md", &post("B", "2025-01-01\ntoc: true", SECTIONS)),
    ]);
    blog.build();
    assert!(article(&blog, "posts/a/page.json").contents.is_empty());
    assert_eq!(article(&blog, "posts/b/page.json").contents.len(), 2);
}
