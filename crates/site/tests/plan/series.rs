//! Parts of a series and their order.

use inkleaf_site::{Body, Series, SourceFile};

use crate::support::{daily, page, post, site};

fn series(sources: &[SourceFile], address: &str) -> Option<Series> {
    let site = site(sources);
    let Body::Post(article) = page(&site, address).page.body.clone() else {
        panic!("{address} is no post")
    };
    article.series
}

fn titles(series: &Series) -> Vec<&str> {
    series.posts.iter().map(|post| &*post.title).collect()
}

#[test]
fn parts_come_by_date_the_oldest_first() {
    let sources = [
        post("posts/b.md", "title: B\ndate: 2024-02-02\nseries: Type"),
        post("posts/a.md", "title: A\ndate: 2024-01-01\nseries: [type]"),
        post("posts/u.md", "title: U\nseries: Type"),
        post("posts/x.md", "title: X\ndate: 2024-01-20"),
    ];
    let series = series(&sources, "/posts/b/").unwrap();
    assert_eq!(titles(&series), ["A", "B", "U"]);
    assert_eq!((series.number, series.first), (2, 1));
    assert!(series.place.contains('2') && series.place.contains('3'));
    assert_eq!(series.name, "type", "as the first part has it");
    assert_eq!(self::series(&sources, "/posts/x/"), None);
}

#[test]
fn numbers_count_before_dates() {
    let part = |name: &str, front: &str| {
        let front = format!("title: {name}\ndate: 2024-01-0{name}\nseries: S\n{front}");
        post(&format!("posts/{name}.md"), &front)
    };
    let sources = [
        part("1", "series_order: 3"),
        part("2", "weight: 2"),
        part("3", "seriesOrder: 1\nweight: 9"),
        part("4", "weight: 0"),
    ];
    let series = series(&sources, "/posts/1/").unwrap();
    assert_eq!(titles(&series), ["3", "2", "1", "4"]);
}

#[test]
fn one_part_is_no_series() {
    let sources = [
        post("posts/a.md", "title: A\nseries: [Alone, Two]"),
        post("posts/b.md", "title: B\nseries: Two"),
        post("posts/c.md", "title: C\nseries: Other"),
        post("posts/c.fr.md", "title: C\nseries: Other"),
    ];
    assert_eq!(series(&sources, "/posts/a/").unwrap().name, "Two");
    assert_eq!(series(&sources, "/posts/c/"), None);
}

#[test]
fn of_a_long_series_the_parts_around_the_post_are_named() {
    let sources = daily(100, "series: Column");
    let around = |part: usize| {
        let series = series(&sources, &format!("/posts/p{part}/")).unwrap();
        let own = series.number - series.first;
        assert_eq!(series.posts[own].title, format!("P{part}"));
        (series.number, series.first, series.posts.len())
    };
    assert_eq!(around(0), (1, 1, 30));
    assert_eq!(around(50), (51, 36, 30));
    assert_eq!(around(99), (100, 71, 30));
}
