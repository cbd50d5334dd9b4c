//! Character references: `&amp;`, `&#8212;`.

use std::borrow::Cow;

use pulldown_cmark::Event;

use crate::{escape, markdown::parser};

/// Appends text of a piece of HTML: references become what they stand for,
/// all is escaped anew.
pub(crate) fn push_text(out: &mut String, html: &str) {
    each_part(html, |part| escape::push_text(out, part));
}

/// An attribute's value as it was meant.
pub(crate) fn decoded(value: &str) -> Cow<'_, str> {
    if !value.bytes().any(|b| b == b'&') {
        return value.into();
    }
    let mut out = String::with_capacity(value.len());
    each_part(value, |part| out.push_str(part));
    out.into()
}

/// Gives `take` the parts of a text, references as what they stand for. As in
/// CommonMark, a reference ends with a semicolon; other `&` are text.
fn each_part(html: &str, mut take: impl FnMut(&str)) {
    let bytes = html.as_bytes();
    let (mut done, mut at) = (0, 0);
    while at < bytes.len() {
        let length = match bytes[at] {
            b'&' => length(&bytes[at..]),
            _ => None,
        };
        let Some(length) = length else {
            at += 1;
            continue;
        };
        take(&html[done..at]);
        let reference = &html[at..at + length];
        at += length;
        done = at;
        if reference.starts_with("&#") {
            if let Some(c) = numbered(&reference[2..length - 1]) {
                take(c.encode_utf8(&mut [0; 4]));
            }
        } else {
            take(&named(reference));
        }
    }
    take(&html[done..]);
}

/// How long the reference at the start of `text` is, if its form is right.
fn length(text: &[u8]) -> Option<usize> {
    // The longest name has 31 letters.
    let end = text.iter().take(34).position(|b| *b == b';')?;
    let inner = &text[1..end];
    let is_right = match inner {
        [b'#', b'x' | b'X', digits @ ..] => {
            !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit)
        }
        [b'#', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
        name => !name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric),
    };
    is_right.then_some(end + 1)
}

/// The character of a number, as browsers see it: the C1 controls are those
/// of Windows-1252. `None` where it must not stand in HTML.
fn numbered(number: &str) -> Option<char> {
    /// U+0080 to U+009F, spaces for what has no character.
    const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    let (digits, base) = match number.as_bytes() {
        [b'x' | b'X', hex @ ..] => (hex, 16),
        decimal => (decimal, 10),
    };
    let code = digits.iter().fold(0_u32, |code, digit| {
        let digit = (*digit as char).to_digit(base).unwrap_or_default();
        code.saturating_mul(base).saturating_add(digit)
    });
    match code {
        0x80..=0x9F => WINDOWS_1252
            .chars()
            .nth(code as usize - 0x80)
            .filter(|c| *c != ' '),
        // Controls, and what is no character in any plane.
        0..=8 | 11..=31 | 127 | 0xFDD0..=0xFDEF => None,
        _ if code & 0xFFFE == 0xFFFE => None,
        _ => char::from_u32(code),
    }
}

/// What a named reference stands for; itself where HTML has no such name.
fn named(reference: &str) -> Cow<'_, str> {
    match reference {
        "&amp;" => "&".into(),
        "&lt;" => "<".into(),
        "&gt;" => ">".into(),
        "&quot;" => "\"".into(),
        "&nbsp;" => "\u{A0}".into(),
        // The parser of Markdown has the table of all names, and no door to it
        // but this.
        _ => {
            let mut out = String::new();
            for event in parser(reference, crate::Dialect::default()) {
                if let Event::Text(text) = event {
                    out.push_str(&text);
                }
            }
            out.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{decoded, push_text};

    #[test]
    fn references_become_what_they_stand_for() {
        for (html, text) in [
            ("a&amp;b&lt;&quot;&nbsp;", "a&b<\"\u{A0}"),
            ("&copy;&Tab;&NewLine;&colon;&NotEqualTilde;", "©\t\n:≂̸"),
            ("&#65;&#x41;&#X41;", "AAA"),
            ("&#150;&#x80;", "–€"),
            ("&CounterClockwiseContourIntegral;", "∳"),
        ] {
            assert_eq!(decoded(html), text);
        }
    }

    #[test]
    fn what_is_none_stays() {
        for html in [
            "&",
            "&;",
            "&#;",
            "&#x;",
            "&copy",
            "&nosuchname;",
            "a & b;",
            "&é;",
            "&#x",
            "&a b;",
        ] {
            assert_eq!(decoded(html), html);
        }
    }

    #[test]
    fn numbers_without_a_character_are_left_out() {
        assert_eq!(
            decoded("&#0;&#x1F;&#127;&#129;&#xD800;&#x110000;&#99999999999999999;&#xFFFE;&#13;"),
            ""
        );
    }

    #[test]
    fn text_is_escaped_anew() {
        let mut out = String::new();
        push_text(&mut out, "&lt;b&gt; > & &copy; &nosuchname; \u{0}\u{1F}");
        assert_eq!(out, "&lt;b&gt; &gt; &amp; © &amp;nosuchname; ");
    }
}
