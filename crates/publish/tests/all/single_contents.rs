//! What is in a blog that is one file, and where its links lead.

use std::collections::BTreeSet;

use inkleaf_publish::{BuildError, Images};
use serde_json::Value;

use crate::single::{block, blog, html, index, pages};
use crate::support::{png, post};

#[test]
fn a_choice_that_leaves_nothing_is_an_error() {
    let mut blog = blog();
    let single = blog.options.single_file.as_mut().unwrap();
    single.choice.categories = vec!["misspelt".to_owned()];
    let error = blog.try_build().unwrap_err();
    assert!(matches!(error, BuildError::NoTerm(term) if term == "misspelt"));
    let single = blog.options.single_file.as_mut().unwrap();
    single.choice.categories.clear();
    single.choice.newest = Some(0);
    let error = blog.try_build().unwrap_err();
    assert!(matches!(error, BuildError::NothingChosen));
    assert_eq!(blog.siblings(), ["shell", "source"]);
}

#[test]
fn of_one_language_its_newest_posts_are_chosen() {
    let mut blog = blog();
    let settings = "title = \"B\"\n[[languages]]\ncode = \"tr\"\n";
    blog.add("inkleaf.toml", settings.as_bytes());
    for (name, date) in [("a/index.tr.md", "2024-01-01"), ("c.tr.md", "2023-01-01")] {
        blog.add(&format!("posts/{name}"), post("T", date, "x").as_bytes());
    }
    let single = blog.options.single_file.as_mut().unwrap();
    single.choice.lang = Some("TR".to_owned());
    single.choice.newest = Some(1);
    blog.build();
    let pages = pages(&html(&blog));
    let posts: Vec<_> = pages
        .keys()
        .filter(|path| path.contains("/posts/"))
        .collect();
    assert_eq!(posts, ["/tr/posts/a/"]);
}

#[test]
fn a_page_at_a_files_address_is_in_it() {
    let blog = blog();
    let page = "---\ntitle: D\ndate: 2025-05-01\nurl: /my/d.html\naliases: [/old/]\n---\n\nText";
    blog.add("posts/d.md", page.as_bytes());
    blog.build();
    let html = html(&blog);
    let file: Value = serde_json::from_str(&pages(&html)["/my/d.html"]).unwrap();
    assert_eq!(file["source"]["markdown"], "\nText");
    assert!(html.contains("href=\"#/my/d.html\""));
    assert_eq!(index(&html)["aliases"]["/old/"], "/my/d.html");
}

#[test]
fn a_picture_that_is_shown_in_two_ways_is_in_it_once() {
    let mut blog = blog();
    let cover = "---\ntitle: C\ndate: 2025-06-01\ncover: y.png\n---\n\n![y](y.png) ![z](z.png)";
    blog.add("posts/c/index.md", cover.as_bytes());
    blog.add("posts/c/y.png", &png(900, 600));
    blog.add("posts/c/z.png", &png(30, 20));
    for images in [Images::All, Images::Small] {
        blog.options.single_file.as_mut().unwrap().images = images;
        blog.build();
        let html = html(&blog);
        let files = index(&html)["files"].clone();
        let files = files.as_object().unwrap();
        let ids: BTreeSet<_> = files
            .values()
            .map(|file| file[0].as_str().unwrap())
            .collect();
        assert_eq!(ids.len(), files.len(), "{files:?}");
        assert_eq!(html.matches("id=\"inkleaf-file-").count(), files.len());
        let id = files["/posts/c/z.png"][0].as_str().unwrap();
        assert_eq!(block(&html, id.trim_start_matches("inkleaf-")), png(30, 20));
    }
}

#[test]
fn texts_may_say_where_the_blog_is_published() {
    let mut blog = blog();
    blog.options.base_url = Some("https://a.example/blog/".to_owned());
    let text = "[1](/blog/posts/b/) [2](https://a.example/blog/posts/b) ![3](/blog/posts/a/x.png)";
    blog.add("posts/c.md", post("C", "2025-03-01", text).as_bytes());
    blog.build();
    let page: Value = serde_json::from_str(&pages(&html(&blog))["/posts/c/"]).unwrap();
    let facts = &page["source"]["facts"];
    assert_eq!(facts["links"]["/blog/posts/b/"], "/posts/b/");
    assert_eq!(
        facts["links"]["https://a.example/blog/posts/b"],
        "/posts/b/"
    );
    assert_eq!(facts["links"]["/blog/posts/a/x.png"], "/posts/a/x.png");
}

#[test]
fn links_around_the_page_lead_into_the_file_in_any_spelling() {
    let mut blog = blog();
    blog.options.base_url = Some("https://a.example/blog/".to_owned());
    let settings = "title = \"B\"\n[[menu]]\nname = \"1\"\nurl = \"https://a.example/blog/posts/b\"\n\
        [[menu]]\nname = \"2\"\nurl = \"/posts/%62/?q#x\"\n\
        [[menu]]\nname = \"3\"\nurl = \"//c.example/\"\n\
        [[menu]]\nname = \"5\"\nurl = \"https://a.example/blog?q\"\n\
        [[menu]]\nname = \"6\"\nurl = \"/posts/bindex.html\"\n\
        [[menu]]\nname = \"4\"\nurl = \"/elsewhere/?a&b\"\n";
    blog.add("inkleaf.toml", settings.as_bytes());
    blog.build();
    let html = html(&blog);
    for href in [
        "#/posts/b/",
        "#/posts/b/?q#x",
        "https://c.example/",
        "#/?q",
        "https://a.example/blog/posts/bindex.html",
        "https://a.example/blog/elsewhere/?a&amp;b",
    ] {
        assert!(html.contains(&format!("href=\"{href}\"")), "{href}");
    }
}
