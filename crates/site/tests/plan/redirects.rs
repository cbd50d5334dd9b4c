//! Former addresses.

use inkleaf_site::{Redirect, Site, SiteConfig};

use crate::support::{config, daily, post, site, site_with};

fn from(site: &Site) -> Vec<&str> {
    site.redirects
        .iter()
        .map(|redirect| redirect.from.as_str())
        .collect()
}

fn codes(site: &Site) -> Vec<&str> {
    site.warnings
        .iter()
        .map(|finding| finding.diagnostic.code)
        .collect()
}

#[test]
fn aliases_lead_to_the_page() {
    let config = SiteConfig {
        base_url: "https://a.example/blog/".into(),
        ..config()
    };
    let site = site_with(
        &config,
        &[post(
            "posts/a.md",
            "title: T\naliases: [/Old/, /2014/x.html]",
        )],
    );
    let to = || "/blog/posts/a/".to_string();
    assert_eq!(
        site.redirects,
        [
            Redirect {
                from: "/Old/".into(),
                to: to()
            },
            Redirect {
                from: "/2014/x.html".into(),
                to: to()
            }
        ]
    );
}

#[test]
fn without_a_slash_they_stand_beside_the_page_or_in_zola_at_the_root() {
    let hugo = site(&[post(
        "posts/a b.md",
        "title: T\naliases: [former, ../up, ./x%20y]",
    )]);
    assert_eq!(from(&hugo), ["/posts/former/", "/up/", "/posts/x y/"]);
    let zola = site(&[post(
        "posts/a.md",
        "title: T\npath: 2024/01/01/a\naliases: [releases/1.0]",
    )]);
    assert_eq!(from(&zola), ["/releases/1.0/"]);
}

#[test]
fn a_real_page_wins_with_a_warning() {
    let site = site(&[
        post(
            "posts/a.md",
            "title: A\naliases: [/posts/B/, /archive/, /posts/a/]",
        ),
        post("posts/b.md", "title: B"),
    ]);
    assert!(site.redirects.is_empty());
    assert_eq!(codes(&site), ["alias-taken", "alias-taken"]);
}

#[test]
fn of_two_equal_aliases_the_newer_posts_wins_with_a_warning() {
    let mut sources = daily(2, "aliases: [/old/, /old]");
    sources.reverse();
    let site = site(&sources);
    assert_eq!(
        site.redirects,
        [Redirect {
            from: "/old/".into(),
            to: "/posts/p1/".into()
        }]
    );
    assert!(!codes(&site).is_empty());
    assert!(
        site.warnings
            .iter()
            .all(|warning| warning.path == "posts/p0.md")
    );
    assert!(site.warnings[0].diagnostic.message.contains("posts/p1.md"));
}

#[test]
fn unusable_aliases_are_warnings() {
    let site = site(&[post(
        "posts/a.md",
        "title: A\naliases: ['/?p=12', '../../../x', 'javascript:x', '/fine/']",
    )]);
    assert_eq!(from(&site)[0], "/fine/");
    assert!(codes(&site).contains(&"alias-unusable"));
    assert!(
        from(&site)
            .iter()
            .all(|from| !from.contains("..") && !from.contains('?'))
    );
}
