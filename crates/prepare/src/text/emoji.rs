//! `:emoji:` names, as GitHub has them.

use std::{borrow::Cow, ops::Range};

use super::Edit;

/// The longest name has some 40 letters.
const LONGEST: usize = 64;

/// Plain text (a title) with its emoji names turned into emoji: `:tada:` is
/// 🎉. Unknown names, times (`10:30:45`) and paths (`std::vec::Vec`) stay.
pub fn emoji(text: &str) -> Cow<'_, str> {
    let mut edits = Vec::new();
    self::edits(text, 0..text.len(), &mut edits);
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(super::apply(text, &edits).0)
}

/// Whether a document has emoji names at all.
pub(super) fn may_have_names(text: &str) -> bool {
    let mut at = 0;
    next(text, &mut at, text.len()).is_some()
}

/// Adds what the names in a range stand for.
pub(super) fn edits(text: &str, range: Range<usize>, out: &mut Vec<Edit>) {
    let mut at = range.start;
    while let Some((name, emoji)) = next(text, &mut at, range.end) {
        out.push((name, emoji.to_owned()));
    }
}

/// The next name with colons from `at` on, and its emoji.
fn next(text: &str, at: &mut usize, end: usize) -> Option<(Range<usize>, &'static str)> {
    while let Some(found) = text.get(*at..end)?.find(':') {
        let start = *at + found;
        *at = start + 1;
        let length = name_length(&text.as_bytes()[start + 1..end]);
        let close = start + 1 + length;
        if length == 0 || text.as_bytes().get(close) != Some(&b':') || close >= end {
            continue;
        }
        // The colon that ends a name may also start the next one.
        *at = close;
        let apart = !text.as_bytes()[..start].last().is_some_and(|b| joins(*b))
            && !text.as_bytes()[close + 1..]
                .first()
                .is_some_and(|b| joins(*b));
        if !apart {
            continue;
        }
        if let Some(emoji) = emojis::get_by_shortcode(&text[start + 1..close]) {
            *at = close + 1;
            return Some((start..close + 1, emoji.as_str()));
        }
    }
    None
}

fn name_length(text: &[u8]) -> usize {
    let is_name = |b: &&u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'+' | b'-');
    let length = text.iter().take(LONGEST).take_while(is_name).count();
    if length < LONGEST { length } else { 0 }
}

/// Whether a sign beside a name makes it part of something else.
fn joins(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/' | b'\\' | b'=' | b'&')
}

#[cfg(test)]
mod tests {
    use super::emoji;

    #[test]
    fn known_names_become_emoji() {
        assert_eq!(emoji("Hi :smile:!"), "Hi 😄!");
        assert_eq!(emoji(":+1::tada: 好:heart:好"), "👍🎉 好❤️好");
    }

    #[test]
    fn all_else_stays() {
        for text in [
            "10:30:45",
            "std::vec::Vec",
            "::before",
            ":nosuchname:",
            "a:smile:b",
            "https://example.com/:smile:",
            ": smile :",
            "\\:smile:",
            ":smile",
            ":",
        ] {
            assert_eq!(emoji(text), text);
        }
        assert_eq!(
            emoji("note::smile:"),
            "note::smile:".replace(":smile:", "😄")
        );
    }
}
