//! What the blog itself says, in the language of each page.

use crate::support::{Blog, post};

/// The `href` of a page's `<link rel="inkleaf-words">`.
fn words_of(html: &str) -> &str {
    let link = html.split("rel=\"inkleaf-words\" href=\"").nth(1).unwrap();
    link.split('"').next().unwrap()
}

fn in_arabic() -> Blog {
    let text = "## عنوان\n\n> [!TIP]\n> نص.\n\n![](gone.png)\n\n\
                {{< youtube 0RKpf3rK57I >}}\n\n{{< details >}}\nنص.\n{{< /details >}}";
    Blog::new(&[
        ("inkleaf.toml", "title = \"مدوّنة\"\nlanguage = \"ar\"\n"),
        ("posts/a.md", &post("أ", "2025-01-28", text)),
        (
            "posts/b.en.md",
            "---\ntitle: B\ndate: 2025-01-27\naliases: [/old/]\n---\n## Heading\n",
        ),
    ])
}

#[test]
fn a_page_in_arabic_is_arabic_all_through() {
    let blog = in_arabic();
    blog.build();
    let html = blog.read("posts/a/index.html");
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
    for text in [
        "28 يناير 2025",
        "قراءة دقيقة واحدة",
        "الانتقال إلى المحتوى",
        "رابط هذا القسم",
        "نصيحة",
        "الصورة غير موجودة",
        "فيديو على YouTube",
        "<summary>التفاصيل</summary>",
        ">الأرشيف</a>",
    ] {
        assert!(html.contains(text), "{text} is not in {html}");
    }
    for text in [
        "Skip",
        "Theme",
        "min read",
        "Tip",
        "Link to",
        "not found",
        "Video",
    ] {
        assert!(!html.contains(text), "{text} is in {html}");
    }
    assert!(
        blog.read("archive/index.html")
            .contains("<h2 id=\"y2025\">2025</h2>")
    );
    assert!(
        blog.read("old/index.html")
            .contains("<html lang=\"ar\" dir=\"rtl\">")
    );
}

#[test]
fn every_page_refers_to_the_words_of_its_language() {
    let blog = in_arabic().at("https://example.org/blog/");
    blog.build();
    let arabic = blog.read("index.html");
    let english = blog.read("en/posts/b/index.html");
    assert!(english.contains("<html lang=\"en\">"), "{english}");
    assert!(words_of(&arabic).starts_with("/blog/assets/words-ar-"));
    assert!(words_of(&english).starts_with("/blog/assets/words-en-"));
    for (html, close) in [(arabic, "إغلاق"), (english, "Close")] {
        let file = words_of(&html).trim_start_matches("/blog/");
        let words: serde_json::Value = serde_json::from_str(&blog.read(file)).unwrap();
        assert_eq!(words["reader"]["close"], close);
        assert!(
            words["labels"]
                .as_array()
                .is_some_and(|labels| !labels.is_empty())
        );
    }
}

#[test]
fn only_languages_that_occur_have_a_file() {
    let blog = Blog::new(&[("posts/a.it.md", "# A\n"), ("posts/b.md", "# B\n")]);
    blog.build();
    let names = blog.names();
    let files = names
        .iter()
        .filter(|name| name.starts_with("assets/words-"));
    assert_eq!(files.count(), 1, "{names:?}");
}

#[test]
fn english_documents_carry_no_phrases() {
    let blog = in_arabic();
    blog.build();
    let has = |page: &str| blog.read(page).contains("\"words\":[");
    assert!(has("posts/a/page.json") && !has("en/posts/b/page.json"));
}
