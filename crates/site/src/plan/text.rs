//! Texts on a page that are worked out: dates, reading time, summaries.

use std::borrow::Cow;

use inkleaf_content::{PostDate, plain_text, summary};
use inkleaf_prepare::{emoji, without_shortcodes};
use inkleaf_words::Language;

use super::document::Doc;
use crate::DateText;

/// `28 January 2025`.
pub(super) fn long_date(date: PostDate, language: Language) -> DateText {
    DateText {
        iso: date.iso(),
        text: language.long_date(date.day()),
    }
}

/// `28 Jan`.
pub(super) fn short_date(date: PostDate, language: Language) -> DateText {
    DateText {
        iso: date.iso(),
        text: language.short_date(date.day()),
    }
}

/// Words a minute that adults read silently in scripts with spaces, rounded
/// (Brysbaert 2019: 238 for English non-fiction; code and tables read slower).
const WORDS_A_MINUTE: usize = 220;
/// Characters a minute in Chinese and Japanese.
const CHARACTERS_A_MINUTE: usize = 400;

/// Reading time in whole minutes, at least 1. Counts all of the Markdown,
/// code too: it is read, if not aloud.
pub(super) fn minutes(markdown: &str) -> usize {
    let mut words = 0;
    let mut characters = 0;
    let mut in_word = false;
    for c in markdown.chars() {
        // Most text is ASCII, and this is the one loop over all of it.
        if c.is_ascii() {
            let starts = !in_word && c.is_ascii_alphanumeric();
            // Marks alone (`##`, `-`, `|`) are no words.
            words += usize::from(starts);
            in_word = (in_word || starts) && !c.is_ascii_whitespace();
        } else if is_cjk(c) {
            characters += 1;
            in_word = false;
        } else if c.is_whitespace() {
            in_word = false;
        } else if !in_word && c.is_alphanumeric() {
            words += 1;
            in_word = true;
        }
    }
    let scaled = words * CHARACTERS_A_MINUTE + characters * WORDS_A_MINUTE;
    let minute = WORDS_A_MINUTE * CHARACTERS_A_MINUTE;
    ((scaled + minute / 2) / minute).max(1)
}

/// Chinese characters and Japanese syllables, which are written without spaces.
/// (Korean has spaces.)
pub(super) fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Characters of a summary: three or four lines in a list, and what search
/// engines show of a description.
const SUMMARY: usize = 200;

/// What a document is about, as plain text, for its head, lists and the feed:
/// its `description`, else its `summary`, else the start of its text. Calls of
/// shortcodes are left out, names of emoji are emoji.
pub(super) fn about(doc: &Doc<'_>) -> Option<String> {
    let front = doc.front();
    let written = front.description.as_deref().or(front.summary.as_deref());
    let written = written
        .map(|text| plain_text(&without_shortcodes(text)))
        .filter(|text| !text.trim().is_empty());
    let start = || {
        let text = beginning(&without_shortcodes(doc.markdown()), SUMMARY);
        Some(text).filter(|text| !text.is_empty())
    };
    let about = written.or_else(start)?;
    Some(with_emoji(about, doc.emoji))
}

/// A text with the names of emoji (`:tada:`) turned into emoji, if so wanted.
pub(super) fn with_emoji(text: String, wanted: bool) -> String {
    if !wanted {
        return text;
    }
    match emoji(&text) {
        Cow::Owned(changed) => changed,
        Cow::Borrowed(_) => text,
    }
}

/// Bytes of Markdown that are nearly always enough for a summary.
const ENOUGH: usize = 800;

/// [`summary`], without reading all of a long document where its start is
/// enough: parsing everything for every post would be most of planning.
fn beginning(markdown: &str, limit: usize) -> String {
    if let Some(start) = self_contained_start(markdown) {
        let text = summary(start, limit);
        // The mark of a cut says that there was more than enough.
        if text.ends_with('…') {
            return text;
        }
    }
    summary(markdown, limit)
}

/// The first blocks of a document, where they mean the same without the rest:
/// they end at a blank line, and no bracket in them may be a reference to a
/// link or footnote that is defined further down.
fn self_contained_start(markdown: &str) -> Option<&str> {
    let mut from = ENOUGH.min(markdown.len());
    while !markdown.is_char_boundary(from) {
        from += 1;
    }
    let start = &markdown[..from + markdown[from..].find("\n\n")?];
    let mut after_brackets = start.split(']').skip(1);
    after_brackets
        .all(|rest| rest.starts_with('('))
        .then_some(start)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use inkleaf_content::PostDate;
    use inkleaf_words::Language;

    use super::{
        SUMMARY, beginning, long_date, minutes, self_contained_start, short_date, summary,
    };

    #[test]
    fn dates_are_written_out() {
        let date = |text| PostDate::parse(text).unwrap();
        let english = |text| long_date(date(text), Language::English);
        assert_eq!(english("2025-01-28").text, "28 January 2025");
        assert_eq!(english("1999-12-01T23:30:00-08:00").text, "1 December 1999");
        assert_eq!(english("2025-01-28").iso, "2025-01-28");
        let short = short_date(date("2025-01-28"), Language::English);
        assert_eq!(short.text, "28 Jan");
    }

    #[test]
    fn reading_time_counts_words() {
        assert_eq!(minutes(""), 1);
        assert_eq!(minutes(&"word ".repeat(220)), 1);
        assert_eq!(minutes(&"word ".repeat(660)), 3);
        assert_eq!(minutes(&"- | ## ".repeat(5000)), 1);
        assert_eq!(minutes(&"**bold** ".repeat(440)), 2);
    }

    #[test]
    fn reading_time_counts_characters_where_there_are_no_spaces() {
        assert_eq!(minutes(&"语".repeat(1200)), 3);
        assert_eq!(minutes(&"ひらがな".repeat(300)), 3);
        assert_eq!(minutes(&"한국어 ".repeat(440)), 2);
        assert_eq!(
            minutes(&format!("{} {}", "语".repeat(400), "word ".repeat(220))),
            2
        );
    }

    #[test]
    fn the_start_of_a_long_document_gives_the_summary_of_all_of_it() {
        let filler = "Words and *more* words. ".repeat(30) + "\n\n";
        for first in [
            "Plain text. ",
            "See [there][ref] and [ref]. ",
            "A note[^1]. ",
            "[inline](x) ![image](y) ",
            "# Heading\n\n- a list\n\n",
            "```\ncode\n\nmore\n```\n\n",
            "Short.\n\n<!--more-->\n\n",
            "日本語の文章。",
        ] {
            let text = format!("{first}{}[ref]: /x\n\n[^1]: note\n", filler.repeat(10));
            for limit in [SUMMARY, 20] {
                assert_eq!(beginning(&text, limit), summary(&text, limit), "{first}");
            }
        }
        assert!(self_contained_start(&filler.repeat(10)).is_some_and(|start| start.len() < 2_500));
    }
}
