//! Sites in several languages.

use std::collections::BTreeSet;

use inkleaf_site::{
    Body, LanguageSettings, MenuEntry, PlannedPage, Site, SiteConfig, SourceFile, Untranslated,
};

use crate::support::{
    address_of, config, daily, entry, file, has_page, options, page, post, site, site_with, titles,
};

/// A site in English and in these languages.
fn in_languages(codes: &[&str]) -> SiteConfig {
    let language = |code: &&str| LanguageSettings {
        code: (*code).into(),
        ..LanguageSettings::default()
    };
    SiteConfig {
        languages: codes.iter().map(language).collect(),
        ..config()
    }
}

fn turkish() -> SiteConfig {
    in_languages(&["tr"])
}

/// Two posts with translations, one in each language alone.
fn sources() -> Vec<SourceFile> {
    vec![
        post(
            "posts/a.md",
            "title: A\ndate: 2024-01-05\ntags: [one, both]",
        ),
        post(
            "posts/a.tr.md",
            "title: Ah\ndate: 2024-01-05\ntags: [bir, both]",
        ),
        post("posts/b.md", "title: B\ndate: 2024-01-04"),
        post("posts/b.tr.md", "title: Be\ndate: 2024-01-04"),
        post("posts/en.md", "title: Only\ndate: 2024-01-03\ntags: [one]"),
        post("posts/yalnız.tr.md", "title: Yalnız\ndate: 2024-01-02"),
        post("about.md", "title: About"),
        post("about.tr.md", "title: Hakkında"),
    ]
}

/// The languages in which a page says that it is to be had, and where.
fn translations(page: &PlannedPage) -> Vec<(&str, &str)> {
    let of = &page.page.head.translations;
    of.iter()
        .map(|to| (to.lang.as_str(), to.href.as_str()))
        .collect()
}

fn addresses(site: &Site, edition: usize) -> BTreeSet<&str> {
    let own = site.pages.iter().filter(|page| page.edition == edition);
    own.map(|page| page.address.as_str()).collect()
}

#[test]
fn every_edition_has_lists_of_its_own_posts() {
    let site = site_with(&turkish(), &sources());
    assert_eq!(titles(&site, "/"), ["A", "B", "Only"]);
    assert_eq!(titles(&site, "/tr/"), ["Ah", "Be", "Yalnız"]);
    assert_eq!(titles(&site, "/tags/both/"), ["A"]);
    assert_eq!(titles(&site, "/tr/tags/both/"), ["Ah"]);
    assert!(!has_page(&site, "/tags/bir/") && !has_page(&site, "/tr/tags/one/"));
    let Body::Archive(archive) = &page(&site, "/tr/archive/").page.body else {
        panic!()
    };
    assert_eq!(
        (archive.total.as_str(), archive.index[0].href.as_str()),
        ("3 yazı", "/tr/archive/#y2024")
    );
    assert!(
        addresses(&site, 1)
            .iter()
            .all(|address| address.starts_with("/tr/"))
    );
    assert!(
        addresses(&site, 0)
            .iter()
            .all(|address| !address.starts_with("/tr/"))
    );
    assert_eq!((site.posts, site.tags), (6, 3));
}

#[test]
fn every_page_is_in_the_language_of_its_edition() {
    let site = site_with(&in_languages(&["tr", "ar"]), &sources());
    for page in &site.pages {
        let head = &page.page.head;
        let lang = ["en", "tr", "ar"][page.edition];
        assert_eq!(head.lang, lang, "{}", page.address);
        assert_eq!(head.rtl, lang == "ar", "{}", page.address);
    }
    // An edition without a single post has a front page all the same.
    assert_eq!(addresses(&site, 2), ["/ar/", "/ar/offline/"].into());
}

#[test]
fn neighbours_and_later_pages_stay_in_the_edition() {
    let mut sources = daily(12, "");
    let mut turkish_posts = daily(12, "lang: tr\ntags: [x]");
    for source in &mut turkish_posts {
        source.path = source.path.replace("posts/", "posts/tr/");
        source.stem = source.stem.replace("posts/", "posts/tr/");
    }
    sources.extend(turkish_posts);
    let site = site_with(&turkish(), &sources);
    let Body::Home(second) = &page(&site, "/tr/page/2/").page.body else {
        panic!()
    };
    assert_eq!(second.pagination.newer.as_deref(), Some("/tr/"));
    let Body::Post(post) = &page(&site, "/tr/posts/p5/").page.body else {
        panic!()
    };
    let href = |link: &Option<inkleaf_site::PostLink>| link.as_ref().map(|link| link.href.clone());
    assert_eq!(href(&post.newer).as_deref(), Some("/tr/posts/p6/"));
    assert_eq!(href(&post.older).as_deref(), Some("/tr/posts/p4/"));
    assert_eq!(post.tags[0].href, "/tr/tags/x/");
    let feed = &site.editions[1].feed;
    assert_eq!(site.entries[feed[0].entry].address, "/tr/posts/p11/");
}

#[test]
fn a_language_is_told_by_front_matter_suffix_or_folder() {
    let address =
        |path: &str, front: &str| address_of(&in_languages(&["tr", "pt-BR"]), post(path, front));
    assert_eq!(address("posts/a.md", "lang: tr"), "/tr/posts/a/");
    assert_eq!(address("posts/a.tr.md", ""), "/tr/posts/a/");
    assert_eq!(address("posts/tr/a.md", ""), "/tr/posts/a/");
    assert_eq!(address("tr/posts/a.md", ""), "/tr/posts/a/");
    assert_eq!(address("posts/pt/2024/a.md", ""), "/pt-br/posts/2024/a/");
    assert_eq!(address("posts/en/a.md", ""), "/posts/a/");
    assert_eq!(address("posts/2024/tr/a.md", ""), "/posts/2024/tr/a/");
    // No language of this site: as on a site in one language.
    assert_eq!(address("posts/a.de.md", ""), "/de/posts/a/");
    assert_eq!(address("posts/de/a.md", ""), "/posts/de/a/");
    assert_eq!(address("posts/a.md", "lang: tr\nurl: /own/"), "/own/");
}

#[test]
fn a_site_in_one_language_has_no_languages_folders() {
    assert_eq!(
        address_of(&config(), post("posts/tr/a.md", "")),
        "/posts/tr/a/"
    );
    let site = site(&[
        post("posts/a.md", "title: A"),
        post("posts/a.tr.md", "title: Ah"),
    ]);
    assert_eq!(site.editions.len(), 1);
    assert_eq!(titles(&site, "/").len(), 2);
    assert!(
        site.pages
            .iter()
            .all(|page| page.page.head.translations.is_empty())
    );
}

#[test]
fn translations_are_told_on_each_of_them() {
    let mut config = turkish();
    config.base_url = "https://a.example/b/".into();
    let site = site_with(&config, &sources());
    let both = [("en", "/b/posts/a/"), ("tr", "/b/tr/posts/a/")];
    assert_eq!(translations(page(&site, "/posts/a/")), both);
    assert_eq!(translations(page(&site, "/tr/posts/a/")), both);
    let about = &page(&site, "/tr/about/").page.head.translations;
    assert_eq!(about[0].url, "https://a.example/b/about/");
    for address in ["/posts/en/", "/tr/posts/yalnız/", "/404.html", "/tags/one/"] {
        assert_eq!(translations(page(&site, address)), [], "{address}");
    }
    for address in ["/", "/archive/", "/tags/", "/tags/both/"] {
        let there = format!("/tr{address}");
        let both = [("en", format!("/b{address}")), ("tr", format!("/b{there}"))];
        let both: Vec<_> = both
            .iter()
            .map(|(lang, href)| (*lang, href.as_str()))
            .collect();
        assert_eq!(translations(page(&site, address)), both);
        assert_eq!(translations(page(&site, &there)), both);
    }
}

#[test]
fn names_in_any_place_and_keys_tell_translations() {
    let sources = [
        post("posts/a.md", "title: A"),
        post("tr/posts/a.md", "title: Ah"),
        post("posts/de/a.md", "title: Ä"),
        post("posts/x.md", "title: X\ntranslationKey: same"),
        post("posts/y.tr.md", "title: Y\ntranslationKey: same"),
        post("posts/z.md", "title: Z"),
        post("posts/z.fr.md", "title: No edition"),
    ];
    let site = site_with(&in_languages(&["tr", "de"]), &sources);
    let langs = |path: &str| {
        let address = &entry(&site, &sources, path).address;
        let of = translations(page(&site, address));
        of.iter()
            .map(|(lang, _)| (*lang).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(langs("posts/de/a.md"), ["en", "tr", "de"]);
    assert_eq!(langs("posts/x.md"), ["en", "tr"]);
    assert_eq!(langs("posts/y.tr.md"), ["en", "tr"]);
    assert!(langs("posts/z.md").is_empty() && langs("posts/z.fr.md").is_empty());
}

#[test]
fn untranslated_posts_are_shown_where_so_configured() {
    let mut config = turkish();
    config.untranslated = Untranslated::Show;
    let site = site_with(&config, &sources());
    assert_eq!(titles(&site, "/"), ["A", "B", "Only"]);
    assert_eq!(titles(&site, "/tr/"), ["Ah", "Be", "Only", "Yalnız"]);
    let Body::Home(home) = &page(&site, "/tr/").page.body else {
        panic!()
    };
    let langs: Vec<_> = home.posts.iter().map(|card| card.lang.as_deref()).collect();
    assert_eq!(langs, [None, None, Some("en"), None]);
    assert_eq!(home.posts[2].href, "/posts/en/");
    assert_eq!(home.posts[2].tags[0].href, "/tr/tags/one/");
    assert_eq!(titles(&site, "/tr/tags/one/"), ["Only"]);
    let Body::Archive(archive) = &page(&site, "/tr/archive/").page.body else {
        panic!()
    };
    assert_eq!(archive.years[0].posts[2].lang.as_deref(), Some("en"));
    // A feed is in one language, and so are the neighbours of a post.
    assert_eq!(site.editions[1].feed.len(), 3);
    let Body::Post(last) = &page(&site, "/tr/posts/yalnız/").page.body else {
        panic!()
    };
    assert_eq!(
        last.newer.as_ref().map(|post| post.title.as_str()),
        Some("Be")
    );
    assert_eq!(
        site.pages
            .iter()
            .filter(|page| page.entry.is_some())
            .count(),
        8
    );
}

#[test]
fn every_edition_has_a_menu_and_texts_of_its_own() {
    let mut config = in_languages(&["tr", "de"]);
    config.description = "About it.".into();
    config.menu = vec![MenuEntry {
        name: "All".into(),
        url: "/archive/".into(),
    }];
    config.languages[0].title = "Bahçe".into();
    let mut menu = config.menu[0].clone();
    menu.url = "/de/archive".into();
    config.languages[1].menu = vec![menu];
    let mut sources = sources();
    sources.push(file("posts/a.de.md", "# Ä\n"));
    let site = site_with(&config, &sources);
    let urls = |edition: usize| {
        let menu = site.editions[edition].menu.iter();
        menu.map(|entry| entry.url.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(urls(0), ["/archive/"]);
    assert_eq!(urls(1), ["/tr/archive/", "/tr/tags/", "/tr/about/"]);
    assert_eq!(urls(2), ["/de/archive/"]);
    let edition = |i: usize| {
        let edition = &site.editions[i];
        (
            edition.name.as_str(),
            edition.title.as_str(),
            edition.address.as_str(),
        )
    };
    assert_eq!(edition(0), ("English", "Site", "/"));
    assert_eq!(edition(1), ("Türkçe", "Bahçe", "/tr/"));
    assert_eq!(edition(2), ("Deutsch", "Site", "/de/"));
    let head = &page(&site, "/tr/").page.head;
    assert_eq!(
        (head.title.as_str(), head.description.as_deref()),
        ("Bahçe", Some("About it."))
    );
}

#[test]
fn nothing_is_lost_and_nothing_there_twice() {
    let mut sources = sources();
    sources.push(post("posts/tr/draft.md", "draft: true"));
    sources.push(post("tr/_index.md", ""));
    for untranslated in [Untranslated::Hide, Untranslated::Show] {
        let mut config = in_languages(&["tr", "de"]);
        config.untranslated = untranslated;
        let site = inkleaf_site::plan(&config, &sources, options()).unwrap();
        assert_eq!(site.entries.len() + site.left_out.len(), sources.len());
        let addresses: BTreeSet<_> = site.pages.iter().map(|page| &page.address).collect();
        assert_eq!(addresses.len(), site.pages.len());
        for (i, entry) in site.entries.iter().enumerate() {
            let page = page(&site, &entry.address);
            assert_eq!((page.entry, &page.page.head.lang), (Some(i), &entry.lang));
        }
    }
}
