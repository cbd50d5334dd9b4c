//! The page data as JSON: what publishing writes, the app reads.

use std::{collections::BTreeSet, mem::discriminant};

use inkleaf_site::{Body, Page, PageFile};

use crate::support::{daily, post, site};

#[test]
fn every_kind_of_page_survives_the_way_to_the_app() {
    let mut sources = daily(
        230,
        "tags: [AI, 日本]\ncategories: [C#]\nlastmod: 2029-01-01\nimage: x.png\nauthor: A",
    );
    sources.push(post("posts/undated.md", "title: '*U* <b>'"));
    sources.push(post("about.md", "title: About"));
    let site = site(&sources);
    let mut kinds = BTreeSet::new();
    let mut bodies: Vec<&Body> = Vec::new();
    for planned in &site.pages {
        let file = PageFile {
            build: "0123456789abcdef".into(),
            page: planned.page.clone(),
            source: None,
        };
        let json = serde_json::to_string(&file).unwrap();
        assert_eq!(serde_json::from_str::<PageFile>(&json).unwrap(), file);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let body = &value["page"]["body"];
        // A kind without content is a text, any other an object of one key.
        let kind = body
            .as_str()
            .or_else(|| Some(body.as_object()?.keys().next()?.as_str()));
        kinds.insert(kind.unwrap().to_string());
        if bodies
            .iter()
            .all(|body| discriminant(*body) != discriminant(&planned.page.body))
        {
            bodies.push(&planned.page.body);
        }
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        [
            "archive",
            "categories",
            "category",
            "home",
            "not-found",
            "offline",
            "page",
            "post",
            "tag",
            "tags"
        ]
    );
    assert_eq!(bodies.len(), 10);
}

#[test]
fn absent_things_take_no_room() {
    let site = site(&[post("posts/a.md", "title: A")]);
    let json = serde_json::to_string(&site.pages[0].page).unwrap();
    assert!(!json.contains("null") && !json.contains("[]"), "{json}");
    let page: Page = serde_json::from_str(&json).unwrap();
    assert_eq!(page, site.pages[0].page);
}
