//! Whatever fails, the old output stays as it was, and nothing else is left.

use std::panic::{AssertUnwindSafe, catch_unwind};

use inkleaf_content::Severity;
use inkleaf_publish::{BuildError, Progress, Step, build};

use crate::support::{Blog, post};

const UNCLOSED: &str = "---\ntitle: x\ntags: [a, b\n---\n\nText\n";
const NO_DATE: &str = "---\ntitle: y\ndate: tomorrow\n---\n";

fn blog() -> Blog {
    Blog::new(&[("posts/good.md", &post("Good", "2025-01-02", "Text"))])
}

#[test]
fn all_errors_are_told_and_the_old_output_stays() {
    let blog = blog();
    blog.build();
    let before = blog.output();
    blog.add("posts/a.md", UNCLOSED.as_bytes());
    blog.add("posts/b.md", NO_DATE.as_bytes());
    blog.add("posts/c.md", b"---\ntitle: \xff\n---\n");
    let Err(BuildError::Content(findings)) = blog.try_build() else {
        panic!("no findings")
    };
    let errors = findings
        .iter()
        .filter(|f| f.diagnostic.severity == Severity::Error);
    let mut paths: Vec<_> = errors.map(|f| f.path.as_str()).collect();
    paths.dedup();
    assert_eq!(paths, ["posts/a.md", "posts/b.md", "posts/c.md"]);
    assert!(blog.output() == before);
    assert_eq!(blog.siblings(), ["out", "shell", "source"]);
}

#[test]
fn errors_of_the_plan_are_told_beside_those_of_documents() {
    let blog = blog();
    blog.add("posts/a.md", UNCLOSED.as_bytes());
    blog.add("posts/Good.md", post("Other", "2025-01-02", "").as_bytes());
    let Err(BuildError::Content(findings)) = blog.try_build() else {
        panic!("no findings")
    };
    let text: String = findings
        .iter()
        .map(|f| format!("{} {}\n", f.path, f.diagnostic.message))
        .collect();
    for path in ["posts/a.md", "posts/good.md", "posts/Good.md"] {
        assert!(text.contains(path), "{text}");
    }
    assert_eq!(blog.siblings(), ["shell", "source"]);
}

#[test]
fn going_on_publishes_what_is_fine() {
    let mut blog = blog();
    blog.add("posts/a.md", UNCLOSED.as_bytes());
    blog.add("posts/same.md", post("S", "2025-01-02", "").as_bytes());
    blog.add("posts/SAME.md", post("S", "2025-01-02", "").as_bytes());
    blog.options.keep_going = true;
    let report = blog.build().report;
    assert_eq!(
        report.found,
        report.posts + report.pages + report.left_out.len()
    );
    assert!(
        report
            .left_out
            .iter()
            .any(|left_out| left_out.path == "posts/a.md")
    );
    assert!(report.errors() >= 2);
    assert!(blog.names().contains(&"posts/good/index.html".to_owned()));
}

/// Panics when the first page has been written.
struct Panics;

impl Progress for Panics {
    fn start(&self, step: Step, _: usize) {
        assert!(step != Step::Copy, "as planned");
    }
    fn advance(&self, _: usize) {}
    fn finish(&self) {}
}

#[test]
fn a_panic_leaves_nothing_half_written() {
    let blog = blog();
    blog.build();
    let before = blog.output();
    let result = catch_unwind(AssertUnwindSafe(|| build(&blog.options, &Panics)));
    assert!(result.is_err());
    assert!(blog.output() == before);
    assert_eq!(blog.siblings(), ["out", "shell", "source"]);
}

#[test]
fn a_folder_that_inkleaf_did_not_write_is_not_replaced() {
    let blog = blog();
    std::fs::create_dir(&blog.options.out).unwrap();
    std::fs::write(blog.options.out.join("thesis.tex"), "years").unwrap();
    let error = blog.try_build().unwrap_err();
    assert!(matches!(error, BuildError::NotOurs(_)), "{error}");
    assert_eq!(blog.names(), ["thesis.tex"]);
}

/// Everything an author is told of an error.
fn told(error: &BuildError) -> String {
    match error {
        BuildError::Content(findings) => findings
            .iter()
            .map(|f| format!("{} {}\n", f.path, f.diagnostic.message))
            .collect(),
        error => error.to_string(),
    }
}

#[test]
fn a_name_that_the_system_refuses_is_told() {
    let long = "x".repeat(400);
    // Each part is short enough, all together are not.
    let deep = format!("/{}", "part-of-an-address/".repeat(300));
    for (key, value) in [("slug", long), ("url", deep)] {
        let blog = blog();
        let text = format!("---\ntitle: Long\ndate: 2025-01-02\n{key}: {value}\n---\n");
        blog.add("posts/long.md", text.as_bytes());
        let told = told(&blog.try_build().unwrap_err());
        assert!(told.contains("posts/long.md"), "{key}: {told}");
        assert_eq!(blog.siblings(), ["shell", "source"], "{key}");
    }
}

#[test]
fn wrong_use_is_told_apart_from_wrong_content() {
    let mut blog = blog();
    blog.options.shell = blog.options.shell.join("none");
    assert!(blog.try_build().unwrap_err().is_usage());
    blog.options.source = blog.options.source.join("none");
    assert!(blog.try_build().unwrap_err().is_usage());
    let empty = Blog::new(&[]);
    let error = empty.try_build().unwrap_err();
    assert!(matches!(error, BuildError::NoDocuments(_)) && !error.is_usage());
}

#[test]
fn checking_writes_nothing() {
    let blog = blog();
    blog.add("posts/a.md", UNCLOSED.as_bytes());
    let report = blog.check();
    assert_eq!((report.found, report.posts, report.errors()), (2, 1, 1));
    assert_eq!(blog.siblings(), ["shell", "source"]);
}
