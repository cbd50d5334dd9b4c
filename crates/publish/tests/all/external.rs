//! Links to elsewhere, asked for over real HTTP.

use inkleaf_content::Severity;
use inkleaf_linkcheck::Options;
use inkleaf_publish::{ExternalLink, Silent, check_external};
use inkleaf_serve::{Options as ServeOptions, Server};

use crate::support::{Blog, post};

fn link(url: String, line: usize) -> ExternalLink {
    ExternalLink {
        url,
        path: "posts/a.md".into(),
        line,
        column: 3,
        snippet: "a line".into(),
    }
}

#[test]
fn broken_and_moved_links_are_told_at_their_places() {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::create_dir(elsewhere.path().join("moved")).unwrap();
    std::fs::write(elsewhere.path().join("moved/index.html"), "x").unwrap();
    let server = Server::start(ServeOptions::new(elsewhere.path())).unwrap();
    let url = |path: &str| format!("http://{}{path}", server.address());
    let blog = Blog::new(&[("posts/a.md", &post("A", "2025-01-02", "Text"))]);
    let mut report = blog.check();
    report.external_links = vec![
        link(url("/nowhere"), 7),
        link(url("/moved/"), 8),
        link(url("/nowhere"), 9),
    ];
    check_external(&mut report, &Options::default(), &Silent);
    let told: Vec<_> = report
        .findings
        .iter()
        .map(|f| (f.diagnostic.code, f.diagnostic.line, f.diagnostic.severity))
        .collect();
    let broken = "broken-external-link";
    assert_eq!(
        told,
        [
            (broken, 7, Severity::Warning),
            (broken, 9, Severity::Warning)
        ]
    );
    assert_eq!(report.external_links.len(), 3);

    report.findings.clear();
    report.check.allow = vec![broken.into()];
    check_external(&mut report, &Options::default(), &Silent);
    assert!(report.findings.is_empty());
}
