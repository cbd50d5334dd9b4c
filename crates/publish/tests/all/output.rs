//! What the output consists of.

use inkleaf_content::{Base, Dialect, RenderOptions, render};
use inkleaf_site::PageFile;

use crate::support::{Blog, post};

fn small() -> Blog {
    Blog::new(&[
        ("inkleaf.toml", "title = \"Blog\"\n"),
        (
            "posts/hello.md",
            &post("Hello", "2025-01-02", "Some *text* with [a link](/about/)."),
        ),
        (
            "posts/second.md",
            "+++\r\ntitle = \"Second\"\r\ndate = 2025-01-03\r\ntags = [\"A b\"]\r\n+++\r\nText\r\n",
        ),
        ("about.md", "# About\n\nUs.\n"),
        ("static/favicon.ico", "icon"),
        ("static/.well-known/x", "x"),
    ])
}

#[test]
fn a_document_has_three_files_and_a_list_two() {
    let blog = small();
    blog.build();
    let names = blog.names();
    for name in [
        "posts/hello/index.html",
        "posts/hello/page.json",
        "posts/hello/index.md",
        "about/index.html",
        "about/index.md",
        "index.html",
        "page.json",
        "tags/index.html",
        "tags/a-b/page.json",
        "archive/index.html",
        "404.html",
        "robots.txt",
        "favicon.ico",
        ".well-known/x",
        "assets/main-1.css",
    ] {
        assert!(
            names.iter().any(|n| n == name),
            "{name} is not in {names:?}"
        );
    }
    assert!(
        !names
            .iter()
            .any(|name| name == "index.md" || name.starts_with("404/")),
        "{names:?}"
    );
    assert!(
        !names.iter().any(|name| name == "assets/index.html"),
        "{names:?}"
    );
}

#[test]
fn the_source_is_published_as_it_was_written() {
    let blog = small();
    blog.build();
    assert!(
        blog.read("posts/second/index.md")
            .starts_with("+++\r\ntitle = \"Second\"\r\n")
    );
}

#[test]
fn page_data_renders_to_the_very_article_of_the_page() {
    let blog = small().at("https://a.example/blog/");
    blog.build();
    let file: PageFile = serde_json::from_str(&blog.read("posts/hello/page.json")).unwrap();
    let source = file.source.unwrap();
    let options = RenderOptions {
        base: Base::new("/blog/"),
        address: source.address,
        dialect: Dialect::default(),
    };
    let html = render(&source.markdown, &source.facts, &options).html;
    assert!(html.contains("href=\"/blog/about/\""), "{html}");
    assert!(blog.read("posts/hello/index.html").contains(&html));
}

#[test]
fn everything_lies_below_the_base_path() {
    let blog = small().at("https://a.example/blog/");
    blog.build();
    for (path, bytes) in blog.output() {
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let html = String::from_utf8(bytes).unwrap();
        for (at, _) in html.match_indices("=\"/") {
            assert!(
                html[at..].starts_with("=\"/blog/"),
                "{}: {}",
                path.display(),
                &html[at..at + 60]
            );
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let blog = small().at("https://a.example/");
    for number in 0..40 {
        let text = post(
            &format!("Post {number}"),
            "2025-02-01",
            "Text [x](hello.md) ![i](/i.png)",
        );
        blog.add(&format!("posts/p{number}.md"), text.as_bytes());
    }
    blog.build();
    let first = blog.output();
    blog.build();
    assert!(first == blog.output());
}

#[test]
fn a_build_replaces_the_output_as_a_whole() {
    let blog = small();
    blog.build();
    std::fs::remove_file(blog.options.source.join("posts/hello.md")).unwrap();
    blog.build();
    assert!(
        !blog
            .names()
            .iter()
            .any(|name| name.starts_with("posts/hello"))
    );
    assert_eq!(blog.siblings(), ["out", "shell", "source"]);
}

#[test]
fn an_address_that_names_a_file_is_only_that_file() {
    let blog = Blog::new(&[(
        "posts/old.md",
        "---\ntitle: Old\ndate: 2020-01-01\nurl: /2020/old.html\naliases: [/former/, /x.html]\n---\nText\n",
    )]);
    let summary = blog.build();
    let names = blog.names();
    assert!(names.contains(&"2020/old.html".to_owned()), "{names:?}");
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("2020/") && name != "2020/old.html")
    );
    assert_eq!(summary.redirects, 2);
    for from in ["former/index.html", "x.html"] {
        assert!(blog.read(from).contains("/2020/old.html"), "{from}");
    }
}

#[test]
fn an_authors_own_robots_txt_counts() {
    let blog = small();
    blog.add("static/robots.txt", b"User-agent: *\nDisallow: /private/\n");
    blog.build();
    assert!(blog.read("robots.txt").contains("/private/"));
}

#[test]
fn a_page_is_not_overwritten_by_a_file() {
    let blog = small();
    blog.add("static/index.html", b"mine");
    blog.add("static/posts/hello/page.json", b"mine");
    blog.add("static/assets/main-1.css", b"mine");
    let summary = blog.build();
    assert_ne!(blog.read("index.html"), "mine");
    assert_ne!(blog.read("posts/hello/page.json"), "mine");
    assert_ne!(blog.read("assets/main-1.css"), "mine");
    let notes = summary
        .report
        .notes
        .iter()
        .filter(|note| note.contains("static/"))
        .count();
    assert_eq!(notes, 3, "{:?}", summary.report.notes);
}

#[test]
fn the_size_told_is_the_size_written() {
    let blog = small().at("https://a.example/");
    let summary = blog.build();
    let marker = blog.output()[std::path::Path::new(".inkleaf")].len() as u64;
    let bytes: u64 = blog.output().values().map(|bytes| bytes.len() as u64).sum();
    assert_eq!(summary.bytes + marker, bytes);
    let html = blog
        .names()
        .iter()
        .filter(|name| name.ends_with(".html"))
        .count();
    assert_eq!(summary.html_pages, html);
}
