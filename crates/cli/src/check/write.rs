//! Machines' formats, on stdout.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use serde::Serialize;

/// Writes text as it is. Whoever closes the pipe has read enough.
pub(super) fn text(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes a value as JSON.
pub(super) fn json(value: &impl Serialize) {
    text(&as_json(value));
}

/// JSON in which all that could command a terminal is escaped, also what JSON
/// itself would let stand. Such characters stand in its texts only.
pub(super) fn as_json(value: &impl Serialize) -> String {
    // Texts and numbers in plain structs: nothing that JSON has no form for.
    let plain = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(plain.len() + 1);
    for c in plain.chars() {
        let bidi = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if bidi || (c.is_control() && c != '\n') {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out.push('\n');
    out
}
