//! What is published, and under which title and date.

use inkleaf_site::{Body, LeftOutReason, Options, Site, SourceFile, plan};

use crate::support::{config, file, options, page, post, site};

fn sources() -> Vec<SourceFile> {
    vec![
        post("posts/plain.md", "title: T\ndate: 2024-01-01"),
        post("posts/undated.md", "title: T"),
        post("posts/draft.md", "title: T\ndraft: true"),
        post("posts/future.md", "title: T\ndate: 2031-05-06"),
        post("posts/2031-01-02-future-name.md", "title: T"),
        post(
            "posts/later.md",
            "title: T\ndate: 2024-01-01\npublishDate: 2031-07-08",
        ),
        post(
            "posts/expired.md",
            "title: T\ndate: 2024-01-01\nexpiryDate: 2024-02-03",
        ),
        post(
            "posts/expires.md",
            "title: T\ndate: 2024-01-01\nexpiryDate: 2035-01-01",
        ),
        post("posts/_index.md", "title: T"),
        post("posts/_index.fr.md", "title: T\ndraft: true"),
        post("posts/now.md", "title: T\ndate: 2030-01-01T00:00:00Z"),
    ]
}

fn left_out(options: Options) -> Vec<(String, LeftOutReason)> {
    let sources = sources();
    let site = plan(&config(), &sources, options).unwrap();
    every_source_is_somewhere(&site, &sources);
    site.left_out
        .into_iter()
        .map(|left_out| (left_out.path, left_out.reason))
        .collect()
}

/// Each source is published once or left out once.
pub(crate) fn every_source_is_somewhere(site: &Site, sources: &[SourceFile]) {
    let published = site
        .entries
        .iter()
        .map(|entry| sources[entry.source].path.as_str());
    let left_out = site.left_out.iter().map(|left_out| left_out.path.as_str());
    let mut found: Vec<_> = published.chain(left_out).collect();
    let mut all: Vec<_> = sources.iter().map(|source| source.path.as_str()).collect();
    found.sort_unstable();
    all.sort_unstable();
    assert_eq!(found, all);
}

#[test]
fn drafts_future_expired_and_sections_stay_out() {
    use LeftOutReason::{Draft, Expired, Future, Section};
    let future = |day: &str| Future(day.to_string());
    assert_eq!(
        left_out(options()),
        [
            (
                "posts/2031-01-02-future-name.md".into(),
                future("2031-01-02")
            ),
            ("posts/_index.fr.md".into(), Section),
            ("posts/_index.md".into(), Section),
            ("posts/draft.md".into(), Draft),
            ("posts/expired.md".into(), Expired("2024-02-03".into())),
            ("posts/future.md".into(), future("2031-05-06")),
            ("posts/later.md".into(), future("2031-07-08")),
        ]
    );
}

#[test]
fn unless_they_are_asked_for() {
    let reasons = |options| {
        left_out(options)
            .into_iter()
            .map(|(_, reason)| reason)
            .collect::<Vec<_>>()
    };
    let drafts = reasons(Options {
        drafts: true,
        ..options()
    });
    assert!(!drafts.contains(&LeftOutReason::Draft));
    assert!(
        drafts
            .iter()
            .any(|reason| matches!(reason, LeftOutReason::Future(_)))
    );
    let future = reasons(Options {
        future: true,
        ..options()
    });
    assert!(
        !future
            .iter()
            .any(|reason| matches!(reason, LeftOutReason::Future(_)))
    );
    assert!(
        future
            .iter()
            .any(|reason| matches!(reason, LeftOutReason::Expired(_)))
    );
}

fn title_and_body(source: SourceFile) -> (String, String) {
    let sources = [source];
    let site = site(&sources);
    (
        site.entries[0].title.clone(),
        site.entries[0].markdown(&sources).to_string(),
    )
}

#[test]
fn the_title_is_the_front_matters() {
    let (title, body) = title_and_body(file(
        "posts/a.md",
        "---\ntitle: Front\n---\n# Heading\n\nText\n",
    ));
    assert_eq!(
        (title.as_str(), body.as_str()),
        ("Front", "# Heading\n\nText\n")
    );
}

#[test]
fn else_the_leading_headings_which_leaves_the_text() {
    let (title, body) = title_and_body(file("posts/a.md", "# A *fine* title\n\nText\n"));
    assert_eq!((title.as_str(), body.trim()), ("A fine title", "Text"));
}

#[test]
fn else_the_file_names() {
    let (title, body) = title_and_body(file(
        "posts/2024-04-01-my_first-post.md",
        "Text\n\n# Later\n",
    ));
    assert_eq!(
        (title.as_str(), body.as_str()),
        ("My first post", "Text\n\n# Later\n")
    );
    assert_eq!(
        title_and_body(file("posts/2024-04-01-in-a-bundle/index.md", "Text")).0,
        "In a bundle"
    );
}

#[test]
fn titles_with_markup_are_safe_html_and_plain_text() {
    let sources = [post("posts/a.md", "title: 'Use `Vec<u8>` *now*'")];
    let site = site(&sources);
    let planned = page(&site, "/posts/a/");
    let Body::Post(article) = &planned.page.body else {
        panic!()
    };
    assert_eq!(article.title, "Use <code>Vec&lt;u8&gt;</code> <em>now</em>");
    assert_eq!(planned.page.head.title, "Use Vec<u8> now – Site");
}

#[test]
fn dates_are_looked_for_in_order() {
    let date = |path: &str, front: &str| {
        let site = site(&[post(path, &format!("title: T\n{front}"))]);
        let Body::Post(article) = &site.pages[0].page.body else {
            panic!()
        };
        article.date.as_ref().map(|date| date.iso.clone())
    };
    let is = |day: &str| Some(day.to_string());
    assert_eq!(
        date("posts/2024-04-01-a.md", "date: 2024-05-05"),
        is("2024-05-05")
    );
    assert_eq!(
        date("posts/2024-04-01-a.md", "publishDate: 2024-05-05"),
        is("2024-04-01")
    );
    assert_eq!(date("posts/2024-04-01-a/index.md", ""), is("2024-04-01"));
    assert_eq!(
        date("posts/a.md", "path: 2025/09/18/a\npublishDate: 2024-05-05"),
        is("2025-09-18")
    );
    assert_eq!(
        date("posts/a.md", "publishDate: 2024-05-05"),
        is("2024-05-05")
    );
    assert_eq!(date("posts/a.md", ""), None);
}

#[test]
fn the_front_matter_decides_what_is_a_standalone_page() {
    let site = site(&[
        post("posts/a.md", "title: A\ntype: page"),
        post("posts/b.md", "title: B\nlayout: post"),
    ]);
    assert_eq!(site.posts, 1);
    assert!(matches!(page(&site, "/posts/a/").page.body, Body::Page(_)));
    assert!(matches!(page(&site, "/posts/b/").page.body, Body::Post(_)));
}

#[test]
fn a_file_that_only_asks_for_a_list_is_left_out_one_with_a_text_is_not() {
    let asks = "---\ntitle: Archive\nlayout: archives\n---\n";
    let sources = [
        file("archives.md", asks),
        file("search.md", &format!("{asks}How to search.\n")),
    ];
    let site = site(&sources);
    every_source_is_somewhere(&site, &sources);
    let left_out: Vec<_> = site
        .left_out
        .iter()
        .map(|it| (it.path.as_str(), &it.reason))
        .collect();
    assert_eq!(left_out, [("archives.md", &LeftOutReason::Section)]);
}
