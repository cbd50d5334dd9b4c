//! What posts and standalone pages say about themselves.

use inkleaf_site::{Article, Body, Head, SiteConfig, SourceFile};

use crate::support::{config, daily, file, page, post, site, site_with};

fn shown(config: &SiteConfig, source: SourceFile) -> (Head, Article) {
    let site = site_with(config, &[source]);
    let page = site.pages[0].page.clone();
    let (Body::Post(article) | Body::Page(article)) = page.body else {
        panic!()
    };
    (page.head, article)
}

#[test]
fn dates_are_for_readers_and_machines() {
    let (_, article) = shown(&config(), post("posts/a.md", "title: T\ndate: 2025-01-28"));
    let date = article.date.unwrap();
    assert_eq!(
        (date.iso.as_str(), date.text.as_str()),
        ("2025-01-28", "28 January 2025")
    );
}

#[test]
fn a_change_is_shown_on_a_later_day_only() {
    let updated = |lastmod: &str| {
        let front = format!("title: T\ndate: 2024-05-05T10:00:00Z\nlastmod: {lastmod}");
        shown(&config(), post("posts/a.md", &front))
            .1
            .updated
            .map(|date| date.text)
    };
    assert_eq!(updated("2024-05-06").as_deref(), Some("6 May 2024"));
    assert_eq!(updated("2024-05-05T12:00:00Z"), None);
    assert_eq!(updated("2023-01-01"), None);
}

#[test]
fn descriptions_come_from_the_front_matter_or_the_text() {
    let text = "A sentence of eight words, more or less. ".repeat(20);
    let description = |front: &str| {
        let source = file(
            "posts/a.md",
            &format!("---\ntitle: T\n{front}\n---\n{text}"),
        );
        shown(&config(), source).0.description.unwrap()
    };
    assert_eq!(
        description("description: The *point*.\nsummary: Else."),
        "The point."
    );
    assert_eq!(description("summary: Else."), "Else.");
    let start = description("");
    assert!(start.starts_with("A sentence") && start.chars().count() <= 201);
}

#[test]
fn cards_have_summaries_and_reading_times() {
    let source = file("posts/a.md", &format!("# Title\n\n{}", "word ".repeat(660)));
    let site = site(&[source]);
    let Body::Home(home) = &page(&site, "/").page.body else {
        panic!()
    };
    let card = &home.posts[0];
    assert_eq!(card.minutes, "3 min read");
    let summary = card.summary.as_deref().unwrap();
    assert!(summary.starts_with("word word") && (150..=202).contains(&summary.chars().count()));
    assert!(!summary.contains("Title"));
}

#[test]
fn what_an_author_writes_for_the_machine_is_not_shown() {
    let text = "{{< figure src=\"a.png\" >}}\n\n<div class=\"x\">\n\nIt <b>works</b> :tada: \
                {{% alert %}}well{{% /alert %}}.\n\n</div>\n";
    let source = |front: &str| file("posts/a.md", &format!("---\n{front}\n---\n{text}"));
    let (head, article) = shown(&config(), source("title: \"Out :rocket:\""));
    assert_eq!(article.title, "Out 🚀");
    assert!(head.title.starts_with("Out 🚀"), "{}", head.title);
    assert_eq!(head.description.as_deref(), Some("It works 🎉 well."));
    let given = shown(&config(), source("description: \"A {{< x >}}:tada:\"")).0;
    assert_eq!(given.description.as_deref(), Some("A 🎉"));

    let plain = SiteConfig {
        emoji: false,
        ..config()
    };
    let (_, article) = shown(&plain, source("title: \"Out :rocket:\""));
    assert_eq!(article.title, "Out :rocket:");
}

#[test]
fn canonical_addresses_and_images_are_full_urls_where_the_host_is_known() {
    let known = SiteConfig {
        base_url: "https://me.github.io/blog/".into(),
        ..config()
    };
    let head = |config: &SiteConfig, image: &str| {
        shown(
            config,
            post("posts/a.md", &format!("title: T\nimage: '{image}'")),
        )
        .0
    };
    assert_eq!(
        head(&known, "x.png").canonical,
        "https://me.github.io/blog/posts/a/"
    );
    assert_eq!(head(&config(), "x.png").canonical, "/posts/a/");
    let image = |image| head(&known, image).image;
    assert_eq!(
        image("x y.png").as_deref(),
        Some("https://me.github.io/blog/posts/a/x%20y.png")
    );
    assert_eq!(
        image("/img/x.png").as_deref(),
        Some("https://me.github.io/blog/img/x.png")
    );
    assert_eq!(
        image("https://cdn.example/x.png").as_deref(),
        Some("https://cdn.example/x.png")
    );
    assert_eq!(image("data:image/png,x"), None);
    assert_eq!(image("mailto:a@b.example"), None);
    assert_eq!(
        head(&config(), "x.png").image.as_deref(),
        Some("/posts/a/x.png")
    );
}

#[test]
fn authors_are_named_where_they_are_not_the_sites() {
    let config = SiteConfig {
        author: "Site".into(),
        ..config()
    };
    let authors = |path, front: &str| {
        shown(&config, post(path, &format!("title: T\n{front}")))
            .1
            .authors
    };
    assert!(authors("posts/a.md", "").is_empty());
    assert!(authors("posts/a.md", "author: Site").is_empty());
    assert_eq!(authors("posts/a.md", "authors: [A, B]"), ["A", "B"]);
    assert!(authors("about.md", "").is_empty());
}

#[test]
fn standalone_pages_say_nothing_of_dates_and_terms() {
    let front = "title: About\ndate: 2024-01-01\nlastmod: 2025-01-01\ntags: [x]";
    let (head, article) = shown(&config(), post("about.md", front));
    assert!(article.date.is_none() && article.updated.is_none() && article.tags.is_empty());
    assert_eq!(head.title, "About – Site");
}

#[test]
fn the_language_is_the_front_matters_then_the_file_names_then_the_sites() {
    let lang = |path, front: &str| {
        shown(&config(), post(path, &format!("title: T\n{front}")))
            .0
            .lang
    };
    assert_eq!(lang("posts/a.md", ""), "en");
    assert_eq!(lang("posts/a.fr.md", ""), "fr");
    assert_eq!(lang("posts/a.fr.md", "lang: fr-CA"), "fr-CA");
}

#[test]
fn the_feed_has_the_newest_posts_with_moments() {
    let config = SiteConfig {
        feed_posts: 3,
        ..config()
    };
    let mut sources = daily(5, "tags: [Rust]\ncategories: [rust, X]");
    sources.push(post(
        "posts/n.md",
        "title: '*N*'\ndate: 2024-05-05T10:00:00+02:00\nlastmod: 2024-06-06",
    ));
    let site = site_with(&config, &sources);
    let feed: Vec<_> = site.editions[0]
        .feed
        .iter()
        .map(|entry| entry.title.as_str())
        .collect();
    assert_eq!(feed, ["N", "P4", "P3"]);
    assert_eq!(
        site.editions[0].feed[0].published.as_deref(),
        Some("2024-05-05T08:00:00Z")
    );
    assert_eq!(
        site.editions[0].feed[0].updated.as_deref(),
        Some("2024-06-06T00:00:00Z")
    );
    assert_eq!(
        site.editions[0].feed[1].published.as_deref(),
        Some("2020-01-05T00:00:00Z")
    );
    assert_eq!(site.editions[0].feed[1].updated, None);
    assert_eq!(site.editions[0].feed[1].terms, ["Rust", "rust", "X"]);
    assert_eq!(site.entries[site.editions[0].feed[2].entry].title, "P3");
}
