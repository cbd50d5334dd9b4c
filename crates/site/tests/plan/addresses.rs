//! Where documents stand.

use inkleaf_site::{SiteConfig, SourceFile};

use crate::support::{address_of, config, entry, errors, file, post, site};

fn default_address(source: SourceFile) -> String {
    address_of(&config(), source)
}

fn with_permalink(pattern: &str) -> SiteConfig {
    SiteConfig {
        permalink: pattern.into(),
        ..config()
    }
}

#[test]
fn by_default_the_folders_and_the_slug() {
    let address = |path| default_address(post(path, "title: T"));
    assert_eq!(address("posts/hello.md"), "/posts/hello/");
    assert_eq!(
        address("posts/2024/Hello World.md"),
        "/posts/2024/hello-world/"
    );
    assert_eq!(address("posts/hello/index.md"), "/posts/hello/");
    assert_eq!(address("about.md"), "/about/");
    assert_eq!(address("index.md"), "/index/");
    assert_eq!(address("posts/日本語.md"), "/posts/日本語/");
    assert_eq!(address("posts/🚀.md"), "/posts/u1f680/");
    assert_eq!(address("posts/My Folder/x.md"), "/posts/my-folder/x/");
}

#[test]
fn the_slug_of_the_front_matter_replaces_the_last_part() {
    let address =
        |slug| default_address(post("posts/2024/a.md", &format!("title: T\nslug: {slug}")));
    assert_eq!(address("Hello"), "/posts/2024/hello/");
    assert_eq!(address("deep/er"), "/posts/2024/deep/er/");
}

#[test]
fn url_and_path_are_whole_addresses() {
    let address = |line| default_address(post("posts/a.md", &format!("title: T\n{line}")));
    assert_eq!(address("url: /Old/Place"), "/Old/Place/");
    assert_eq!(address("url: /old.html"), "/old.html");
    assert_eq!(
        address("path: 2025/09/18/Rust-1.90.0"),
        "/2025/09/18/Rust-1.90.0/"
    );
    assert_eq!(address("url: https://old.example/x/"), "/x/");
    assert_eq!(address("url: /a/\npath: b"), "/a/");
}

#[test]
fn a_full_url_is_told() {
    let site = site(&[post("posts/a.md", "title: T\nurl: https://old.example/x/")]);
    assert_eq!(site.warnings.len(), 1);
    assert!(site.warnings[0].diagnostic.help.contains("/x/"));
}

#[test]
fn unusable_addresses_are_errors_with_the_file_and_all_are_told() {
    let sources = [
        post("posts/a.md", "title: T\nurl: /../../etc/passwd"),
        post("posts/b.md", "title: T\npath: javascript:alert(1)"),
        post("posts/c.md", "title: T\nslug: '???'"),
        post("posts/d.md", "title: T\nurl: /?p=12"),
        post("posts/e.md", "title: T\nurl: /fine/"),
    ];
    let errors = errors(&config(), &sources);
    let paths: Vec<_> = errors.iter().map(|error| error.path.as_str()).collect();
    assert_eq!(
        paths,
        ["posts/a.md", "posts/b.md", "posts/c.md", "posts/d.md"]
    );
    assert!(
        errors
            .iter()
            .all(|error| error.diagnostic.code == "address-unusable")
    );
    assert!(errors.iter().all(|error| !error.diagnostic.help.is_empty()));
}

#[test]
fn a_date_in_the_file_name_stays_out() {
    let address = |path| default_address(post(path, "title: T"));
    assert_eq!(address("posts/2024-04-01-hello.md"), "/posts/hello/");
    assert_eq!(address("posts/2024-04-01-hello/index.md"), "/posts/hello/");
    assert_eq!(address("posts/2024-04-01.md"), "/posts/2024-04-01/");
}

#[test]
fn unless_two_would_meet() {
    let sources = [
        post("posts/2023-01-01-news.md", "title: A"),
        post("posts/2024-01-01-news.md", "title: B"),
        post("posts/2024-01-01-more.md", "title: C"),
        post("posts/more.md", "title: D"),
    ];
    let site = site(&sources);
    let address = |path| entry(&site, &sources, path).address.as_str();
    assert_eq!(
        address("posts/2023-01-01-news.md"),
        "/posts/2023-01-01-news/"
    );
    assert_eq!(
        address("posts/2024-01-01-news.md"),
        "/posts/2024-01-01-news/"
    );
    assert_eq!(
        address("posts/2024-01-01-more.md"),
        "/posts/2024-01-01-more/"
    );
    assert_eq!(address("posts/more.md"), "/posts/more/");
    assert_eq!(site.warnings.len(), 3);
}

#[test]
fn a_slug_that_dated_files_share_gets_their_dates() {
    let sources = [
        post("posts/2014-01-03-joke.md", "title: A\nslug: joke"),
        post("posts/2014-11-27-joke.md", "title: B\nslug: joke"),
        post("posts/2015-01-01-other.md", "title: C\nslug: different"),
    ];
    let site = site(&sources);
    let address = |path| entry(&site, &sources, path).address.as_str();
    assert_eq!(
        address("posts/2014-01-03-joke.md"),
        "/posts/2014-01-03-joke/"
    );
    assert_eq!(
        address("posts/2014-11-27-joke.md"),
        "/posts/2014-11-27-joke/"
    );
    assert_eq!(address("posts/2015-01-01-other.md"), "/posts/different/");
}

#[test]
fn patterns_are_filled() {
    let address = |pattern: &str, path: &str| {
        address_of(
            &with_permalink(pattern),
            post(
                path,
                "title: My *Big* Title\ndate: 2024-04-05T23:30:00-08:00",
            ),
        )
    };
    assert_eq!(
        address("/:year/:month/:slug/", "posts/hello.md"),
        "/2024/04/hello/"
    );
    assert_eq!(
        address("/:year/:month/:day/:title", "posts/hello.md"),
        "/2024/04/05/my-big-title/"
    );
    assert_eq!(
        address("/:section/:filename/", "posts/deep/2024-01-01-hello.md"),
        "/posts/2024-01-01-hello/"
    );
    assert_eq!(
        address("/b/:slug.html", "posts/2024-01-01-hello.md"),
        "/b/hello.html"
    );
    assert_eq!(address("/:slug/", "about.md"), "/about/");
}

#[test]
fn a_pattern_is_for_posts_and_below_url() {
    let config = with_permalink("/:year/:slug/");
    assert_eq!(
        address_of(&config, post("info/about.md", "title: T")),
        "/info/about/"
    );
    assert_eq!(
        address_of(&config, post("posts/a.md", "title: T\nurl: /x/")),
        "/x/"
    );
    assert_eq!(
        address_of(
            &config,
            post("posts/a.md", "title: T\ndate: 2024-01-01\nslug: b")
        ),
        "/2024/b/"
    );
}

#[test]
fn a_pattern_with_a_date_needs_one() {
    let sources = [
        post("posts/a.md", "title: T"),
        post("posts/2024-01-01-b.md", "title: T"),
    ];
    let errors = errors(&with_permalink("/:year/:slug/"), &sources);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].path, "posts/a.md");
    assert_eq!(errors[0].diagnostic.code, "permalink-needs-date");
}

#[test]
fn a_pattern_that_was_set_by_hand_is_checked_too() {
    let errors = errors(
        &with_permalink("/:nonsense/"),
        &[post("posts/a.md", "title: T")],
    );
    assert_eq!(errors[0].diagnostic.code, "permalink-unusable");
}

#[test]
fn translations_stand_below_their_language() {
    let sources = [
        post("posts/hello.md", "title: Hello"),
        post("posts/hello.fr.md", "title: Bonjour"),
        post("posts/b/index.md", "title: B"),
        post("posts/b/index.pt-br.md", "title: B"),
        post("posts/own.en.md", "title: Own"),
        post("posts/notes.v2.md", "title: Notes"),
    ];
    let site = site(&sources);
    let of = |path| {
        let entry = entry(&site, &sources, path);
        (entry.address.as_str(), entry.lang.as_str())
    };
    assert_eq!(of("posts/hello.md"), ("/posts/hello/", "en"));
    assert_eq!(of("posts/hello.fr.md"), ("/fr/posts/hello/", "fr"));
    assert_eq!(of("posts/b/index.pt-br.md"), ("/pt-br/posts/b/", "pt-BR"));
    assert_eq!(of("posts/own.en.md"), ("/posts/own/", "en"));
    assert_eq!(of("posts/notes.v2.md").1, "en");
}

#[test]
fn long_titles_make_addresses_that_disks_take() {
    let title = "長".repeat(300);
    let config = with_permalink("/:title/");
    let address = address_of(&config, file("posts/a.md", &format!("# {title}\n\nText")));
    assert!(address.split('/').all(|part| part.len() <= 255));
    let tagged = site(&[post("posts/a.md", &format!("title: T\ntags: ['{title}']"))]);
    assert!(
        tagged
            .pages
            .iter()
            .all(|page| page.address.split('/').all(|part| part.len() <= 255))
    );
}

#[test]
fn hrefs_are_encoded_below_the_base_path() {
    let config = SiteConfig {
        base_url: "https://me.github.io/blog/".into(),
        ..config()
    };
    let sources = [post("posts/日.md", "title: T")];
    let site = crate::support::site_with(&config, &sources);
    assert_eq!(site.entries[0].address, "/posts/日/");
    assert_eq!(site.entries[0].href, "/blog/posts/%E6%97%A5/");
}
