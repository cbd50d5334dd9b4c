//! Which other posts a post leads to.

use std::collections::BTreeMap;

use inkleaf_site::{Body, SourceFile};

use crate::support::{file, site};

/// The titles of the related posts of every post, by title.
fn related(sources: &[SourceFile]) -> BTreeMap<String, Vec<String>> {
    let posts = site(sources).pages.into_iter().filter_map(|page| {
        let Body::Post(article) = page.page.body else {
            return None;
        };
        let titles = article.related.into_iter().map(|post| post.title);
        Some((article.title, titles.collect()))
    });
    posts.collect()
}

/// Posts by title, front matter and text, a minute apart.
fn posts(posts: &[(&str, &str, &str)]) -> Vec<SourceFile> {
    let post = |(i, (title, front, text)): (usize, &(&str, &str, &str))| {
        let name = title.to_lowercase();
        let front = format!(
            "title: {title}\ndate: 2024-01-01T{:02}:{:02}:00Z\n{front}",
            i / 60,
            i % 60
        );
        file(
            &format!("posts/{name}.md"),
            &format!("---\n{front}\n---\n{text}\n"),
        )
    };
    posts.iter().enumerate().map(post).collect()
}

/// Others, so that what two posts share is rare.
const REST: [(&str, &str, &str); 6] = [
    ("Rest1", "tags: [all]", "Water runs downhill in the valley."),
    ("Rest2", "tags: [all]", "Seven bridges cross over to town."),
    ("Rest3", "tags: [all]", "Clocks strike every quarter hour."),
    ("Rest4", "tags: [all]", "Bakers rise before anybody else."),
    ("Rest5", "tags: [all]", "Nobody mends umbrellas any longer."),
    ("Rest6", "tags: [all]", "Trains leave on platform nine."),
];

/// Puts the others between two posts, so that they are no neighbours.
fn apart(
    a: (&'static str, &'static str, &'static str),
    b: (&'static str, &'static str, &'static str),
) -> BTreeMap<String, Vec<String>> {
    let mut all = REST.to_vec();
    all.insert(1, a);
    all.insert(5, b);
    related(&posts(&all))
}

#[test]
fn posts_that_share_a_rare_term_are_related() {
    let related = apart(
        ("A", "tags: [all, ink]", "One text."),
        ("B", "tags: [Ink]", "Another."),
    );
    assert_eq!(related["A"], ["B"]);
    assert_eq!(related["B"], ["A"]);
    assert!(related["Rest1"].is_empty(), "{related:?}");
}

#[test]
fn so_are_posts_that_speak_of_the_same() {
    let english = apart(
        (
            "A",
            "",
            "The pilcrow marks paragraphs; scribes drew pilcrows.",
        ),
        ("B", "", "Paragraphs: where the pilcrow went, scribes knew."),
    );
    assert_eq!(english["A"], ["B"]);
    let japanese = apart(
        ("A", "", "組版と活字の歴史。"),
        ("B", "", "活字は歴史を作った。"),
    );
    assert_eq!(japanese["B"], ["A"]);
}

#[test]
fn what_the_page_leads_to_anyway_is_left_out() {
    let foxes = "Foxes and badgers dig their dens in sandy woodland soil.";
    let mut all = REST.to_vec();
    all.splice(
        0..0,
        [
            ("A", "", foxes),
            ("B", "", foxes),
            ("C", "series: S", foxes),
        ],
    );
    all.push(("D", "series: S", foxes));
    let related = related(&posts(&all));
    assert_eq!(related["A"], ["D", "C"], "B is the next one");
    assert_eq!(
        related["C"],
        ["A"],
        "B is the one before, D a part of the series"
    );
}

#[test]
fn there_are_three_at_most_whatever_the_order_of_the_files() {
    let themes = [
        "Foxes dig dens in sandy soil.",
        "Paint dries slowly on damp walls.",
        "Violins want strings and rosin.",
        "Rivers carry silt towards deltas.",
        "Rye keeps longer than wheat bread.",
    ];
    let titles: Vec<String> = (0..40).map(|i| format!("P{i}")).collect();
    let text = |i: usize| ("", themes[i * i % 5]);
    let all: Vec<_> = (0..40)
        .map(|i| (titles[i].as_str(), text(i).0, text(i).1))
        .collect();
    let mut sources = posts(&all);
    let first = related(&sources);
    assert!(first.values().all(|related| related.len() <= 3));
    assert!(first.values().any(|related| related.len() == 3));
    sources.reverse();
    sources.rotate_left(17);
    assert_eq!(related(&sources), first);
}

#[test]
fn small_and_empty_sites_have_none() {
    assert!(related(&[]).is_empty());
    let two = related(&posts(&[
        ("A", "", "Same words."),
        ("B", "", "Same words."),
    ]));
    assert!(two.values().all(Vec::is_empty));
}
