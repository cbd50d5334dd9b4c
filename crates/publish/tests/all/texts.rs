//! What publishing makes of what stands in the texts.

use std::fs;

use crate::support::{Blog, png, post};

/// Codes and lines of the findings, in order.
fn found(blog: &Blog) -> Vec<(&'static str, usize)> {
    let findings = blog.check().findings;
    findings
        .iter()
        .map(|finding| (finding.diagnostic.code, finding.diagnostic.line))
        .collect()
}

fn page(text: &str) -> String {
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", text))]);
    blog.build();
    blog.read("posts/a/index.html")
}

#[test]
fn code_is_coloured_in_the_page_and_in_its_data() {
    let blog = Blog::new(&[(
        "posts/a.md",
        &post("A", "2025-01-02", "```rust\nfn main() {}\n```\n"),
    )]);
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("<span class=\"k\">fn</span>"), "{html}");
    let data = blog.read("posts/a/page.json");
    assert!(data.contains("\"code\":[\"2k"), "{data}");
}

#[test]
fn formulas_are_mathml_where_they_are_switched_on() {
    let text = "---\ntitle: A\ndate: 2025-01-02\nmath: true\n---\n$x^2$ and \\(y\\)\n";
    let blog = Blog::new(&[("posts/a.md", text)]);
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert_eq!(html.matches("<math").count(), 2, "{html}");
    let html = page("It costs $5, or $6.");
    assert!(html.contains("It costs $5, or $6."), "{html}");
}

#[test]
fn diagrams_are_pictures_for_both_themes() {
    let text = "```mermaid\nflowchart LR\n  a --> b\n```\n";
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", text))]);
    blog.build();
    let html = blog.read("posts/a/index.html");
    for class in ["light", "dark"] {
        let start = format!("<img class=\"{class}\" src=\"/assets/generated/");
        let (_, rest) = html.split_once(&start).unwrap();
        let name = rest.split('"').next().unwrap();
        let svg = blog.read(&format!("assets/generated/{name}"));
        assert!(svg.starts_with("<svg") && svg.contains("</svg>"), "{svg}");
    }
    assert!(html.contains("flowchart LR"), "{html}");
}

#[test]
fn a_sites_own_shortcode_is_a_template() {
    let blog = Blog::new(&[(
        "posts/a.md",
        &post(
            "A",
            "2025-01-02",
            "{{< stamp who=\"<Ann>\" >}}*in*{{< /stamp >}}",
        ),
    )]);
    blog.add(
        "shortcodes/stamp.html",
        b"<p class=\"stamp\" onclick=\"x()\">{{ who }}: {{ inner }}</p>",
    );
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("class=\"stamp\""), "{html}");
    assert!(html.contains("&lt;Ann&gt;"), "{html}");
    assert!(html.contains("<em>in</em>"), "{html}");
    assert!(!html.contains("onclick"), "{html}");
}

#[test]
fn a_template_that_is_none_is_told_with_its_line() {
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", "x"))]);
    blog.add("shortcodes/bad.html", b"<p>\n{% if %}\n");
    let report = blog.check();
    let finding = &report.findings[0];
    assert_eq!(finding.path, "shortcodes/bad.html");
    assert_eq!(finding.diagnostic.code, "shortcode-template");
    assert_eq!(finding.diagnostic.line, 2);
}

#[test]
fn large_pictures_have_smaller_versions_and_originals_tell_nothing() {
    let text = "![One](photo.jpg \"A photo\")";
    let blog = Blog::new(&[("posts/a/index.md", &post("A", "2025-01-02", text))]);
    blog.add("posts/a/photo.jpg", &photo());
    blog.build();
    let html = blog.read("posts/a/index.html");
    let (_, srcset) = html.split_once("srcset=\"").unwrap();
    let srcset = srcset.split('"').next().unwrap();
    let candidates: Vec<_> = srcset.split(", ").collect();
    assert!(candidates.len() >= 2, "{srcset}");
    for candidate in &candidates {
        let file = candidate.split(' ').next().unwrap();
        assert!(blog.options.out.join(&file[1..]).is_file(), "{candidate}");
    }
    assert!(html.contains("<figcaption>A photo</figcaption>"), "{html}");
    assert!(html.contains("width=\"1000\" height=\"500\""), "{html}");
    let original = fs::read(blog.options.out.join("posts/a/photo.jpg")).unwrap();
    assert!(!original.windows(6).any(|bytes| bytes == b"secret"));
}

/// A JPEG of 1,000 by 500 pixels with a comment in it.
pub(crate) fn photo() -> Vec<u8> {
    let pixels: Vec<u8> = (0..1000 * 500_u32)
        .flat_map(|i| {
            let (x, y) = (i % 1000, i / 1000);
            [(x / 4) as u8, (y / 2) as u8, (x * y / 2000) as u8]
        })
        .collect();
    let mut jpeg = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut jpeg, 95);
    encoder
        .encode(&pixels, 1000, 500, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    let comment = b"\xff\xfe\x00\x08secret";
    jpeg.splice(2..2, comment.iter().copied());
    jpeg
}

#[test]
fn a_missing_image_is_an_error_of_checking_and_a_note_in_the_page() {
    let blog = Blog::new(&[(
        "posts/a/index.md",
        &post("A", "2025-01-02", "text\n\n![alt](mapp.png)"),
    )]);
    blog.add("posts/a/map.png", &png(3, 4));
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("class=\"missing\""), "{html}");
    let report = blog.check();
    let finding = &report.findings[0].diagnostic;
    assert_eq!(finding.code, "missing-image");
    assert!(finding.help.contains("map.png"), "{}", finding.help);
    assert!(finding.snippet.contains("mapp.png"));
}

#[test]
fn pictures_that_tell_and_those_that_are_none_are_told() {
    let text = "![a](a.avif) ![b](b.avif) ![c](c.png)\n\n[^1]: note\n";
    let blog = Blog::new(&[("posts/a/index.md", &post("A", "2025-01-02", text))]);
    blog.add("posts/a/a.avif", b"\0\0\0\x18ftypavif\0\0\0\0 infe Exif");
    blog.add("posts/a/b.avif", b"\0\0\0\x18ftypavif\0\0\0\0 infe av01");
    blog.add("posts/a/c.png", b"<html>not found</html>");
    let report = blog.check();
    let told: Vec<_> = report
        .findings
        .iter()
        .map(|finding| (finding.diagnostic.code, finding.diagnostic.column))
        .collect();
    let pictures = [
        ("picture-tells", 1),
        ("picture", 1),
        ("picture", 14),
        ("picture", 27),
        ("unseen-footnote", 1),
    ];
    assert_eq!(told, pictures);
    // Pages show them as they are.
    blog.build();
    assert!(blog.read("posts/a/index.html").contains("c.png\""));
}

#[test]
fn links_that_lead_nowhere_are_told_with_the_nearest_match() {
    let blog = Blog::new(&[
        (
            "posts/a.md",
            &post(
                "A",
                "2025-01-02",
                "[x](../measrue/) [y](b.md#second-prat) [z](b.md#second-part) [w](/archive/) \
                 [v](/robots.txt) [u](https://elsewhere.example/) [t](mailto:a@b.example) [s](#top)",
            ),
        ),
        ("posts/b.md", &post("B", "2025-01-02", "## Second part\n")),
        ("posts/measure.md", &post("M", "2025-01-02", "")),
    ]);
    let report = blog.check();
    let told: Vec<_> = report
        .findings
        .iter()
        .map(|f| (f.diagnostic.code, f.diagnostic.help.as_str()))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let near = told[0].1.contains("/posts/measure/") && told[0].0 == "broken-link";
    let part = told[1].1.contains("#second-part") && told[1].0 == "broken-anchor";
    assert!(near && part, "{told:?}");
    assert_eq!(report.external_links.len(), 1);
    assert_eq!(report.external_links[0].url, "https://elsewhere.example/");
}

#[test]
fn anchors_that_other_programs_gave_lead_to_the_same_headings() {
    let blog = Blog::new(&[
        (
            "posts/a.md",
            &post(
                "A",
                "2025-01-02",
                "[x](b.md#nodejs--co) [y](#old) <a name=old></a>",
            ),
        ),
        ("posts/b.md", &post("B", "2025-01-02", "## Node.js & Co\n")),
    ]);
    assert_eq!(found(&blog), []);
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("href=\"/posts/b/#node-js-co\""), "{html}");
    assert!(html.contains("href=\"#user-content-old\""), "{html}");
}

#[test]
fn wikilinks_and_references_find_posts_by_name() {
    let blog = Blog::new(&[
        (
            "posts/a.md",
            &post(
                "A",
                "2025-01-02",
                "[[Second post]] [[nothing]] [r]({{< ref \"second\" >}}) [z](@/posts/second.md#end)",
            ),
        ),
        (
            "posts/second.md",
            &post("Second post", "2025-01-02", "## End\n"),
        ),
    ]);
    assert_eq!(found(&blog), [("unknown-wikilink", 6)]);
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert_eq!(
        html.matches("href=\"/posts/second/").count(),
        3 + 1,
        "{html}"
    );
    assert!(html.contains("[[nothing]]"), "{html}");
}

#[test]
fn what_is_wrong_in_a_text_is_told_where_it_stands() {
    let text = "one\n\n```pyhton\nx\n```\n\n{{< nothing >}}\n\n<script>x</script>\n\nThe cafÃ© wasnâ€™t.\n";
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", text))]);
    let first = 6;
    assert_eq!(
        found(&blog),
        [
            ("unknown-language", first + 2),
            ("unknown-shortcode", first + 6),
            ("html-dropped", first + 8),
            ("damaged-text", first + 10),
            ("damaged-text", first + 10),
        ]
    );
    // None of it keeps the post from being published.
    let summary = blog.build();
    assert_eq!(summary.report.posts, 1);
    assert_eq!(summary.report.in_texts, 2);
}

#[test]
fn allowed_findings_are_not_told() {
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", "[x](gone.md)"))]);
    blog.add("inkleaf.toml", b"[check]\nallow = [\"broken-link\"]\n");
    assert_eq!(found(&blog), []);
}

#[test]
fn raw_html_is_made_safe_unless_the_site_trusts_it() {
    let text = "<div onclick=\"x()\">a</div>\n\n<iframe src=\"https://v.example/1\"></iframe>\n";
    let post = post("A", "2025-01-02", text);
    let blog = Blog::new(&[("posts/a.md", &post)]);
    blog.add("inkleaf.toml", b"frame_hosts = [\"v.example\"]\n");
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(
        html.contains("<div>a</div>") && !html.contains("<iframe"),
        "{html}"
    );
    assert!(
        html.contains("data-embed=\"https://v.example/1\""),
        "{html}"
    );
    let blog = Blog::new(&[("posts/a.md", &post)]);
    blog.add("inkleaf.toml", b"html = \"trusted\"\n");
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("<div onclick=\"x()\">a</div>"), "{html}");
    assert!(html.contains("<iframe"), "{html}");
}

#[test]
fn files_that_only_raw_html_or_shortcodes_show_are_published() {
    let text = "<img src=\"one.png\">\n\n{{< figure src=\"two.png\" alt=\"b\" >}}\n";
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", text))]);
    blog.add("posts/one.png", &png(10, 20));
    blog.add("posts/two.png", &png(30, 40));
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("width=\"10\" height=\"20\""), "{html}");
    assert!(html.contains("width=\"30\" height=\"40\""), "{html}");
    assert!(blog.options.out.join("posts/one.png").is_file());
}

#[test]
fn the_second_build_gives_the_same_bytes_from_what_was_kept() {
    let text = "```rust\nlet x = 1;\n```\n\n![i](photo.jpg)";
    let blog = Blog::new(&[("posts/a/index.md", &post("A", "2025-01-02", text))]);
    blog.add("posts/a/photo.jpg", &photo());
    blog.build();
    let first = blog.read("posts/a/page.json");
    assert!(
        blog.options
            .cache
            .as_ref()
            .unwrap()
            .join("colours")
            .is_file()
    );
    blog.build();
    assert_eq!(blog.read("posts/a/page.json"), first);
}
