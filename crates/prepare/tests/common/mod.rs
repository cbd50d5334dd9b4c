//! Preparing a document for a test.
#![allow(clippy::unwrap_used, dead_code)]

use inkleaf_prepare::{Language, Prepared, Settings, Shortcodes, prepare};

pub(crate) fn with(markdown: &str, templates: &[(&str, &str)]) -> Prepared {
    let owned = |(name, source): &(&str, &str)| ((*name).to_owned(), (*source).to_owned());
    let (shortcodes, errors) = Shortcodes::new(templates.iter().map(owned));
    assert_eq!(errors, []);
    prepare(
        markdown,
        &Settings {
            language: Language::English,
            shortcodes: &shortcodes,
            math: false,
            emoji: false,
            bare_urls: false,
            params: &|name| match name {
                "version" => Some("1_2 *x*".into()),
                "url" => Some("https://example.com/a_b?c=d&e=f".into()),
                _ => None,
            },
            resolve: &|target| (target != "missing.md").then(|| target.to_owned()),
        },
    )
}

/// The Markdown of a document without findings.
pub(crate) fn fine(markdown: &str) -> String {
    let prepared = with(markdown, &[]);
    assert_eq!(prepared.findings, [], "{markdown}");
    prepared.markdown
}

/// The codes of a document's findings, and its Markdown.
pub(crate) fn found(markdown: &str) -> (Vec<&'static str>, String) {
    let prepared = with(markdown, &[]);
    let codes = prepared.findings.iter().map(|found| found.code).collect();
    (codes, prepared.markdown)
}
