//! Raw HTML against a browser's parser and ammonia.
#![no_main]

use inkleaf_content::sanitize;
use inkleaf_fuzz::{assert_nested, assert_safe};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(html) = std::str::from_utf8(data) else {
        return;
    };
    let once = sanitize(html);
    assert_safe(&once, html);
    let twice = sanitize(&once);
    let outline = assert_nested(&once, html);
    assert_eq!(
        outline,
        assert_nested(&twice, &once),
        "from {html}\nto {once}"
    );
});
