//! The menu.

use inkleaf_site::{MenuEntry, Site, SiteConfig};

use crate::support::{config, post, site, site_with};

fn shown(site: &Site) -> Vec<(&str, &str)> {
    site.editions[0]
        .menu
        .iter()
        .map(|entry| (entry.name.as_str(), entry.url.as_str()))
        .collect()
}

#[test]
fn by_default_the_lists_and_the_standalone_pages() {
    let site = site(&[
        post("posts/a.md", "title: A\ntags: [x]\ncategories: [x]"),
        post("zoo.md", "title: Zoo *garden*\nweight: 1"),
        post("about.md", "title: About"),
        post("about.fr.md", "title: À propos"),
    ]);
    assert_eq!(
        shown(&site),
        [
            ("Archive", "/archive/"),
            ("Tags", "/tags/"),
            ("Categories", "/categories/"),
            ("Zoo garden", "/zoo/"),
            ("About", "/about/"),
        ]
    );
}

#[test]
fn the_settings_menu_leads_below_the_base_path() {
    let entries = [
        ("Home", "/"),
        ("Über", "/über"),
        ("Part", "/über/#part"),
        ("Encoded", "/%C3%BCber/"),
        ("File", "/cv.pdf"),
        ("Here", "https://me.github.io/blog/über/"),
        ("There", "https://example.org/x"),
        ("Neighbour", "https://me.github.io/other/"),
        ("Mail", "mailto:me@example.org"),
    ];
    let menu = entries.map(|(name, url)| MenuEntry {
        name: name.into(),
        url: url.into(),
    });
    let config = SiteConfig {
        base_url: "https://me.github.io/blog/".into(),
        menu: menu.into(),
        ..config()
    };
    let site = site_with(&config, &[post("über.md", "title: Über")]);
    let urls: Vec<_> = shown(&site).into_iter().map(|(_, url)| url).collect();
    assert_eq!(
        urls,
        [
            "/blog/",
            "/blog/%C3%BCber/",
            "/blog/%C3%BCber/#part",
            "/blog/%C3%BCber/",
            "/blog/cv.pdf",
            "/blog/%C3%BCber/",
            "https://example.org/x",
            "https://me.github.io/other/",
            "mailto:me@example.org",
        ]
    );
}

#[test]
fn a_default_menu_stays_short_however_many_pages_there_are() {
    let pages: Vec<_> = (0..30)
        .map(|i| post(&format!("page{i}.md"), &format!("title: P{i}\nweight: {i}")))
        .collect();
    let menu = site(&pages).editions.remove(0).menu;
    assert!(menu.len() <= 7, "{menu:?}");
    assert_eq!(menu[0].name, "P0");
}
