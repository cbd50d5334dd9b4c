//! Bare URLs and email addresses, by the rules of GitHub's extended
//! autolinks (GFM, section 6.9), with three differences: punctuation of
//! Chinese and Japanese ends a URL; so does a letter of theirs right after the
//! host; and a bracket that was not opened in the URL is not its own.

mod extent;

use std::ops::Range;

use super::Edit;
use crate::escape::{destination, push_text};

use self::extent::{host_end, rest};

/// Whether a document has bare URLs at all, or code or HTML that looks so.
pub(super) fn may_have_urls(text: &str) -> bool {
    let mut at = 0;
    next(text, &mut at, text.len()).is_some()
}

/// Adds links for the URLs in a range.
pub(super) fn edits(text: &str, range: Range<usize>, out: &mut Vec<Edit>) {
    let mut at = range.start;
    while let Some(found) = next(text, &mut at, range.end) {
        let url = &text[found.clone()];
        let link = if url.starts_with("www.") || url.starts_with("WWW.") || url.contains('&') {
            let target = if url.contains("://") {
                destination(url)
            } else {
                destination(&["http://", url].concat())
            };
            let mut link = String::from("[");
            push_text(&mut link, url);
            link + "](" + &target + ")"
        } else {
            ["<", url, ">"].concat()
        };
        out.push((found, link));
    }
}

/// The next URL or address from `at` on.
fn next(text: &str, at: &mut usize, end: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut i = *at;
    while i < end {
        let sign = i + bytes[i..end]
            .iter()
            .position(|b| matches!(b, b':' | b'@' | b'w' | b'W'))?;
        let found = match bytes[sign] {
            b':' => scheme(text, *at, sign, end),
            b'@' => email(text, *at, sign, end),
            _ => www(text, sign, end),
        };
        if let Some(found) = found {
            *at = found.end;
            return Some(found);
        }
        i = sign + 1;
    }
    None
}

/// `http://` or `https://` with its colon at `colon`.
fn scheme(text: &str, from: usize, colon: usize, end: usize) -> Option<Range<usize>> {
    if !text[colon..end].starts_with("://") {
        return None;
    }
    let start = ["https", "http"].iter().find_map(|scheme| {
        let start = colon.checked_sub(scheme.len()).filter(|s| *s >= from)?;
        let written = text.as_bytes().get(start..colon)?;
        written
            .eq_ignore_ascii_case(scheme.as_bytes())
            .then_some(start)
    })?;
    if !may_start(text, start) {
        return None;
    }
    let host = colon + 3;
    let end = rest(text, host, host_end(text, host, end)?, end);
    Some(start..end)
}

/// `www.` with its first letter at `start`.
fn www(text: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let prefix = text.as_bytes().get(start..start + 4)?;
    if !prefix.eq_ignore_ascii_case(b"www.") || start + 4 > end || !may_start(text, start) {
        return None;
    }
    let end = rest(text, start, host_end(text, start, end)?, end);
    Some(start..end)
}

/// An email address with its `@` at `at`.
fn email(text: &str, from: usize, at: usize, end: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let is_local = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+');
    let local = bytes[from..at].iter().rev().take_while(is_local).count();
    let start = at - local;
    let is_domain = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    let domain = bytes[at + 1..end].iter().take_while(is_domain).count();
    let domain = text[at + 1..at + 1 + domain].trim_end_matches('.');
    let close = at + 1 + domain.len();
    // `git@github.com:user/repository` is no address to write to.
    let is_more = matches!(
        bytes.get(close..close + 2),
        Some([b':' | b'/', sign]) if !sign.is_ascii_whitespace()
    ) || bytes.get(close) == Some(&b'@');
    let valid = local > 0
        && !is_more
        && may_start(text, start)
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty())
        && !domain.ends_with(['-', '_']);
    valid.then_some(start..close)
}

/// Whether a URL may start here: not in the midst of a word, of a path, of
/// another URL, or behind a backslash.
fn may_start(text: &str, start: usize) -> bool {
    // What looks like the target of a link that is none would become one.
    if text[..start].ends_with("](") {
        return false;
    }
    let before = text.as_bytes()[..start].last();
    before.is_none_or(|b| {
        !(b.is_ascii_alphanumeric()
            || matches!(
                b,
                b'/' | b'\\' | b'=' | b'<' | b'&' | b'@' | b'-' | b'.' | b'+' | b':'
            ))
    })
}

#[cfg(test)]
mod tests {
    use super::next;

    fn all(text: &str) -> Vec<&str> {
        let mut at = 0;
        std::iter::from_fn(|| next(text, &mut at, text.len()).map(|range| &text[range])).collect()
    }

    /// The examples of the GFM specification.
    #[test]
    fn examples_of_the_specification() {
        for (text, urls) in [
            ("www.commonmark.org", &["www.commonmark.org"][..]),
            (
                "Visit www.commonmark.org/help for more",
                &["www.commonmark.org/help"],
            ),
            ("Visit www.commonmark.org.", &["www.commonmark.org"]),
            ("Visit www.commonmark.org/a.b.", &["www.commonmark.org/a.b"]),
            (
                "www.google.com/search?q=Markup+(business)",
                &["www.google.com/search?q=Markup+(business)"],
            ),
            (
                "www.google.com/search?q=Markup+(business)))",
                &["www.google.com/search?q=Markup+(business)"],
            ),
            (
                "(www.google.com/search?q=Markup+(business))",
                &["www.google.com/search?q=Markup+(business)"],
            ),
            (
                "(www.google.com/search?q=Markup+(business)",
                &["www.google.com/search?q=Markup+(business)"],
            ),
            (
                "www.google.com/search?q=(business))+ok",
                &["www.google.com/search?q=(business))+ok"],
            ),
            (
                "www.google.com/search?q=commonmark&hl=en",
                &["www.google.com/search?q=commonmark&hl=en"],
            ),
            (
                "www.google.com/search?q=commonmark&hl;",
                &["www.google.com/search?q=commonmark"],
            ),
            ("www.commonmark.org/he<lp", &["www.commonmark.org/he"]),
            ("http://commonmark.org", &["http://commonmark.org"]),
            (
                "(Visit https://encrypted.google.com/search?q=Markup+(business))",
                &["https://encrypted.google.com/search?q=Markup+(business)"],
            ),
            ("foo@bar.baz", &["foo@bar.baz"]),
            (
                "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.",
                &["hello+xyz@mail.example"],
            ),
            ("a.b-c_d@a.b", &["a.b-c_d@a.b"]),
            ("a.b-c_d@a.b.", &["a.b-c_d@a.b"]),
            ("a.b-c_d@a.b-", &[]),
            ("a.b-c_d@a.b_", &[]),
        ] {
            assert_eq!(all(text), urls, "{text}");
        }
    }

    #[test]
    fn punctuation_of_chinese_ends_a_url() {
        for (text, url) in [
            ("见 https://example.com。好", "https://example.com"),
            ("（https://example.com/a?b=c）", "https://example.com/a?b=c"),
            ("看https://example.com/统计，好", "https://example.com/统计"),
            ("https://example.com这里", "https://example.com"),
            ("「https://例え.jp/ア」", "https://例え.jp/ア"),
            ("“https://example.com/a.”", "https://example.com/a"),
        ] {
            assert_eq!(all(text), [url], "{text}");
        }
    }

    #[test]
    fn what_is_no_url_stays() {
        for text in [
            "http://localhost:8080/",
            "https://",
            "ahttp://a.example",
            "\\https://a.example",
            "git@github.com:a/b.git",
            "@user@social.example",
            "user@localhost",
            "www.",
            "ftp://a.example",
            "http://a_b.c_d",
            "x=https://a.example",
            "[x](https://a.example y)",
        ] {
            assert_eq!(all(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn long_tails_take_linear_time() {
        let start = std::time::Instant::now();
        all(&["https://a.b/", &")".repeat(200_000)].concat());
        all(&"w".repeat(200_000));
        all(&"a@".repeat(200_000));
        all(&"http://".repeat(100_000));
        all(&["https://a.b/", &"&a;".repeat(100_000)].concat());
        assert!(start.elapsed().as_secs() < 5);
    }
}
