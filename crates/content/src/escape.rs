//! Text in HTML.

use crate::scan::position;

/// Appends text as the content of an element.
pub(crate) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, false);
}

/// Appends text as the value of an attribute in double quotes.
pub(crate) fn push_attribute(out: &mut String, text: &str) {
    push_escaped(out, text, true);
}

fn push_escaped(out: &mut String, text: &str, quotes: bool) {
    let bytes = text.as_bytes();
    let mut done = 0;
    while let Some(length) = position(&bytes[done..], |byte| {
        is_special(byte) | (quotes & (byte == b'"'))
    }) {
        let at = done + length;
        out.push_str(&text[done..at]);
        out.push_str(match bytes[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // Control characters may not stand in HTML, escaped or not.
            _ => "",
        });
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// Whether a byte may not stay as it is, wherever it stands.
fn is_special(byte: u8) -> bool {
    let is_control = (byte < 32) & (byte != b'\t') & (byte != b'\n') | (byte == 127);
    is_control | (byte == b'&') | (byte == b'<') | (byte == b'>')
}

#[cfg(test)]
mod tests {
    use super::{push_attribute, push_text};

    #[test]
    fn nothing_is_markup_afterwards() {
        let mut out = String::new();
        push_text(&mut out, "<b> & \"q\" é\u{1}\u{0}\r\n");
        assert_eq!(out, "&lt;b&gt; &amp; \"q\" é\n");
        out.clear();
        push_attribute(&mut out, "\"><script>'");
        assert_eq!(out, "&quot;&gt;&lt;script&gt;'");
    }
}
