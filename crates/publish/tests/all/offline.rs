//! What browsers that keep the blog need to know: the manifest and its shards.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::support::{Blog, png, post};

fn json(blog: &Blog, name: &str) -> Value {
    serde_json::from_str(&blog.read(name)).unwrap()
}

/// All entries of all shards.
fn entries(blog: &Blog) -> BTreeMap<String, Value> {
    let shards = shards(blog);
    let entries = shards
        .iter()
        .map(|hash| json(blog, &format!("assets/offline/{hash}.json")));
    let entries = entries.flat_map(|shard| shard.as_object().unwrap().clone());
    entries.collect()
}

/// The hashes of the shards.
fn shards(blog: &Blog) -> BTreeSet<String> {
    let manifest = json(blog, "offline.json");
    let shards = manifest["shards"].as_array().unwrap().clone();
    shards
        .iter()
        .map(|shard| shard[1].as_str().unwrap().to_owned())
        .collect()
}

fn blog(settings: &str, posts: usize) -> Blog {
    let blog = Blog::new(&[("inkleaf.toml", settings)]);
    for number in 0..posts {
        let day = format!("20{:02}-01-02", 10 + number % 14);
        let text = post(&format!("Post {number}"), &day, "Text");
        blog.add(&format!("posts/post-{number}.md"), text.as_bytes());
    }
    blog
}

#[test]
fn every_page_is_listed_with_what_it_shows() {
    let blog = blog("", 2).at("https://a.example/blog/");
    let shown = "![A](my%20picture.png)\n\n![Elsewhere](https://b.example/x.png)\n";
    let front = "title: Ä\ndate: 2024-01-02\naliases: [/old/]";
    let text = format!("---\n{front}\n---\n{shown}");
    blog.add("posts/ä/index.md", text.as_bytes());
    blog.add("posts/ä/my picture.png", &png(40, 40));
    blog.add("posts/ä/unused.png", &png(10, 10));
    blog.build();
    let entries = entries(&blog);
    let page = &entries["/posts/ä/"];
    assert_eq!(page["files"][0][0], "/posts/ä/my picture.png", "{page}");
    assert_eq!(page["files"].as_array().unwrap().len(), 1);
    assert_eq!(page["size"], blog.read("posts/ä/index.html").len());
    assert!(entries["/posts/ä/my picture.png"]["hash"].is_string());
    assert!(!entries.contains_key("/posts/ä/unused.png"));
    assert_eq!(entries["/old/"]["to"], "/blog/posts/%C3%A4/");
    for address in ["/", "/archive/", "/offline/", "/404.html", "/posts/post-1/"] {
        assert!(entries[address]["hash"].is_string(), "{address}");
    }
    // Posts have a hash of what they say, lists have none.
    assert!(page["text"].is_string() && entries["/"]["text"].is_null());
    let manifest = json(&blog, "offline.json");
    assert_eq!(manifest["editions"]["/"][0], "/posts/ä/");
    let core = manifest["core"].as_array().unwrap();
    let core: Vec<_> = core.iter().map(|file| file[0].as_str().unwrap()).collect();
    for part in ["/", "/offline/", "/404.html", "/assets/words-en-"] {
        assert!(
            core.iter().any(|address| address.starts_with(part)),
            "{part}: {core:?}"
        );
    }
    assert!(
        !core.iter().any(|address| address.ends_with(".png")),
        "{core:?}"
    );
}

#[test]
fn what_a_post_says_is_told_from_what_stands_around_it() {
    let text = |blog: &Blog| entries(blog)["/posts/post-0/"]["text"].clone();
    let hash = |blog: &Blog| entries(blog)["/posts/post-0/"]["hash"].clone();
    let blog = blog("", 1);
    blog.build();
    let before = (text(&blog), hash(&blog));
    blog.add(
        "posts/later.md",
        post("Later", "2011-01-01", "Text").as_bytes(),
    );
    blog.build();
    assert_eq!(text(&blog), before.0);
    assert_ne!(hash(&blog), before.1, "the neighbour has no link to it");
    blog.add(
        "posts/post-0.md",
        post("Post 0", "2010-01-02", "New").as_bytes(),
    );
    blog.build();
    assert_ne!(text(&blog), before.0);
}

#[test]
fn the_same_blog_has_the_same_manifest_and_a_new_post_leaves_most_shards_alone() {
    let blog = blog("", 1500);
    blog.build();
    let before = (blog.read("offline.json"), shards(&blog));
    blog.build();
    assert_eq!(blog.read("offline.json"), before.0);
    assert!(before.1.len() > 8, "{}", before.1.len());
    blog.add("posts/new.md", post("New", "2024-05-01", "Text").as_bytes());
    blog.build();
    let after = shards(&blog);
    // Its own, that of the post before it, which has a link to it now, and those of
    // the lists that it is in.
    let changed = after.difference(&before.1).count();
    assert!((1..=4).contains(&changed), "{changed} of {}", after.len());
}

#[test]
fn a_blog_that_is_not_to_be_kept_has_no_manifest() {
    let blog = blog("offline = false", 1);
    blog.build();
    let names = blog.names();
    assert!(
        !names.iter().any(|name| name.contains("offline")),
        "{names:?}"
    );
    assert!(!blog.read("index.html").contains("inkleaf-worker"));
}

#[test]
fn an_authors_own_page_takes_the_place_of_ours() {
    let blog = blog("", 1);
    blog.add("pages/offline.md", b"---\ntitle: No net\n---\nMine.");
    blog.build();
    let page = blog.read("offline/index.html");
    assert!(
        page.contains("Mine.") && !page.contains("data-offline"),
        "{page}"
    );
    assert!(
        page.contains("href=\"/offline/\""),
        "the footer leads to it"
    );
    let core = json(&blog, "offline.json")["core"].to_string();
    assert!(core.contains("\"/offline/\""), "{core}");
}
