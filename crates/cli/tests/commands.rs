//! The program as an author uses it: exit codes, messages, what it writes.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SHELL: [(&str, &str); 3] = [
    (
        "index.html",
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<!--inkleaf:head-->\n</head>\n\
         <body>\n<!--inkleaf:body-->\n</body>\n</html>\n",
    ),
    ("inkleaf-renderer.js", "export default 1"),
    ("inkleaf-renderer_bg.wasm", "\0asm"),
];

const GOOD: &str = "---\ntitle: Good\ndate: 2025-01-02\n---\n\nText.\n";
const UNCLOSED: &str = "---\ntitle: Bad\ntags: [a, b\n---\n\nText.\n";
const NO_DATE: &str = "---\ntitle: Bad\ndate: tomorrow\n---\n";

/// A folder with a blog in `blog/` and a built app where the program looks
/// for it by default.
fn blog(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in SHELL {
        write(dir.path(), &format!("target/shell/{name}"), text);
    }
    fs::create_dir(dir.path().join("blog")).unwrap();
    for (name, text) in files {
        write(dir.path(), &format!("blog/{name}"), text);
    }
    dir
}

fn write(dir: &Path, name: &str, text: &str) {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn inkleaf(dir: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_inkleaf"));
    command
        .args(args)
        .current_dir(dir.path())
        .env("SOURCE_DATE_EPOCH", "1750000000");
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn a_blog_is_published_below_its_path() {
    let dir = blog(&[
        ("posts/good.md", GOOD),
        ("posts/draft.md", "---\ndraft: true\n---\n"),
    ]);
    let args = [
        "build",
        "--source",
        "blog",
        "--base-url",
        "https://me.example/b/",
    ];
    let built = inkleaf(&dir, &args);
    assert_eq!(code(&built), 0, "{}", err(&built));
    assert!(out(&built).contains("1 post ") && out(&built).contains("posts/draft.md"));
    let html = fs::read_to_string(dir.path().join("dist/posts/good/index.html")).unwrap();
    assert!(html.contains("href=\"/b/\"") && html.contains("https://me.example/b/posts/good/"));
    assert!(!out(&built).contains('\u{1b}') && !err(&built).contains('\u{1b}'));
}

#[test]
fn errors_say_where_what_and_what_to_do_and_nothing_is_written() {
    let dir = blog(&[
        ("posts/a.md", UNCLOSED),
        ("posts/b.md", NO_DATE),
        ("posts/good.md", GOOD),
    ]);
    for command in [
        &["build", "--source", "blog"][..],
        &["check", "--source", "blog"][..],
    ] {
        let run = inkleaf(&dir, command);
        assert_eq!(code(&run), 1, "{command:?}");
        let text = err(&run);
        for place in ["]: posts/a.md:3:", "]: posts/b.md:3:"] {
            assert!(text.contains(place), "{place} is not in {text}");
        }
        assert!(text.contains("   3 | tags: [a, b\n"), "{text}");
        assert!(text.contains("     |       ^"), "{text}");
        assert!(
            text.lines()
                .filter(|line| line.starts_with("   = "))
                .count()
                >= 2,
            "{text}"
        );
        assert!(!dir.path().join("dist").exists());
    }
}

#[test]
fn going_on_publishes_the_rest_and_still_tells() {
    let dir = blog(&[("posts/a.md", UNCLOSED), ("posts/good.md", GOOD)]);
    let run = inkleaf(&dir, &["build", "--source", "blog", "--keep-going"]);
    assert_eq!(code(&run), 1);
    assert!(err(&run).contains("posts/a.md:3:"));
    assert!(out(&run).contains("posts/a.md"));
    assert!(dir.path().join("dist/posts/good/index.html").is_file());
}

#[test]
fn settings_with_a_mistake_are_shown() {
    let dir = blog(&[
        ("posts/good.md", GOOD),
        ("inkleaf.toml", "title = \"x\"\ntitel = \"y\"\n"),
    ]);
    let run = inkleaf(&dir, &["build", "--source", "blog"]);
    assert_eq!(code(&run), 1);
    assert!(err(&run).contains("inkleaf.toml:2:"), "{}", err(&run));
    assert!(err(&run).contains("   2 | titel"), "{}", err(&run));
}

#[test]
fn wrong_use_has_its_own_code_and_a_way_out() {
    let dir = blog(&[("posts/good.md", GOOD)]);
    write(dir.path(), "full/thesis.tex", "years");
    for (args, hint) in [
        (&["build", "--source", "nowhere"][..], "--source"),
        (&["check", "--source", "nowhere"], "--source"),
        (&["new", "T", "--source", "nowhere"], "--source"),
        (
            &["build", "--source", "blog", "--shell", "nowhere"],
            "cargo xtask build",
        ),
        (&["build", "--source", "blog", "--out", "full"], "--out"),
        (&["build", "--source", "blog", "--out", "."], "--out"),
        (
            &["build", "--source", "blog", "--base-url", "me.example"],
            "https://",
        ),
        (&["build", "--sauce", "blog"], "--source"),
        (&["new", ""], "title"),
        (&[], "Usage"),
    ] {
        let run = inkleaf(&dir, args);
        assert_eq!(code(&run), 2, "{args:?}: {}", err(&run));
        assert!(
            err(&run).to_lowercase().contains(&hint.to_lowercase()),
            "{args:?}: {}",
            err(&run)
        );
    }
    assert_eq!(
        fs::read_to_string(dir.path().join("full/thesis.tex")).unwrap(),
        "years"
    );
}

#[test]
fn a_new_post_is_a_draft_that_reads_back() {
    let dir = blog(&[("posts/good.md", GOOD)]);
    let run = inkleaf(&dir, &["new", "It's \"new\": yes", "--source", "blog"]);
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert_eq!(
        out(&run),
        "blog/posts/its-new-yes.md\n".replace('/', std::path::MAIN_SEPARATOR_STR)
    );
    let text = fs::read_to_string(dir.path().join("blog/posts/its-new-yes.md")).unwrap();
    assert!(text.contains("date: 2025-06-15\n"), "{text}");
    let again = inkleaf(&dir, &["new", "It's \"new\": yes", "--source", "blog"]);
    assert_eq!(code(&again), 1);
    let check = inkleaf(&dir, &["check", "--source", "blog"]);
    assert_eq!(code(&check), 0, "{}", err(&check));
    assert!(out(&check).contains("its-new-yes.md"), "{}", out(&check));
    let built = inkleaf(&dir, &["build", "--source", "blog", "--drafts"]);
    assert_eq!(code(&built), 0, "{}", err(&built));
    let html = fs::read_to_string(dir.path().join("dist/posts/its-new-yes/index.html")).unwrap();
    assert!(html.contains("15 June 2025"), "{html}");
}

#[test]
fn the_time_can_be_fixed_and_must_make_sense() {
    let dir = blog(&[("posts/later.md", "---\ntitle: L\ndate: 2025-01-02\n---\n")]);
    let at = |epoch: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_inkleaf"));
        let command = command
            .args(["build", "--source", "blog"])
            .current_dir(dir.path());
        command.env("SOURCE_DATE_EPOCH", epoch).output().unwrap()
    };
    assert!(out(&at("1700000000")).contains("2025-01-02"));
    assert!(out(&at("1750000000")).contains("1 post "));
    assert_eq!(code(&at("soon")), 2);
}

#[test]
fn nothing_is_coloured_that_no_terminal_shows() {
    let dir = blog(&[("posts/a.md", UNCLOSED)]);
    let run = inkleaf(&dir, &["check", "--source", "blog"]);
    assert!(!err(&run).contains('\u{1b}') && !out(&run).contains('\u{1b}'));
}

#[test]
fn licences_of_grammars_are_passed_on() {
    let printed = inkleaf(&blog(&[]), &["licences"]);
    assert_eq!(printed.status.code(), Some(0));
    let text = String::from_utf8(printed.stdout).unwrap();
    assert!(text.contains("Licences") && text.len() > 1000, "{text}");
}
