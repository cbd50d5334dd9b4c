//! Mending documents in place. What is mended here is made up: every `teh`
//! becomes `the`, and `???` is left.

use std::fs;

use inkleaf_publish::{FixOptions, Fixed, Left, Repaired, Silent, fix};

use crate::support::Blog;

fn repair(text: &str) -> Repaired {
    let text = text.replace("teh", "the");
    let left = text.match_indices("???").map(|(at, _)| Left {
        at,
        reason: "not certain".into(),
    });
    Repaired {
        left: left.collect(),
        text,
    }
}

fn run(blog: &Blog, dry_run: bool) -> Vec<Fixed> {
    let source = blog.options.source.clone();
    fix(&FixOptions { source, dry_run }, &repair, &Silent).unwrap()
}

fn bytes(blog: &Blog, name: &str) -> Vec<u8> {
    fs::read(blog.options.source.join(name)).unwrap()
}

#[test]
fn only_what_is_certain_changes_and_the_rest_is_told() {
    let blog = Blog::new(&[("posts/fine.md", "Fine.\n"), ("posts/b.md", "a ???\n")]);
    let before = "\u{feff}---\r\ntitle: teh x\r\n---\r\n\r\nno change \r\nteh end ???";
    blog.add("posts/a.md", before.as_bytes());
    let fixed = run(&blog, false);
    let paths: Vec<_> = fixed.iter().map(|f| f.path.as_str()).collect();
    assert_eq!(paths, ["posts/a.md", "posts/b.md"]);
    let places: Vec<_> = fixed[0]
        .changes
        .iter()
        .map(|c| (c.line, c.column))
        .collect();
    assert_eq!(places, [(2, 9), (6, 2)]);
    assert_eq!(fixed[0].changes[1].before, "teh end ???");
    assert_eq!(fixed[0].changes[1].after, "the end ???");
    let left: Vec<_> = fixed[0].left.iter().map(|p| (p.line, p.column)).collect();
    assert_eq!(left, [(6, 9)]);
    assert_eq!(fixed[0].refused, None);
    assert!(fixed[1].changes.is_empty() && fixed[1].left.len() == 1);
    let after = before.replace("teh", "the");
    assert_eq!(bytes(&blog, "posts/a.md"), after.as_bytes());
    assert!(run(&blog, false).iter().all(|f| f.changes.is_empty()));
    assert_eq!(
        fs::read_dir(blog.options.source.join("posts"))
            .unwrap()
            .count(),
        3
    );
}

#[test]
fn a_rehearsal_tells_the_same_and_writes_nothing() {
    let blog = Blog::new(&[("posts/a.md", "teh\n")]);
    let rehearsed = run(&blog, true);
    assert_eq!(bytes(&blog, "posts/a.md"), b"teh\n");
    assert_eq!(run(&blog, false), rehearsed);
    assert_eq!(bytes(&blog, "posts/a.md"), b"the\n");
}

#[test]
fn files_that_are_no_text_or_no_documents_are_left() {
    let blog = Blog::new(&[("posts/a.md", "x\n"), ("static/teh.txt", "teh")]);
    blog.add("posts/b.md", b"teh \xff");
    assert!(run(&blog, false).is_empty());
    assert_eq!(bytes(&blog, "posts/b.md"), b"teh \xff");
    assert_eq!(bytes(&blog, "static/teh.txt"), b"teh");
}

#[test]
fn a_repair_that_loses_lines_is_refused() {
    let blog = Blog::new(&[("posts/a.md", "a\nb\n")]);
    let source = blog.options.source.clone();
    let dry_run = false;
    let joined = |text: &str| Repaired {
        text: text.replace('\n', " "),
        left: vec![],
    };
    let fixed = fix(&FixOptions { source, dry_run }, &joined, &Silent).unwrap();
    assert!(fixed[0].refused.is_some());
    assert_eq!(bytes(&blog, "posts/a.md"), b"a\nb\n");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let blog = Blog::new(&[("posts/a.md", "teh\n")]);
    let file = blog.options.source.join("posts/a.md");
    let link = blog.options.source.join("posts/b.md");
    symlink("a.md", &link).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    let fixed = run(&blog, false);
    assert_eq!(fixed.len(), 1, "one file is mended once: {fixed:?}");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&link).unwrap(), b"the\n");
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
}
