//! Markdown with facts and options.
#![no_main]

use inkleaf_content::{Dialect, RenderOptions, render};
use inkleaf_fuzz::{Input, assert_article};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some(input) = Input::read(data) else {
        return;
    };
    let (facts, options) = (input.facts(input.text), input.options());
    let rendered = render(input.text, &facts, &options);
    let most = 64 * input.text.len() + 64 * 1024;
    assert!(rendered.html.len() <= most, "{}", rendered.html.len());
    assert_article(&rendered.html, input.text);
    for heading in &rendered.outline {
        assert!(!heading.id.is_empty(), "{}", input.text);
    }
    // Nothing holds of trusted HTML but that it can be written.
    let trusted = RenderOptions {
        dialect: Dialect {
            trusted_html: true,
            ..options.dialect
        },
        ..options
    };
    render(input.text, &facts, &trusted);
});
