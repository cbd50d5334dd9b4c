//! The blog as one file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use inkleaf_publish::{BuildError, Images, Part, SingleFile};
use inkleaf_site::Choice;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::{Blog, png, post};

/// A built app with all that such a file takes.
const SHELL: [(&str, &str); 13] = [
    (
        "index.html",
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<!--inkleaf:head-->\n\
         <script src=\"/theme-1.js\"></script>\n<link rel=\"stylesheet\" href=\"/main-1.css\">\n\
         <link rel=\"inkleaf-reader\" href=\"/reader/\">\n\
         <link rel=\"inkleaf-app\" href=\"/app-1.js\" data-wasm=\"/app-1_bg.wasm\">\n\
         <script src=\"/boot-1.js\" type=\"module\"></script>\n</head>\n<body>\n\
         <!--inkleaf:body-->\n<div id=\"app\"></div>\n</body>\n</html>\n",
    ),
    ("main-1.css", "body { color: red }"),
    ("theme-1.js", "theme()"),
    ("boot-1.js", "boot()"),
    ("app-1.js", "app()"),
    ("app-1_bg.wasm", "\0asm app"),
    ("reader/a.js", "reader()"),
    ("inkleaf-renderer.js", "renderer()"),
    ("inkleaf-renderer_bg.wasm", "\0asm renderer"),
    (
        "single/main.js",
        "import { unpack } from \"./blocks.js\";\nunpack()",
    ),
    (
        "single/blocks.js",
        "// Why.\nexport const unpack = () => {};",
    ),
    ("single/single.css", ".file-notice {}"),
    ("late/x.js", "late()"),
];

pub(crate) fn blog() -> Blog {
    let mut blog = Blog::new(&[
        ("inkleaf.toml", "title = \"B\"\n"),
        (
            "posts/a/index.md",
            &post(
                "A <i>&",
                "2025-01-01",
                "[b](../b.md) ![x](x.png) [f](f.pdf)",
            ),
        ),
        (
            "posts/b.md",
            &post(
                "B",
                "2025-01-02\ntags: [C++]",
                "Text </script><script>x</script>",
            ),
        ),
        ("posts/a/f.pdf", "%PDF"),
    ]);
    blog.add("posts/a/x.png", &png(20, 10));
    for (name, text) in SHELL {
        let path = blog.options.shell.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    blog.options.single_file = Some(SingleFile {
        choice: Choice::default(),

        images: Images::All,
    });
    blog.options.out = blog.options.out.with_extension("html");
    blog
}

pub(crate) fn html(blog: &Blog) -> String {
    fs::read_to_string(&blog.options.out).unwrap()
}

/// What lies in a block.
pub(crate) fn block(html: &str, id: &str) -> Vec<u8> {
    let start = format!("<script type=\"text/plain\" id=\"inkleaf-{id}\">");
    let (_, rest) = html
        .split_once(&start)
        .unwrap_or_else(|| panic!("no block {id}"));
    STANDARD.decode(rest.split_once('<').unwrap().0).unwrap()
}

fn unpacked(html: &str, id: &str) -> String {
    let mut text = String::new();
    let packed = block(html, id);
    GzDecoder::new(&*packed).read_to_string(&mut text).unwrap();
    text
}

/// What the file says that is in it.
pub(crate) fn index(html: &str) -> Value {
    serde_json::from_str(&unpacked(html, "index")).unwrap()
}

/// All pages' data, by path.
pub(crate) fn pages(html: &str) -> BTreeMap<String, String> {
    let chunks = index(html)["chunks"].as_array().unwrap().len();
    (0..chunks)
        .flat_map(|at| {
            let chunk = unpacked(html, &format!("pages-{at}"));
            serde_json::from_str::<BTreeMap<String, String>>(&chunk).unwrap()
        })
        .collect()
}

#[test]
fn the_pages_are_those_of_the_published_blog() {
    let mut blog = blog();
    let weight = blog.build().weight.unwrap();
    let html = html(&blog);
    let found = pages(&html);
    assert_eq!(weight.pages, found.len());
    assert_eq!(weight.total, html.len());

    // The same blog in a folder. It lies nowhere, as a file does, and nothing stores it.
    blog.options.single_file = None;
    blog.options.out = blog.options.out.with_extension("folder");
    blog.add("inkleaf.toml", b"title = \"B\"\noffline = false\n");
    blog.build();
    for (path, data) in &found {
        assert_eq!(
            *data,
            blog.read(&format!("{}page.json", &path[1..])),
            "{path}"
        );
    }
    for path in [
        "/",
        "/posts/a/",
        "/posts/b/",
        "/tags/c-plus-plus/",
        "/archive/",
    ] {
        assert!(found.contains_key(path), "{path}");
    }
    assert!(!found.contains_key("/offline/"));
}

#[test]
fn nothing_runs_that_the_policy_does_not_name() {
    let blog = blog();
    blog.build();
    let html = html(&blog);
    let policy = html.split_once("Security-Policy\" content=\"").unwrap().1;
    let policy = policy.split_once('"').unwrap().0;
    let mut rest = &*html;
    let mut run = 0;
    while let Some((_, after)) = rest.split_once("<script>") {
        let (code, after) = after.split_once("</script>").unwrap();
        let hash = STANDARD.encode(Sha256::digest(code));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "{code}");
        run += 1;
        rest = after;
    }
    assert_eq!(run, 2);
    let style = html
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    assert!(policy.contains(&STANDARD.encode(Sha256::digest(style))));
    assert!(style.contains("color: red") && style.contains("file-notice"));
    // All other scripts are blocks of data.
    let scripts = html.matches("<script").count();
    assert_eq!(
        scripts,
        2 + html.matches("<script type=\"text/plain\"").count()
    );
    assert!(!policy.contains("unsafe-inline") && policy.starts_with("default-src 'none'"));
    assert!(!html.contains("src=\"/") && !html.contains("href=\"/"));
}

#[test]
fn the_app_is_inside() {
    let blog = blog();
    blog.build();
    let html = html(&blog);
    for (id, content) in [
        ("boot", "boot()"),
        ("app-js", "app()"),
        ("app-wasm", "\0asm app"),
        ("renderer-js", "renderer()"),
        ("renderer-wasm", "\0asm renderer"),
    ] {
        assert_eq!(unpacked(&html, id), content);
    }
    assert!(unpacked(&html, "reader").contains("reader()"));
    assert!(unpacked(&html, "words-0").starts_with('{'));
}

#[test]
fn the_front_page_leads_into_the_file() {
    let blog = blog();
    blog.build();
    let html = html(&blog);
    assert!(html.contains("data-embedded=\"/\""));
    assert!(html.contains("href=\"#/posts/a/\"") && html.contains("href=\"#/archive/\""));
    let (_, list) = html.split_once("<noscript>").unwrap();
    assert!(list.contains("<li>A &lt;i&gt;&amp;</li>"), "{list}");
}

#[test]
fn with_an_address_on_the_web_the_rest_is_there() {
    let blog = blog().at("https://a.example/b/");
    blog.build();
    let html = html(&blog);
    assert!(html.contains("<link rel=\"canonical\" href=\"https://a.example/b/\">"));
    assert!(html.contains("<li><a href=\"https://a.example/b/posts/b/\">B</a></li>"));
    let index: Value = serde_json::from_str(&unpacked(&html, "index")).unwrap();
    assert_eq!(index["web"], "https://a.example/b/");
}

#[test]
fn pictures_come_along_as_it_is_wished() {
    let mut blog = blog();
    let mut count = |images| {
        blog.options.single_file.as_mut().unwrap().images = images;
        let weight = blog.build().weight.unwrap();
        let index: Value = serde_json::from_str(&unpacked(&html(&blog), "index")).unwrap();
        assert_eq!(index["files"].as_object().unwrap().len(), weight.files);
        (weight.files, weight.left_out)
    };
    assert_eq!(count(Images::All), (1, 0));
    assert_eq!(count(Images::Small), (1, 0));
    assert_eq!(count(Images::None), (0, 1));
    blog.options.single_file.as_mut().unwrap().images = Images::All;
    let weight = blog.build().weight.unwrap();
    assert!(weight.parts.iter().any(|(part, _)| *part == Part::Files));
    assert_eq!(block(&html(&blog), "file-0"), png(20, 10));
}

#[test]
fn a_part_of_the_posts_can_be_chosen() {
    let choice = |choice: Choice| {
        let mut blog = blog();
        blog.options.single_file.as_mut().unwrap().choice = choice;
        blog.build();
        let pages = pages(&html(&blog));
        let is_in = |path: &str| pages.contains_key(path);
        (
            is_in("/posts/a/"),
            is_in("/posts/b/"),
            is_in("/tags/c-plus-plus/"),
        )
    };
    let tags = vec!["c++".to_owned()];
    let newest = Some(1);
    let all = Choice::default;
    assert_eq!(choice(Choice { tags, ..all() }), (false, true, true));
    assert_eq!(choice(Choice { newest, ..all() }), (false, true, true));
    assert_eq!(choice(all()), (true, true, true));
}

#[test]
fn links_to_posts_that_are_left_out_keep_their_address() {
    let mut blog = blog();
    blog.add(
        "posts/c.md",
        post("C", "2025-03-01", "[a](a/index.md)").as_bytes(),
    );
    blog.options.single_file.as_mut().unwrap().choice.newest = Some(1);
    blog.build();
    let pages = pages(&html(&blog));
    let page: Value = serde_json::from_str(&pages["/posts/c/"]).unwrap();
    assert_eq!(page["source"]["facts"]["links"]["a/index.md"], "/posts/a/");
    assert!(!pages.contains_key("/posts/a/"));
}

#[test]
fn an_old_file_is_replaced_and_nothing_is_left_beside_it() {
    let mut blog = blog();
    blog.build();
    let before = html(&blog);
    blog.add("posts/d.md", post("D", "2025-04-01", "x").as_bytes());
    blog.build();
    assert_ne!(html(&blog), before);
    assert_eq!(blog.siblings(), ["out.html", "shell", "source"]);
    // The same input gives the same bytes.
    let first = html(&blog);
    blog.build();
    assert_eq!(html(&blog), first);
    // An error leaves the file alone.
    blog.add("posts/e.md", b"---\ntitle: [\n---\n");
    assert!(blog.try_build().is_err());
    assert_eq!(html(&blog), first);
    blog.options.single_file.as_mut().unwrap().choice.lang = Some("xx".into());
    fs::remove_file(blog.options.source.join("posts/e.md")).unwrap();
    assert!(matches!(
        blog.try_build(),
        Err(BuildError::NoLanguage { .. })
    ));
    assert_eq!(blog.siblings(), ["out.html", "shell", "source"]);
}

#[test]
fn an_app_without_the_script_for_it_is_told() {
    let blog = blog();
    fs::remove_dir_all(blog.options.shell.join("single")).unwrap();
    assert!(matches!(blog.try_build(), Err(BuildError::BadShell { .. })));
}
