//! `inkleaf check` as authors and their workflows use it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const GOOD: &str = "---\ntitle: Good\ndate: 2025-01-02\n---\n\nText.\n";
const UNCLOSED: &str = "---\ntitle: Bad\ntags: [a, b\n---\n\nText.\n";
const LATER: &str = "---\ntitle: Later\ndate: 2099-01-02\n---\n";
/// A warning: the alias is the address of the page of all tags.
const WARNED: &str = "---\ntitle: W\ndate: 2025-01-02\naliases: [/archive/]\n---\n\nText.\n";

/// A folder with a blog in `blog/`.
fn blog(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = dir.path().join("blog").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn check(dir: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_inkleaf"))
        .args(["check", "--source", "blog"])
        .args(args)
        .current_dir(dir)
        .env("SOURCE_DATE_EPOCH", "1750000000")
        .output()
        .unwrap()
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

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn people_see_codes_and_first_what_will_not_appear() {
    let dir = blog(&[
        ("posts/bad.md", UNCLOSED),
        ("posts/later.md", LATER),
        ("posts/w.md", WARNED),
    ]);
    let run = check(dir.path(), &[]);
    assert_eq!(code(&run), 1);
    let told = err(&run);
    assert!(
        told.contains("error[front-matter-syntax]: posts/bad.md:3:"),
        "{told}"
    );
    assert!(
        told.contains("warning[alias-taken]: posts/w.md:4:11:"),
        "{told}"
    );
    let at = |text: &str| {
        out(&run)
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {}", out(&run)))
    };
    assert!(at("posts/later.md") < at("1 error, 1 warning"));
    assert!(at("1 error, 1 warning") < at("front-matter-syntax"));
}

#[test]
fn warnings_fail_only_where_asked() {
    let dir = blog(&[("posts/w.md", WARNED)]);
    assert_eq!(code(&check(dir.path(), &[])), 0);
    assert_eq!(code(&check(dir.path(), &["--deny", "warnings"])), 1);
    assert_eq!(code(&check(dir.path(), &["--deny", "everything"])), 2);
}

#[test]
fn settings_allow_and_deny() {
    let settings = |text: &str| {
        let dir = blog(&[("posts/w.md", WARNED), ("inkleaf.toml", text)]);
        check(dir.path(), &["--format", "json"])
    };
    let allowed = settings("[check]\nallow = [\"alias-taken\"]\n");
    assert_eq!(
        (
            code(&allowed),
            json(&allowed)["findings"].as_array().unwrap().len()
        ),
        (0, 0)
    );
    let denied = settings("[check]\ndeny = [\"alias-taken\"]\n");
    assert_eq!(code(&denied), 1);
    assert_eq!(json(&denied)["findings"][0]["severity"], "error");
    let unknown = settings("[check]\nallow = [\"alias-token\"]\n");
    assert_eq!(code(&unknown), 1);
    let finding = &json(&unknown)["findings"][0];
    assert_eq!(
        (&finding["file"], &finding["line"]),
        (&"inkleaf.toml".into(), &2.into())
    );
    assert!(finding["help"].as_str().unwrap().contains("alias-taken"));
}

#[test]
fn a_denied_warning_keeps_a_blog_from_being_published() {
    let dir = blog(&[
        ("posts/w.md", WARNED),
        ("inkleaf.toml", "[check]\ndeny = [\"alias-taken\"]\n"),
    ]);
    let run = Command::new(env!("CARGO_BIN_EXE_inkleaf"))
        .args(["build", "--source", "blog", "--shell", "none"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert_eq!(code(&run), 1);
    assert!(err(&run).contains("error[alias-taken]"), "{}", err(&run));
}

#[test]
fn programs_get_one_document() {
    let dir = blog(&[
        ("posts/bad.md", UNCLOSED),
        ("posts/good.md", GOOD),
        ("posts/later.md", LATER),
    ]);
    let run = check(dir.path(), &["--format", "json"]);
    assert_eq!((code(&run), err(&run)), (1, ""));
    let found = json(&run);
    assert_eq!(found["version"], 1);
    assert_eq!(found["source"], "blog");
    assert_eq!(found["summary"]["documents"], 3);
    assert_eq!(found["summary"]["posts"], 1);
    let reason = |i: usize| found["left_out"][i]["reason"].as_str().unwrap();
    assert_eq!((reason(0), reason(1)), ("error", "future"));
    assert_eq!(found["left_out"][1]["day"], "2099-01-02");
    let finding = &found["findings"][0];
    assert_eq!(finding["code"], "front-matter-syntax");
    assert_eq!(finding["file"], "posts/bad.md");
    assert_eq!(finding["line"], 3);
    assert_eq!(finding["snippet"], "tags: [a, b");
}

#[test]
fn workflows_get_commands_and_nothing_else() {
    let dir = blog(&[("posts/bad.md", UNCLOSED), ("posts/w.md", WARNED)]);
    let run = check(dir.path(), &["--format", "github"]);
    assert_eq!(code(&run), 1);
    let lines: Vec<_> = out(&run).lines().collect();
    assert!(
        lines[0].starts_with("::error file=blog/posts/bad.md,line=3,col="),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("::warning file=blog/posts/w.md,line=4,col=11,title=alias-taken::")
    );
    assert_eq!(lines[2], "1 error, 1 warning");
    assert_eq!(lines.len(), 3);
}

#[test]
fn code_hosts_get_sarif() {
    let dir = blog(&[("posts/ü b.md", UNCLOSED)]);
    let absolute = dir.path().canonicalize().unwrap();
    let absolute = absolute.join("blog");
    let run = Command::new(env!("CARGO_BIN_EXE_inkleaf"))
        .args(["check", "--format", "sarif", "--source"])
        .arg(&absolute)
        .current_dir(dir.path())
        .output()
        .unwrap();
    let log = json(&run);
    assert_eq!(log["version"], "2.1.0");
    let result = &log["runs"][0]["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "blog/posts/%C3%BC%20b.md");
    assert_eq!(
        result["ruleId"],
        log["runs"][0]["tool"]["driver"]["rules"][0]["id"]
    );
}

#[test]
fn machines_get_nothing_where_there_is_nothing_to_check() {
    let dir = blog(&[]);
    for format in ["json", "github", "sarif"] {
        let run = check(dir.path(), &["--format", format]);
        assert_eq!((code(&run), out(&run)), (2, ""), "{format}");
    }
}

#[test]
fn of_many_findings_of_a_kind_some_are_told() {
    let files: Vec<_> = (0..15)
        .map(|i| (format!("posts/{i:02}.md"), UNCLOSED))
        .collect();
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    let dir = blog(&files);
    let told = |args: &[&str]| {
        let run = check(dir.path(), args);
        err(&run).matches("error[front-matter-syntax]").count()
    };
    assert_eq!(told(&[]), 10);
    assert_eq!(told(&["--all"]), 15);
    assert!(err(&check(dir.path(), &[])).contains("5 more of front-matter-syntax"));
}

#[test]
fn codes_are_explained() {
    let dir = blog(&[]);
    let run = check(dir.path(), &["--explain", "broken-link"]);
    assert_eq!(code(&run), 0);
    assert!(out(&run).starts_with("# `broken-link`"));
    let run = check(dir.path(), &["--explain", "broken-lnk"]);
    assert_eq!(code(&run), 2);
    assert!(err(&run).contains("broken-link"), "{}", err(&run));
}

#[test]
fn mending_finds_nothing_in_a_sound_blog_and_leaves_it_alone() {
    let dir = blog(&[("posts/good.md", GOOD)]);
    for args in [&["--fix"][..], &["--fix", "--dry-run"]] {
        let run = check(dir.path(), args);
        assert_eq!(code(&run), 0, "{}", err(&run));
        assert!(err(&run).contains("0 lines in 0 files"), "{}", err(&run));
    }
    let text = fs::read_to_string(dir.path().join("blog/posts/good.md")).unwrap();
    assert_eq!(text, GOOD);
    assert_eq!(code(&check(dir.path(), &["--dry-run"])), 2);
}

#[test]
fn without_links_to_elsewhere_nothing_is_asked_and_nothing_remembered() {
    let dir = blog(&[("posts/good.md", GOOD)]);
    let cache = dir.path().join("cache");
    let run = Command::new(env!("CARGO_BIN_EXE_inkleaf"))
        .args(["check", "--source", "blog", "--external"])
        .current_dir(dir.path())
        .env("XDG_CACHE_HOME", &cache)
        .output()
        .unwrap();
    assert_eq!(code(&run), 0, "{}", err(&run));
    assert!(!cache.exists());
}
