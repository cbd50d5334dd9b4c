//! Ways from a post to its source and to what readers say of it.

use inkleaf_site::{Article, Body, SiteConfig, SourceFile};

use crate::support::{config, post, site_with};

fn shown(config: &SiteConfig, source: SourceFile) -> Article {
    let page = site_with(config, &[source]).pages[0].page.clone();
    let (Body::Post(article) | Body::Page(article)) = page.body else {
        panic!()
    };
    article
}

fn settings(toml: &str) -> SiteConfig {
    SiteConfig::parse(toml).unwrap()
}

#[test]
fn nothing_leads_away_unless_it_is_asked_for() {
    let article = shown(&config(), post("posts/a.md", "title: A"));
    assert_eq!((article.edit, article.source), (None, None));
    assert_eq!(article.comments, None);
}

#[test]
fn a_post_leads_to_its_file() {
    let config = settings(
        "base_url = \"https://example.org/b/\"\nsource_link = true\n\
         edit_url = \"https://github.com/me/blog/edit/main/:path?x\"",
    );
    let article = shown(&config, post("posts/a b/index.md", "title: A\nslug: x"));
    assert_eq!(
        article.edit.as_deref(),
        Some("https://github.com/me/blog/edit/main/posts/a%20b/index.md?x")
    );
    assert_eq!(article.source.as_deref(), Some("/b/posts/x/index.md"));
    let file = shown(&config, post("posts/a.md", "title: A\nurl: /a.html"));
    assert_eq!(file.source, None, "no source lies beside a file");
    assert!(file.edit.is_some());
}

const GISCUS: &str = "base_url = \"https://example.org/b/\"\n[comments]\nprovider = \"giscus\"\n\
                      repo = \"me/blog\"\nrepo_id = \"R&1\"\ncategory = \"Q & A\"\n\
                      category_id = \"D1\"\n";

#[test]
fn comments_are_found_by_the_path() {
    let comments = shown(
        &settings(GISCUS),
        post("posts/a.md", "title: A\nlang: de-AT"),
    );
    let comments = comments.comments.unwrap();
    assert_eq!(comments.host, "giscus.app");
    let (frame, query) = comments.frame.split_once('?').unwrap();
    assert_eq!(frame, "https://giscus.app/de/widget");
    for part in ["term=b%2Fposts%2Fa%2F", "repoId=R%261", "category=Q+%26+A"] {
        assert!(query.split('&').any(|own| own == part), "{part}: {query}");
    }
    assert!(
        comments
            .page
            .starts_with("https://github.com/me/blog/discussions?")
    );
    assert!(comments.page.contains("posts%2Fa"), "{}", comments.page);
}

#[test]
fn utterances_gets_what_its_own_script_would_send() {
    let config =
        settings("[comments]\nprovider = \"utterances\"\nrepo = \"me/blog\"\nmapping = \"title\"");
    let article = shown(&config, post("posts/a.md", "title: A\nurl: /x/a.html"));
    let comments = article.comments.unwrap();
    let (frame, query) = comments.frame.split_once('?').unwrap();
    assert_eq!(frame, "https://utteranc.es/utterances.html");
    for part in [
        "issue-term=title",
        "pathname=x%2Fa",
        "title=A+%E2%80%93+My+blog",
    ] {
        assert!(query.split('&').any(|own| own == part), "{part}: {query}");
    }
    assert!(!query.contains("label"), "{query}");
    assert!(
        comments
            .page
            .starts_with("https://github.com/me/blog/issues?")
    );
}

#[test]
fn documents_say_whether_they_have_comments() {
    let has = |path: &str, front: &str| {
        let source = post(path, &format!("title: A\n{front}"));
        shown(&settings(GISCUS), source).comments.is_some()
    };
    assert!(has("posts/a.md", ""));
    assert!(!has("posts/a.md", "comments: false"));
    assert!(!has("about.md", ""));
    assert!(has("about.md", "comments: true"));
}
