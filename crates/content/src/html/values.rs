//! Values of attributes.

use super::tokens::is_space;

/// What is put before the ids of a post, so that none of them is one that the
/// page or its scripts go by.
pub(crate) const PREFIX: &str = "user-content-";

/// Classes that the site's own chrome goes by: a post can't dress up as it.
const CHROME: &str = "anchor app archive-year article-body authors brand card cards comments contents count \
    cover eyebrow failure footnote-back footnote-ref footnotes front languages lead meta \
    minutes more neighbours note-popover page-header pagination place post post-footer \
    preview prose reader-layer reading-progress related scripts series shortcuts side-note \
    side-notes site-footer site-header skip standalone summary term-index terms theme \
    thumbnail title to-top unseen viewer ways";

/// An id as it reaches the page, without [`PREFIX`]; empty where it is none.
pub(crate) fn id(value: &str) -> &str {
    let id = value.strip_prefix(PREFIX).unwrap_or(value);
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
    if id.len() <= 200 && id.chars().all(is_plain) {
        id
    } else {
        ""
    }
}

/// Whether a token of a `class` attribute is one of the site's own chrome.
pub(crate) fn is_chrome(token: &str) -> bool {
    CHROME
        .split(' ')
        .any(|name| name.eq_ignore_ascii_case(token))
}

/// Whether a token of a `class` attribute may reach the page.
pub(crate) fn is_class(token: &str) -> bool {
    token
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        && !is_chrome(token)
}

/// A length in CSS pixels, or another number without sign, at most five digits
/// long: `640` or `640px`.
pub(crate) fn number(value: &str) -> Option<u32> {
    let value = value.trim();
    let digits = value
        .strip_suffix("px")
        .or_else(|| value.strip_suffix("PX"))
        .unwrap_or(value)
        .trim_end();
    let is_number = (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| {
        digits
            .bytes()
            .fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
    })
}

/// The word of the list `words` that the value is, in any case.
pub(crate) fn word(value: &str, words: &'static str) -> Option<&'static str> {
    let value = value.trim();
    words
        .split(' ')
        .find(|word| word.eq_ignore_ascii_case(value))
}

/// Whether all of a value are ASCII letters, digits or one of `extra`.
pub(crate) fn is_made_of(value: &str, extra: &[u8]) -> bool {
    !value.is_empty()
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || extra.contains(&b))
}

/// The class for `text-align` of a `style` attribute.
#[expect(
    clippy::double_ended_iterator_last,
    reason = "searching from behind would be more code for browsers"
)]
pub(crate) fn text_align(style: &str) -> Option<&'static str> {
    let alignments = style.split(';').filter_map(|declaration| {
        let colon = declaration.bytes().position(|b| b == b':')?;
        let (property, value) = (&declaration[..colon], &declaration[colon + 1..]);
        property
            .trim()
            .eq_ignore_ascii_case("text-align")
            .then(|| word(value, ALIGNMENTS))?
    });
    alignments.last()
}

/// Values of `align` and `text-align` that are a class of the page too.
pub(crate) const ALIGNMENTS: &str = "left center right";

/// The words of a value.
pub(crate) fn words(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(|c: char| c.is_ascii() && is_space(c as u8))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{id, is_class, number, text_align};

    #[test]
    fn values_are_read_strictly() {
        assert_eq!(number(" 640px "), Some(640));
        assert_eq!(number("0"), Some(0));
        for none in ["", "px", "50%", "-1", "1.5", "123456", "1e3", "٣"] {
            assert_eq!(number(none), None, "{none}");
        }
        assert_eq!(id("a b"), "");
        assert_eq!(id("user-content-é"), "é");
        assert!(is_class("note") && is_class("language-rust"));
        assert!(!is_class("site-header") && !is_class("Prose") && !is_class("a\"b"));
    }

    #[test]
    fn alignment_is_taken_out_of_styles() {
        assert_eq!(text_align("color:red; TEXT-ALIGN : Center"), Some("center"));
        assert_eq!(
            text_align("text-align:center;text-align:right"),
            Some("right")
        );
        assert_eq!(text_align("text-align: justify"), None);
        assert_eq!(text_align("x-text-align:left"), None);
        assert_eq!(text_align(""), None);
    }
}
