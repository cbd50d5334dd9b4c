//! Text in XML files.

use std::borrow::Cow;

/// A text without the characters that XML 1.0 forbids (2.2 "Characters"):
/// most control characters and two noncharacters. No escape brings them back.
pub(crate) fn allowed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_allowed) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| is_allowed(c)).collect())
}

fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_characters_are_dropped_and_all_others_stay() {
        assert_eq!(allowed("a\u{0}\u{8}\u{b}b\u{1f}\u{fffe}\u{ffff}"), "ab");
        assert_eq!(allowed("\t\n é 日本 🚀 \u{7f}"), "\t\n é 日本 🚀 \u{7f}");
    }
}
