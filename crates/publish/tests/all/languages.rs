//! Blogs in several languages: which files there are, and what they say of each
//! other.

use std::collections::BTreeMap;

use crate::support::{Blog, post};

const SETTINGS: &str = "title = \"Garden\"\nauthor = \"Me\"\n\
    [[languages]]\ncode = \"tr\"\ntitle = \"Bahçe\"\nfooter = \"[Hakkında](/tr/about/)\"\n\
    [[languages]]\ncode = \"ar\"\n";

fn blog() -> Blog {
    Blog::new(&[
        ("inkleaf.toml", SETTINGS),
        ("posts/a.md", &post("A", "2025-01-03", "![x](x.png)")),
        ("posts/x.png", "x"),
        (
            "posts/a.tr.md",
            &post("Ah", "2025-01-03", "[b](b.md) ![x](x.png)"),
        ),
        ("posts/b.md", &post("B", "2025-01-02", "Text")),
        (
            "tr/posts/c/index.md",
            &post("Ce", "2025-01-01", "![y](y.png)"),
        ),
        ("tr/posts/c/y.png", "y"),
        ("posts/ar/d.md", &post("دال", "2025-01-01", "نص")),
        ("tr/about.md", "# Hakkında\n"),
    ])
    .at("https://a.example/blog/")
}

/// The `hreflang` links in a document's head.
fn alternates(html: &str) -> BTreeMap<String, String> {
    let head = html.split("</head>").next().unwrap();
    let value = |tag: &str, name: &str| {
        let after = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(after.split('"').next()?.to_owned())
    };
    let tags = head.split("<link ").map(|tag| format!(" {tag}"));
    tags.filter_map(|tag| Some((value(&tag, "hreflang")?, value(&tag, "href")?)))
        .collect()
}

#[test]
fn every_edition_has_its_files() {
    let blog = blog();
    let summary = blog.build();
    let names = blog.names();
    for name in [
        "tr/index.html",
        "tr/page.json",
        "tr/feed.xml",
        "tr/archive/index.html",
        "tr/posts/a/index.html",
        "tr/posts/a/index.md",
        "tr/posts/c/y.png",
        "tr/about/index.html",
        "ar/index.html",
        "ar/feed.xml",
        "ar/posts/d/index.html",
        "feed.xml",
    ] {
        assert!(names.iter().any(|known| known == name), "{name}: {names:?}");
    }
    assert!(!names.iter().any(|name| name == "tr/404.html"), "{names:?}");
    let report = &summary.report;
    assert_eq!((report.found, report.posts, report.pages), (6, 5, 1));
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[test]
fn pages_are_in_their_language_and_so_is_what_stands_around_them() {
    let blog = blog();
    blog.build();
    let turkish = blog.read("tr/posts/a/index.html");
    assert!(turkish.contains("<html lang=\"tr\">"), "{turkish}");
    assert!(
        turkish.contains("<a href=\"/blog/tr/\" class=\"brand\">Bahçe</a>"),
        "{turkish}"
    );
    assert!(turkish.contains("href=\"/blog/tr/archive/\""), "{turkish}");
    assert!(turkish.contains("href=\"/blog/tr/feed.xml\""), "{turkish}");
    assert!(!turkish.contains("href=\"/blog/feed.xml\""), "{turkish}");
    assert!(
        turkish.contains("<a href=\"/blog/tr/about/\">Hakkında</a>"),
        "{turkish}"
    );
    // A file beside the source is the same one in every language.
    assert!(turkish.contains("src=\"/blog/posts/x.png\""), "{turkish}");
    let arabic = blog.read("ar/posts/d/index.html");
    assert!(
        arabic.contains("<html lang=\"ar\" dir=\"rtl\">"),
        "{arabic}"
    );
    assert!(blog.read("404.html").contains("<html lang=\"en\">"));
}

#[test]
fn pages_and_the_sitemap_tell_of_translations() {
    let blog = blog();
    blog.build();
    let url = |address: &str| format!("https://a.example/blog{address}");
    let wanted = BTreeMap::from([
        ("en".to_owned(), url("/posts/a/")),
        ("tr".to_owned(), url("/tr/posts/a/")),
        ("x-default".to_owned(), url("/posts/a/")),
    ]);
    assert_eq!(alternates(&blog.read("posts/a/index.html")), wanted);
    assert_eq!(alternates(&blog.read("tr/posts/a/index.html")), wanted);
    assert_eq!(
        alternates(&blog.read("posts/b/index.html")),
        BTreeMap::new()
    );
    assert_eq!(alternates(&blog.read("ar/index.html")).len(), 4);

    let xml = blog.read("sitemap.xml");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let located = |node: &roxmltree::Node<'_, '_>| {
        let loc = node
            .children()
            .find(|child| child.tag_name().name() == "loc");
        loc.and_then(|loc| loc.text()).map(str::to_owned)
    };
    let links = |address: &str| {
        let mut nodes = document.descendants();
        let node = nodes
            .find(|node| located(node) == Some(url(address)))
            .unwrap();
        let links = node
            .children()
            .filter(|child| child.has_tag_name(("http://www.w3.org/1999/xhtml", "link")));
        links
            .filter_map(|link| {
                Some((
                    link.attribute("hreflang")?.to_owned(),
                    link.attribute("href")?.to_owned(),
                ))
            })
            .collect::<BTreeMap<_, _>>()
    };
    let mut without_default = wanted;
    without_default.remove("x-default");
    assert_eq!(links("/tr/posts/a/"), without_default);
    assert_eq!(links("/posts/b/"), BTreeMap::new());
}

#[test]
fn every_feed_is_in_one_language() {
    let blog = blog();
    blog.build();
    for (name, lang, title, posts) in [
        ("feed.xml", "en", "Garden", 2),
        ("tr/feed.xml", "tr", "Bahçe", 2),
        ("ar/feed.xml", "ar", "Garden", 1),
    ] {
        let xml = blog.read(name);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let feed = document.root_element();
        let lang_attribute = feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
        assert_eq!(lang_attribute, Some(lang));
        let named = |name: &'static str| {
            feed.children()
                .filter(move |node| node.tag_name().name() == name)
        };
        assert_eq!(named("title").next().unwrap().text(), Some(title));
        assert_eq!(named("entry").count(), posts, "{name}");
    }
}

#[test]
fn a_hugo_sites_languages_are_its_editions() {
    let config = "baseURL: https://a.example/\ntitle: T\nlanguages:\n  en: {weight: 1}\n  \
                  fr: {weight: 2, title: Té, languageName: Français}\n";
    let blog = Blog::new(&[
        ("hugo.yaml", config),
        ("content/posts/a.md", &post("A", "2025-01-01", "Text")),
        ("content/posts/a.fr.md", &post("À", "2025-01-01", "Texte")),
        ("content/fr/posts/b.md", &post("Bé", "2025-01-02", "Texte")),
        ("content/fr/about.md", "# À propos\n"),
    ]);
    blog.build();
    let home = blog.read("fr/index.html");
    assert!(home.contains(">Bé</a>") && home.contains(">À</a>") && !home.contains(">A</a>"));
    assert!(!blog.read("index.html").contains(">À</a>"));
    assert!(
        blog.read("fr/about/index.html")
            .contains("<article class=\"post standalone\">")
    );
    assert_eq!(alternates(&blog.read("fr/posts/a/index.html")).len(), 3);
}
