//! Whole files as they come, whatever their bytes.
#![no_main]

use inkleaf_content::{
    Document, damage, inline_html, parse_document, plain_text, slug, summary, term_slug,
};
use inkleaf_fuzz::assert_article;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    match parse_document(data) {
        Ok(document) => published(&document),
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                assert!(problem.line > 0 && problem.column > 0, "{problem:?}");
            }
        }
    }
});

/// What publishing makes of a document besides its article.
fn published(document: &Document) {
    let title = document.front.title.as_deref().unwrap_or_default();
    assert_article(&inline_html(title), title);
    plain_text(title);
    slug(title);
    for term in &document.front.tags {
        term_slug(term);
    }
    let markdown = &document.markdown;
    assert!(!markdown.contains('\r'));
    assert!(summary(markdown, 160).chars().count() <= 161);
    for found in damage::damage(markdown) {
        assert!(markdown.get(found.range).is_some(), "{markdown}");
    }
    let _ = damage::repaired(markdown);
    let end = document.places().at(markdown.len());
    assert!(end.line >= document.markdown_line && end.column > 0);
}
