//! Links between documents, and images as authors write them.

use crate::support::{Blog, png, post};

fn article(blog: &Blog, name: &str) -> String {
    blog.build();
    blog.read(name)
}

#[test]
fn links_to_source_files_lead_to_their_pages() {
    let text = "[a](b.md#part) [c](../pages/about.md) [d](/posts/b.md) [e](gone.md)";
    let blog = Blog::new(&[
        ("posts/a.md", &post("A", "2025-01-02", text)),
        ("posts/b.md", &post("B", "2025-01-02", "")),
        ("pages/about.md", "# About\n"),
    ]);
    let html = article(&blog, "posts/a/index.html");
    assert!(html.contains("href=\"/posts/b/#part\""), "{html}");
    assert!(html.contains("href=\"/about/\""), "{html}");
    assert!(html.contains("href=\"/posts/b/\""), "{html}");
}

#[test]
fn the_file_of_a_bundle_is_its_page_and_what_is_published_of_a_page_stays() {
    let text = "[b](../b/index.md#part) [source](/posts/b/index.html)";
    let blog = Blog::new(&[
        ("posts/a/index.md", &post("A", "2025-01-02", text)),
        ("posts/b/index.md", &post("B", "2025-01-02", "")),
    ]);
    let html = article(&blog, "posts/a/index.html");
    assert!(html.contains("href=\"/posts/b/#part\""), "{html}");
    assert!(html.contains("href=\"/posts/b/index.html\""), "{html}");
}

#[test]
fn images_are_found_beside_the_page_and_beside_the_file() {
    let text = "![hugo](../x.png) ![github](x.png) ![named](<y z.png>) ![root](/static.png)";
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", text))]);
    blog.add("posts/x.png", &png(1, 2));
    blog.add("posts/y z.png", &png(3, 4));
    blog.add("static/static.png", &png(5, 6));
    let html = article(&blog, "posts/a/index.html");
    for expected in [
        "src=\"/posts/x.png\" alt=\"hugo\" width=\"1\" height=\"2\"",
        "src=\"/posts/x.png\" alt=\"github\" width=\"1\" height=\"2\"",
        "src=\"/posts/y%20z.png\" alt=\"named\" width=\"3\" height=\"4\"",
        "src=\"/static.png\" alt=\"root\" width=\"5\" height=\"6\"",
    ] {
        assert!(html.contains(expected), "{expected} is not in {html}");
    }
}

#[test]
fn what_the_target_says_on_the_page_comes_first() {
    let blog = Blog::new(&[
        (
            "posts/a/index.md",
            &post("A", "2025-01-02", "![i](../b/i.png)"),
        ),
        ("posts/b.md", &post("B", "2025-01-02", "![i](i.png)")),
    ]);
    blog.add("posts/i.png", &png(1, 1));
    blog.add("posts/b/i.png", &png(2, 2));
    let html = article(&blog, "posts/b/index.html");
    assert!(
        html.contains("src=\"/posts/b/i.png\" alt=\"i\" width=\"2\" height=\"2\""),
        "{html}"
    );
}

#[test]
fn nothing_outside_of_the_source_folder_is_looked_at() {
    let blog = Blog::new(&[(
        "posts/a.md",
        &post(
            "A",
            "2025-01-02",
            "![p](../../../outside.png) [q](/../../outside.png)",
        ),
    )]);
    std::fs::write(
        blog.options.source.parent().unwrap().join("outside.png"),
        png(9, 9),
    )
    .unwrap();
    let html = article(&blog, "posts/a/index.html");
    assert!(!html.contains("width=\"9\""), "{html}");
    assert!(!blog.names().iter().any(|name| name.contains("outside")));
}
