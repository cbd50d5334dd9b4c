//! The kinds of source folders.

use inkleaf_publish::{Layout, Reason};
use inkleaf_site::LeftOutReason;

use crate::support::{Blog, png, post};

#[test]
fn a_hugo_site() {
    let blog = Blog::new(&[
        (
            "config.yml",
            "baseURL: https://a.example/h/\ntitle: From Hugo\npaginate: 1\n",
        ),
        ("content/_index.md", "---\ntitle: Home\n---\n"),
        ("content/about.md", "---\ntitle: About\n---\nUs\n"),
        ("content/posts/_index.md", "---\ntitle: Posts\n---\n"),
        ("content/posts/one.md", &post("One", "2025-01-02", "Text")),
        (
            "content/posts/two/index.md",
            &post("Two", "2025-01-03", "![i](i.png)"),
        ),
        ("content/posts/wip.md", "---\ntitle: W\ndraft: true\n---\n"),
        ("static/x.txt", "x"),
        ("themes/t/README.md", "not ours"),
    ]);
    blog.add("content/posts/two/i.png", &png(30, 20));
    let report = blog.build().report;
    assert_eq!(report.layout, Layout::Hugo);
    assert_eq!(
        (
            report.found,
            report.posts,
            report.pages,
            report.left_out.len()
        ),
        (6, 2, 1, 3)
    );
    let names = blog.names();
    for name in [
        "about/index.html",
        "posts/one/index.html",
        "posts/two/i.png",
        "x.txt",
        "page/2/index.html",
    ] {
        assert!(
            names.iter().any(|n| n == name),
            "{name} is not in {names:?}"
        );
    }
    let two = blog.read("posts/two/index.html");
    assert!(two.contains("src=\"/h/posts/two/i.png\""), "{two}");
    assert!(two.contains("width=\"30\" height=\"20\""), "{two}");
    assert!(two.contains("From Hugo"));
}

#[test]
fn a_bare_folder_of_markdown() {
    let blog = Blog::new(&[
        ("README.md", "# Read me\n\nText\n"),
        (
            "2024-04-01-dated.md",
            "Text [to](notes/undated.md), ![i](img/i.svg)\n",
        ),
        ("notes/undated.md", "# Undated\n"),
        ("notes/slides.mdx", "x"),
        ("img/i.svg", "<svg viewBox=\"0 0 12 6\"/>"),
        ("secret.txt", "nobody refers to it"),
    ]);
    let report = blog.build().report;
    assert_eq!(report.layout, Layout::Bare);
    assert_eq!((report.found, report.posts, report.pages), (4, 2, 1));
    assert_eq!(report.left_out[0].reason, Reason::Unsupported);
    let names = blog.names();
    assert!(names.contains(&"readme/index.html".to_owned()), "{names:?}");
    assert!(names.contains(&"img/i.svg".to_owned()), "{names:?}");
    assert!(
        !names.iter().any(|name| name.contains("secret")),
        "{names:?}"
    );
    let dated = names
        .iter()
        .find(|name| name.ends_with("dated/index.html") && !name.contains("undated"));
    let dated = blog.read(dated.unwrap());
    assert!(
        dated.contains("src=\"/img/i.svg\" alt=\"i\" width=\"12\" height=\"6\""),
        "{dated}"
    );
    assert!(dated.contains("href=\"/posts/notes/undated/\""), "{dated}");
}

#[test]
fn drafts_future_and_expired_posts_stay_out_unless_wanted() {
    let mut blog = Blog::new(&[
        ("posts/a.md", &post("A", "2025-01-02", "")),
        (
            "posts/draft.md",
            "---\ntitle: D\ndate: 2025-01-02\ndraft: true\n---\n",
        ),
        ("posts/future.md", &post("F", "2099-01-02", "")),
        (
            "posts/expired.md",
            "---\ntitle: E\ndate: 2020-01-01\nexpiryDate: 2021-01-01\n---\n",
        ),
    ]);
    let reasons: Vec<_> = blog
        .build()
        .report
        .left_out
        .into_iter()
        .map(|l| l.reason)
        .collect();
    let expected = [
        LeftOutReason::Draft,
        LeftOutReason::Expired("2021-01-01".into()),
        LeftOutReason::Future("2099-01-02".into()),
    ];
    assert_eq!(reasons, expected.map(Reason::Planned));
    blog.options.drafts = true;
    blog.options.future = true;
    assert_eq!(blog.build().report.posts, 3);
}

#[test]
fn the_output_folder_may_lie_in_the_source_folder() {
    let mut blog = Blog::new(&[("a.md", "# A\n"), ("n/b.md", "# B\n")]);
    blog.options.out = blog.options.source.join("dist");
    assert_eq!(blog.build().report.found, 2);
    assert_eq!(blog.build().report.found, 2);
    // Even when the output goes elsewhere the next time.
    blog.options.out = blog.options.source.join("other");
    assert_eq!(blog.build().report.found, 2);
}

#[test]
fn a_bundles_files_follow_its_page() {
    let blog = Blog::new(&[
        ("inkleaf.toml", "permalink = \"/:year/:slug/\"\n"),
        (
            "posts/b/index.md",
            &post("Bundle", "2024-01-02", "![i](img/i.png) [d](./d.pdf)"),
        ),
        ("posts/b/d.pdf", "pdf"),
        ("posts/hidden/index.md", "---\ntitle: H\ndraft: true\n---\n"),
        ("posts/hidden/secret.png", "x"),
    ]);
    blog.add("posts/b/img/i.png", &png(3, 4));
    blog.build();
    let names = blog.names();
    let page = names
        .iter()
        .find(|n| n.starts_with("2024/") && n.ends_with("/index.html"))
        .unwrap();
    let folder = page.trim_end_matches("/index.html");
    assert!(names.contains(&format!("{folder}/img/i.png")), "{names:?}");
    assert!(names.contains(&format!("{folder}/d.pdf")), "{names:?}");
    assert!(
        !names.iter().any(|name| name.contains("secret")),
        "{names:?}"
    );
    assert!(blog.read(page).contains("width=\"3\" height=\"4\""));
}
