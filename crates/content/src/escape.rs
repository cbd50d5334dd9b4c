//! Text in HTML.

/// Appends text as the content of an element.
pub(crate) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, false);
}

/// Appends text as the value of an attribute in double quotes.
pub(crate) fn push_attribute(out: &mut String, text: &str) {
    push_escaped(out, text, true);
}

fn push_escaped(out: &mut String, text: &str, quotes: bool) {
    let mut done = 0;
    for (i, byte) in text.bytes().enumerate() {
        // Most bytes need no second look.
        if !IS_SPECIAL[usize::from(byte)] || (byte == b'"' && !quotes) {
            continue;
        }
        out.push_str(&text[done..i]);
        out.push_str(match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // Control characters may not stand in HTML, escaped or not.
            _ => "",
        });
        done = i + 1;
    }
    out.push_str(&text[done..]);
}

/// Bytes that may not stay as they are.
static IS_SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'\t' | b'\n' => false,
            0..=31 | 127 | b'&' | b'<' | b'>' | b'"' => true,
            _ => false,
        };
        byte += 1;
    }
    table
};

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
