//! Texts on a page that are worked out: dates, reading time, summaries.

use inkleaf_content::{PostDate, plain_text, summary};

use super::document::Doc;
use crate::DateText;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `28 January 2025`.
pub(super) fn long_date(date: PostDate) -> DateText {
    let day = date.day();
    DateText {
        iso: date.iso(),
        text: format!("{} {} {}", day.day(), month(date), day.year()),
    }
}

/// `28 Jan`.
pub(super) fn short_date(date: PostDate) -> DateText {
    DateText {
        iso: date.iso(),
        text: format!("{} {}", date.day().day(), &month(date)[..3]),
    }
}

fn month(date: PostDate) -> &'static str {
    let index = usize::try_from(date.day().month() - 1).unwrap_or(0);
    MONTHS.get(index).copied().unwrap_or(MONTHS[0])
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
        if is_cjk(c) {
            characters += 1;
            in_word = false;
        } else if c.is_whitespace() {
            in_word = false;
        } else if !in_word && c.is_alphanumeric() {
            // Marks alone (`##`, `-`, `|`) are no words.
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
fn is_cjk(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Characters of the summary in a list.
const SUMMARY: usize = 200;
/// Characters of a description: what search engines show of it.
const DESCRIPTION: usize = 160;

/// What a document is about, as plain text.
pub(super) struct About {
    /// For lists and feeds.
    pub(super) summary: Option<String>,
    /// For the head.
    pub(super) description: Option<String>,
}

/// The front matter's `description`, else its `summary`, else the start of the text.
pub(super) fn about(doc: &Doc<'_>) -> About {
    let front = doc.front();
    let written = front
        .description
        .as_deref()
        .or(front.summary.as_deref())
        .map(plain_text);
    if let Some(text) = written.filter(|text| !text.trim().is_empty()) {
        return About {
            summary: Some(text.clone()),
            description: Some(text),
        };
    }
    let start = summary(doc.markdown(), SUMMARY);
    if start.is_empty() {
        return About {
            summary: None,
            description: None,
        };
    }
    let description = if start.chars().count() <= DESCRIPTION {
        start.clone()
    } else {
        summary(doc.markdown(), DESCRIPTION)
    };
    About {
        summary: Some(start),
        description: Some(description),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use inkleaf_content::PostDate;

    use super::{long_date, minutes, short_date};

    #[test]
    fn dates_are_written_out() {
        let date = |text| PostDate::parse(text).unwrap();
        assert_eq!(long_date(date("2025-01-28")).text, "28 January 2025");
        assert_eq!(short_date(date("2025-01-28")).text, "28 Jan");
        assert_eq!(
            long_date(date("1999-12-01T23:30:00-08:00")).text,
            "1 December 1999"
        );
        assert_eq!(long_date(date("2025-01-28")).iso, "2025-01-28");
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
}
