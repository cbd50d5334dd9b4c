//! The blog as an app: manifests, icons, screenshots, and what pages say of it.

use inkleaf_publish::BuildError;
use serde_json::Value;

use crate::support::{Blog, png, post};

const ICON: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\
                    <path d='M1 1h7l-7 7z' fill='#246'/></svg>";

fn blog(settings: &str) -> Blog {
    Blog::new(&[
        ("inkleaf.toml", settings),
        ("posts/a.md", &post("A & «B»", "2025-01-02", "Text")),
        ("posts/b.md", &post("Older", "2025-01-01", "Text")),
        ("art/icon.svg", ICON),
    ])
}

fn manifest(blog: &Blog, name: &str) -> Value {
    serde_json::from_str(&blog.read(name)).unwrap()
}

/// The value of an attribute in the first tag of the head that has `mark`.
fn attribute(html: &str, mark: &str, name: &str) -> Option<String> {
    let head = html.split("</head>").next().unwrap();
    let tag = head.split('<').find(|tag| tag.contains(mark))?;
    let after = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(after.split('"').next()?.to_owned())
}

/// An href as the name of a file of the output.
fn file(href: &str, base: &str) -> String {
    href.strip_prefix(base).unwrap().to_owned()
}

#[test]
fn the_manifest_of_a_whole_blog() {
    let blog = blog(
        "title = \"Garden & Letters\"\ndescription = \"What grows.\"\nlanguage = \"en-GB\"\n\
         [app]\nicon = \"art/icon.svg\"\nshort_name = \"Garden\"\ncategories = [\"Magazines\"]\n\
         screenshots = [{ file = \"art/wide shot.png\", label = \"The front page\" }, \"art/tall.png\"]\n",
    )
    .at("https://a.example/日/");
    blog.add("art/wide shot.png", &png(1280, 720));
    blog.add("art/tall.png", &png(400, 800));
    blog.build();
    let json = blog.read("app.webmanifest");
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&json).unwrap());
    let pretty = without_hashes(&pretty.unwrap());
    let wanted = include_str!("manifest.json");
    assert_eq!(pretty.trim(), wanted.trim(), "{pretty}");
}

/// Hashes change with the libraries that draw and encode.
fn without_hashes(text: &str) -> String {
    let is_hash = |part: &&str| part.len() == 16 && part.bytes().all(|b| b.is_ascii_hexdigit());
    let parts = text.split_inclusive(['-', '.']);
    parts
        .map(|part| {
            let (name, end) = part.split_at(part.len() - 1);
            if is_hash(&name) {
                format!("HASH{end}")
            } else {
                part.to_owned()
            }
        })
        .collect()
}

#[test]
fn everything_that_is_named_is_there() {
    let blog = blog("[app]\nicon = \"art/icon.svg\"\n").at("https://a.example/blog/");
    blog.build();
    let page = blog.read("posts/a/index.html");
    let names = blog.names();
    let mut hrefs: Vec<_> = [
        ("rel=\"icon\"", "href"),
        ("rel=\"apple-touch-icon\"", "href"),
        ("rel=\"manifest\"", "href"),
    ]
    .map(|(mark, name)| attribute(&page, mark, name).unwrap())
    .into();
    let manifest = manifest(&blog, "app.webmanifest");
    let icons = manifest["icons"].as_array().unwrap();
    hrefs.extend(
        icons
            .iter()
            .map(|icon| icon["src"].as_str().unwrap().to_owned()),
    );
    assert_eq!(hrefs.len(), 9);
    for href in &hrefs {
        let name = file(href, "/blog/");
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert_eq!(blog.read(&file(&hrefs[0], "/blog/")), ICON);
    for shortcut in manifest["shortcuts"].as_array().unwrap() {
        let name = file(shortcut["url"].as_str().unwrap(), "/blog/") + "index.html";
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn every_edition_has_a_manifest_and_all_are_one_app() {
    let blog = Blog::new(&[
        (
            "inkleaf.toml",
            "title = \"Garden\"\n[app]\nshort_name = \"G\"\n[[languages]]\ncode = \"tr\"\n\
             title = \"Bahçe\"\n[[languages]]\ncode = \"ar\"\n",
        ),
        ("posts/a.md", &post("A", "2025-01-03", "Text")),
        ("posts/a.tr.md", &post("Ah", "2025-01-03", "Yazı")),
    ])
    .at("https://a.example/blog/");
    blog.build();
    for (name, lang, dir, title, short, newest) in [
        ("", "en", "ltr", "Garden", "G", Some("Newest post")),
        ("tr/", "tr", "ltr", "Bahçe", "Bahçe", Some("En yeni yazı")),
        // It has no posts yet.
        ("ar/", "ar", "rtl", "Garden", "G", None),
    ] {
        let manifest = manifest(&blog, &format!("{name}app.webmanifest"));
        for (key, value) in [
            ("id", "/blog/"),
            ("scope", "/blog/"),
            ("start_url", &format!("/blog/{name}")),
            ("lang", lang),
            ("dir", dir),
            ("name", title),
            ("short_name", short),
        ] {
            assert_eq!(manifest[key], value, "{name} {key}");
        }
        let shortcuts = manifest["shortcuts"].as_array();
        let mut shortcuts = shortcuts.into_iter().flatten();
        let is_post = |shortcut: &&Value| shortcut["url"].as_str().unwrap().contains("/posts/");
        let post = shortcuts.find(is_post);
        assert_eq!(post.and_then(|post| post["name"].as_str()), newest);
        let page = blog.read(&format!("{name}index.html"));
        let href = attribute(&page, "rel=\"manifest\"", "href").unwrap();
        assert_eq!(href, format!("/blog/{name}app.webmanifest"));
    }
}

#[test]
fn the_apps_own_icon_stands_in() {
    let blog = blog("title = \"x\"\n");
    let index = blog.options.shell.join("index.html");
    let html = std::fs::read_to_string(&index).unwrap();
    let link = "<link rel=\"icon\" href=\"/icon-1.svg\">\n<link rel=\"stylesheet\"";
    std::fs::write(&index, html.replace("<link rel=\"stylesheet\"", link)).unwrap();
    std::fs::write(blog.options.shell.join("icon-1.svg"), ICON).unwrap();
    blog.build();
    let page = blog.read("index.html");
    assert_eq!(page.matches("rel=\"icon\"").count(), 1, "{page}");
    let href = attribute(&page, "rel=\"icon\"", "href").unwrap();
    assert_eq!(blog.read(&file(&href, "/")), ICON);
    assert!(!blog.names().contains(&"assets/icon-1.svg".to_owned()));
    assert_eq!(
        manifest(&blog, "app.webmanifest")["icons"]
            .as_array()
            .unwrap()
            .len(),
        6
    );
}

#[test]
fn a_blog_without_any_icon_has_a_manifest() {
    let blog = blog("title = \"x\"\n");
    blog.build();
    let manifest = manifest(&blog, "app.webmanifest");
    assert_eq!(manifest["icons"].as_array().unwrap().len(), 0);
    assert!(!blog.read("index.html").contains("rel=\"icon\""));
}

#[test]
fn the_paper_of_a_style_sheet_is_the_colour_of_the_window() {
    let blog = blog("[look]\nstyle = \"look.css\"\n");
    blog.add(
        "look.css",
        b":root { --paper: light-dark(#fffaf0, #101820); }",
    );
    blog.build();
    let manifest = manifest(&blog, "app.webmanifest");
    assert_eq!(
        [&manifest["theme_color"], &manifest["background_color"]],
        ["#fffaf0"; 2]
    );
    let page = blog.read("posts/a/index.html");
    for (scheme, colour) in [("light", "#fffaf0"), ("dark", "#101820")] {
        let mark = format!("(prefers-color-scheme: {scheme})");
        assert_eq!(attribute(&page, &mark, "content").as_deref(), Some(colour));
    }
}

#[test]
fn a_manifest_of_ones_own_counts() {
    let blog = blog("title = \"x\"\n");
    blog.add("static/app.webmanifest", b"{}");
    blog.build();
    assert_eq!(blog.read("app.webmanifest"), "{}");
}

#[test]
fn files_that_can_t_be_used_are_told() {
    let error = |settings: &str| {
        let blog = blog(&format!("[app]\n{settings}\n"));
        blog.add(
            "art/text.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'><text>A</text></svg>",
        );
        blog.add("art/small.png", &png(200, 200));
        blog.add("art/long.png", &png(400, 2000));
        let error = blog.try_build().unwrap_err();
        assert!(error.help().is_some() && !error.is_usage());
        assert_eq!(blog.siblings(), ["shell", "source"]);
        error
    };
    for (settings, part) in [
        ("icon = \"art/none.svg\"", "there is no file"),
        ("icon = \"art/text.svg\"", "<text>"),
        ("screenshots = [\"none.png\"]", "there is no file"),
        ("screenshots = [\"posts/a.md\"]", "no PNG"),
        ("screenshots = [\"art/small.png\"]", "200 × 200"),
        ("screenshots = [\"art/long.png\"]", "2.3 times"),
    ] {
        let text = error(settings).to_string();
        assert!(text.contains(part), "{settings}: {text}");
    }
    assert!(matches!(
        error("icon = \"art/text.svg\""),
        BuildError::BadIcon { .. }
    ));
    let Err(BuildError::Config(finding)) = blog("[app]\nicno = \"x.svg\"").try_build() else {
        panic!("no error")
    };
    assert_eq!((finding.diagnostic.line, finding.diagnostic.column), (2, 1));
}
