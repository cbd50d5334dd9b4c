//! The front page, its later pages, and base paths.

use inkleaf_site::{Body, SiteConfig};

use crate::support::{config, daily, has_page, page, post, site, site_with, titles};

fn home_pages(posts: usize) -> Vec<usize> {
    let site = site(&daily(posts, ""));
    let count = |page: &inkleaf_site::PlannedPage| match &page.page.body {
        Body::Home(listing) => Some(listing.posts.len()),
        _ => None,
    };
    site.pages.iter().filter_map(count).collect()
}

#[test]
fn ten_posts_fit_on_a_page() {
    assert_eq!(home_pages(0), [0]);
    assert_eq!(home_pages(1), [1]);
    assert_eq!(home_pages(10), [10]);
    assert_eq!(home_pages(11), [10, 1]);
    assert_eq!(home_pages(25), [10, 10, 5]);
}

#[test]
fn an_empty_site_has_a_front_page_and_no_other_lists() {
    let site = site(&[]);
    let addresses: Vec<_> = site
        .pages
        .iter()
        .map(|page| page.address.as_str())
        .collect();
    assert_eq!(addresses, ["/", "/404.html", "/offline/"]);
    assert!(site.editions[0].menu.is_empty() && site.editions[0].feed.is_empty());
}

#[test]
fn pages_are_linked_to_their_neighbours() {
    let site = site(&daily(25, ""));
    let Body::Home(second) = &page(&site, "/page/2/").page.body else {
        panic!()
    };
    assert_eq!((second.pagination.number, second.pagination.count), (2, 3));
    assert_eq!(second.pagination.newer.as_deref(), Some("/"));
    assert_eq!(second.pagination.older.as_deref(), Some("/page/3/"));
    assert_eq!(titles(&site, "/page/3/"), ["P4", "P3", "P2", "P1", "P0"]);
}

#[test]
fn heads_of_lists() {
    let config = SiteConfig {
        base_url: "https://me.github.io/blog/".into(),
        description: "About things.".into(),
        ..config()
    };
    let site = site_with(&config, &daily(11, ""));
    let head = |address| &page(&site, address).page.head;
    assert_eq!(head("/").title, "Site");
    assert_eq!(head("/").description.as_deref(), Some("About things."));
    assert_eq!(head("/").canonical, "https://me.github.io/blog/");
    assert_eq!(head("/page/2/").title, "Page 2 – Site");
    assert_eq!(
        head("/page/2/").canonical,
        "https://me.github.io/blog/page/2/"
    );
    assert!(head("/404.html").no_index && !head("/page/2/").no_index);
}

#[test]
fn a_list_changes_when_a_post_on_it_does() {
    let mut sources = daily(11, "tags: [x]");
    sources.push(post(
        "posts/old.md",
        "title: Old\ndate: 2019-01-01\nlastmod: 2029-01-01",
    ));
    let site = site(&sources);
    let lastmod = |address| page(&site, address).lastmod.as_deref();
    assert_eq!(lastmod("/"), Some("2020-01-11"));
    assert_eq!(lastmod("/page/2/"), Some("2029-01-01"));
    assert_eq!(lastmod("/posts/old/"), Some("2029-01-01"));
    assert_eq!(lastmod("/tags/"), Some("2020-01-11"));
    assert_eq!(lastmod("/404.html"), None);
}

#[test]
fn every_href_is_below_the_base_path_and_leads_to_a_page() {
    let config = SiteConfig {
        base_url: "https://me.github.io/blog/".into(),
        posts_per_page: 3,
        ..config()
    };
    let mut sources = daily(230, "tags: [日本, x y]\ncategories: [C#]");
    sources.push(post("über.md", "title: Über"));
    let site = site_with(&config, &sources);
    let hrefs: std::collections::HashSet<String> = site
        .pages
        .iter()
        .map(|page| {
            config
                .base()
                .href(&inkleaf_content::encode_path(&page.address))
        })
        .collect();
    let mut seen = 0;
    let mut check = |href: &str| {
        seen += 1;
        let path = href.split('#').next().unwrap();
        assert!(hrefs.contains(path), "{href}");
        assert!(href.starts_with("/blog/"), "{href}");
    };
    for page in &site.pages {
        each_href(&serde_json::to_value(&page.page.body).unwrap(), &mut check);
    }
    site.editions[0]
        .menu
        .iter()
        .for_each(|entry| check(&entry.url));
    site.redirects
        .iter()
        .for_each(|redirect| check(&redirect.to));
    assert!(seen > 1000);
    assert!(has_page(&site, "/über/"));
}

/// The page data as JSON: whatever holds an href calls it one of these names.
fn each_href(value: &serde_json::Value, check: &mut impl FnMut(&str)) {
    match value {
        serde_json::Value::Object(map) => {
            for (key, value) in map {
                match (key.as_str(), value.as_str()) {
                    ("href" | "index" | "newer" | "older", Some(href)) => check(href),
                    _ => each_href(value, check),
                }
            }
        }
        serde_json::Value::Array(list) => list.iter().for_each(|value| each_href(value, check)),
        _ => {}
    }
}
