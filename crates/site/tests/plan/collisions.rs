//! Two pages with one address.

use inkleaf_site::SourceFile;

use crate::support::{config, daily, errors, post, site};

fn taken(sources: &[SourceFile]) -> Vec<(String, String)> {
    let errors = errors(&config(), sources);
    assert!(
        errors.iter().all(|e| e.diagnostic.code == "address-taken"),
        "{errors:#?}"
    );
    errors
        .into_iter()
        .map(|error| (error.path, error.diagnostic.message))
        .collect()
}

#[test]
fn two_posts_with_one_address_name_each_other() {
    let found = taken(&[
        post("posts/a.md", "title: A\nslug: same"),
        post("posts/b.md", "title: B\nslug: same"),
        post("posts/c.md", "title: C"),
    ]);
    assert_eq!(found.len(), 2);
    assert!(
        found[0].0 == "posts/a.md"
            && found[0].1.contains("posts/b.md")
            && found[0].1.contains("/posts/same/")
    );
    assert!(found[1].0 == "posts/b.md" && found[1].1.contains("posts/a.md"));
}

#[test]
fn three_posts_have_three_findings() {
    let sources =
        ["a", "b", "c"].map(|name| post(&format!("posts/{name}.md"), "title: T\nurl: /x/"));
    assert_eq!(taken(&sources).len(), 3);
}

#[test]
fn addresses_that_differ_in_case_are_one() {
    let found = taken(&[
        post("posts/a.md", "title: A\nurl: /About/"),
        post("about.md", "title: B"),
    ]);
    assert_eq!(found.len(), 2);
    assert!(found[0].1.contains("case"));
}

#[test]
fn a_generated_page_keeps_its_address() {
    for address in [
        "/",
        "/tags/",
        "/tags/x/",
        "/categories/",
        "/archive/",
        "/page/2/",
        "/404.html",
        "/Archive/",
    ] {
        let mut sources = daily(11, "tags: [x]\ncategories: [x]");
        sources.push(post("mine.md", &format!("title: Mine\nurl: {address}")));
        let found = taken(&sources);
        assert_eq!(found.len(), 1, "{address}");
        assert_eq!(found[0].0, "mine.md");
    }
}

#[test]
fn what_is_not_generated_is_free() {
    let site = site(&[
        post("tags.md", "title: Mine"),
        post("posts/a.md", "title: A"),
        post("page/2.md", "title: B"),
    ]);
    assert_eq!(site.entries.len(), 3);
}

#[test]
fn what_is_left_out_takes_no_address() {
    let site = site(&[
        post("posts/a.md", "title: A\nurl: /x/"),
        post("posts/b.md", "title: B\nurl: /x/\ndraft: true"),
    ]);
    assert_eq!((site.entries.len(), site.left_out.len()), (1, 1));
}
