//! Links from file to file.

use inkleaf_site::{LinkIndex, SiteConfig, SourceFile};

use crate::support::{config, file, post, site, site_with};

fn sources() -> Vec<SourceFile> {
    vec![
        post("posts/a.md", "title: A"),
        post("posts/2024/b.md", "title: B\nurl: /b/"),
        post("posts/my bundle/index.md", "title: C"),
        post("about.md", "title: About"),
        post("posts/draft.md", "title: D\ndraft: true"),
    ]
}

#[test]
fn links_to_files_lead_to_their_pages() {
    let sources = sources();
    let site = site(&sources);
    let index = LinkIndex::new(&site, &sources);
    let cases = [
        ("posts/a.md", "2024/b.md", Some("/b/")),
        ("posts/a.md", "./2024/b.md#part", Some("/b/")),
        ("posts/a.md", "2024/b.md?x=1#part", Some("/b/")),
        ("posts/2024/b.md", "../a.md", Some("/posts/a/")),
        ("posts/my bundle/index.md", "../a.md", Some("/posts/a/")),
        (
            "posts/a.md",
            "my%20bundle/index.md",
            Some("/posts/my-bundle/"),
        ),
        ("posts/a.md", "../about.md", Some("/about/")),
        ("posts/a.md", "/posts/2024/b.md", Some("/b/")),
        ("posts/a.md", "@/about.md", Some("/about/")),
        ("posts/a.md", "draft.md", None),
        ("posts/a.md", "../../../about.md", None),
        ("posts/a.md", "missing.md", None),
        ("posts/a.md", "https://example.org/posts/a.md", None),
        ("posts/a.md", "mailto:a.md", None),
        ("posts/a.md", "#part", None),
        ("posts/a.md", "", None),
        ("posts/a.md", "%ff.md", None),
    ];
    for (from, target, expected) in cases {
        assert_eq!(index.resolve(from, target), expected, "{target} in {from}");
    }
}

#[test]
fn links_from_the_root_start_where_addresses_do() {
    let below = |path: &str, stem: &str| SourceFile {
        path: path.into(),
        stem: stem.into(),
        ..file("posts/x.md", "Text")
    };
    let sources = [
        below("content/posts/a.md", "posts/a"),
        below("content/posts/b/index.md", "posts/b"),
        below("content/posts/posts/index.fr.md", "posts/posts.fr"),
    ];
    let site = site(&sources);
    let index = LinkIndex::new(&site, &sources);
    let resolve = |target| index.resolve("content/posts/a.md", target);
    assert_eq!(resolve("/posts/b/index.md"), Some("/posts/b/"));
    assert_eq!(resolve("@/posts/b/index.md"), Some("/posts/b/"));
    assert_eq!(
        resolve("/posts/posts/index.fr.md"),
        Some("/fr/posts/posts/")
    );
    assert_eq!(resolve("b/index.md"), Some("/posts/b/"));
}

#[test]
fn facts_hold_the_targets_as_written() {
    let sources = sources();
    let site = site(&sources);
    let index = LinkIndex::new(&site, &sources);
    let targets = [
        "2024/b.md#part",
        "2024/b.md",
        "https://example.org/",
        "my%20bundle/index.md",
    ];
    let facts = index.facts("posts/a.md", targets);
    let facts: Vec<_> = facts
        .iter()
        .map(|(target, address)| (target.as_str(), address.as_str()))
        .collect();
    assert_eq!(
        facts,
        [
            ("2024/b.md", "/b/"),
            ("my%20bundle/index.md", "/posts/my-bundle/")
        ]
    );
}

#[test]
fn references_find_documents_by_less() {
    let sources = sources();
    let site = site(&sources);
    let index = LinkIndex::new(&site, &sources);
    let cases = [
        ("b.md", Some("/b/")),
        ("2024/b", Some("/b/")),
        ("posts/2024/b", Some("/b/")),
        ("/posts/2024/b#part", Some("/b/")),
        ("my bundle", Some("/posts/my-bundle/")),
        ("posts/my bundle/", Some("/posts/my-bundle/")),
        ("elsewhere/b.md", Some("/b/")),
        ("draft", None),
        ("nothing", None),
        ("", None),
    ];
    for (target, expected) in cases {
        assert_eq!(index.reference("posts/a.md", target), expected, "{target}");
    }
}

#[test]
fn a_name_counts_only_if_one_document_has_it() {
    let sources = [
        post("posts/one.md", "title: First post"),
        post("posts/x/two.md", "title: Second"),
        post("posts/y/two.md", "title: Third"),
    ];
    let site = site(&sources);
    let index = LinkIndex::new(&site, &sources);
    assert_eq!(
        index.named("posts/one.md", "first post"),
        Some("/posts/one/")
    );
    assert_eq!(index.named("posts/one.md", "One"), Some("/posts/one/"));
    assert_eq!(index.named("posts/one.md", "second"), Some("/posts/x/two/"));
    assert_eq!(index.named("posts/one.md", "two"), None);
}

#[test]
fn in_several_languages_a_name_means_the_translation() {
    let language = inkleaf_site::LanguageSettings {
        code: "tr".into(),
        ..Default::default()
    };
    let config = SiteConfig {
        languages: vec![language],
        ..config()
    };
    let sources = [
        post("posts/hello.md", "title: Hello"),
        post("posts/hello.tr.md", "title: Merhaba"),
        post("posts/rain.md", "title: Rain"),
        post("posts/tr/rain.md", "title: Yağmur"),
        post("posts/alone.md", "title: Alone"),
    ];
    let site = site_with(&config, &sources);
    let index = LinkIndex::new(&site, &sources);
    for (from, target, wanted) in [
        ("posts/alone.md", "hello", "/posts/hello/"),
        ("posts/alone.md", "rain", "/posts/rain/"),
        ("posts/hello.tr.md", "rain", "/tr/posts/rain/"),
        ("posts/tr/rain.md", "hello", "/tr/posts/hello/"),
        ("posts/tr/rain.md", "posts/hello.md", "/tr/posts/hello/"),
        ("posts/tr/rain.md", "alone", "/posts/alone/"),
        ("posts/tr/rain.md", "Merhaba", "/tr/posts/hello/"),
    ] {
        assert_eq!(
            index.reference(from, target),
            Some(wanted),
            "{from} {target}"
        );
    }
}
