//! The order of posts, and that nothing depends on the order of files.

use inkleaf_site::{Body, Site, SourceFile};

use crate::support::{daily, page, post, site, titles};

/// The files in another order, always the same one for a seed.
fn shuffled(sources: &[SourceFile], mut seed: u64) -> Vec<SourceFile> {
    let mut sources = sources.to_vec();
    for i in (1..sources.len()).rev() {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        sources.swap(i, (seed >> 33) as usize % (i + 1));
    }
    sources
}

/// The site without the places of its files in the input.
fn without_sources(mut site: Site) -> Site {
    for entry in &mut site.entries {
        entry.source = 0;
    }
    site
}

fn mixed() -> Vec<SourceFile> {
    let mut sources = daily(40, "tags: [AI, Rust]");
    for i in 0..20 {
        sources.push(post(
            &format!("posts/2021-01-01-same-{i}.md"),
            &format!(
                "title: Same\ntags: [ai, 'RUST ', x{}]\naliases: [/former/, /former-{i}/]",
                i % 3
            ),
        ));
        sources.push(post(
            &format!("posts/undated-{i}.md"),
            "title: Undated\ncategories: [Ai]",
        ));
        sources.push(post(&format!("page-{i}.md"), "title: Page\nweight: 3"));
        sources.push(post(
            &format!("posts/draft-{i}.md"),
            "title: Draft\ndraft: true",
        ));
    }
    sources
}

#[test]
fn the_order_of_files_does_not_matter() {
    let sources = mixed();
    let expected = without_sources(site(&sources));
    assert!(!expected.warnings.is_empty());
    for seed in 0..5 {
        let shuffled = shuffled(&sources, seed);
        let planned = site(&shuffled);
        crate::selection::every_source_is_somewhere(&planned, &shuffled);
        assert!(without_sources(planned) == expected, "seed {seed}");
    }
}

#[test]
fn newest_first_then_weight_then_title_then_path_and_undated_last() {
    let site = site(&[
        post("posts/f.md", "title: Undated"),
        post("posts/a.md", "title: B\ndate: 2024-01-01"),
        post("posts/c.md", "title: A\ndate: 2024-01-01"),
        post("posts/b.md", "title: A\ndate: 2024-01-01"),
        post("posts/d.md", "title: Light\ndate: 2024-01-01\nweight: 1"),
        post("posts/e.md", "title: New\ndate: 2024-01-01T00:00:01Z"),
        post("posts/g.md", "title: East\ndate: 2024-01-02T00:00:00+14:00"),
    ]);
    assert_eq!(
        titles(&site, "/"),
        ["East", "New", "Light", "A", "A", "B", "Undated"]
    );
    let addresses: Vec<_> = site
        .entries
        .iter()
        .map(|entry| entry.address.as_str())
        .collect();
    assert_eq!(addresses[3..5], ["/posts/b/", "/posts/c/"]);
}

#[test]
fn neighbours_follow_the_order() {
    let site = site(&mixed());
    let posts: Vec<_> = site
        .pages
        .iter()
        .filter_map(|page| match &page.page.body {
            Body::Post(article) => {
                Some((page.entry.map(|entry| &site.entries[entry].href), article))
            }
            _ => None,
        })
        .collect();
    assert_eq!(posts.len(), site.posts);
    for pair in posts.windows(2) {
        let [(newer, newer_page), (older, older_page)] = pair else {
            unreachable!()
        };
        assert_eq!(newer_page.older.as_ref().map(|link| &link.href), *older);
        assert_eq!(older_page.newer.as_ref().map(|link| &link.href), *newer);
    }
    assert!(posts[0].1.newer.is_none() && posts[posts.len() - 1].1.older.is_none());
}

#[test]
fn standalone_pages_have_no_neighbours_and_come_last() {
    let site = site(&[
        post("about.md", "title: About\ndate: 2024-01-01"),
        post("posts/a.md", "title: A"),
    ]);
    assert_eq!(site.entries[1].address, "/about/");
    let Body::Page(about) = &page(&site, "/about/").page.body else {
        panic!()
    };
    assert!(about.newer.is_none() && about.older.is_none() && about.minutes.is_none());
    assert_eq!(titles(&site, "/"), ["A"]);
}
