//! Where a document shows code.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::{front_matter::split, markdown::parser};

/// The byte ranges of code blocks and code spans in a file's text, their marks
/// included; in order, never overlapping. Line ends may be of any kind. What
/// stands in code is an example of itself, and nothing to mend.
pub fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let body = split(text).map_or(0, |split| split.body);
    parser(&text[body..])
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_)) | Event::Code(_)))
        .map(|(_, range)| range.start + body..range.end + body)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::code_ranges;

    fn code(text: &str) -> Vec<&str> {
        code_ranges(text)
            .into_iter()
            .map(|range| text[range].trim_end())
            .collect()
    }

    #[test]
    fn blocks_and_spans_are_code() {
        let text = "---\ntitle: '`no`'\n---\nA `b` c.\n\n```txt\nd\n```\n\n    e\n\n> ``f``\n";
        assert_eq!(code(text), ["`b`", "```txt\nd\n```", "e", "``f``"]);
        let dos = text.replace('\n', "\r\n");
        assert_eq!(code(&dos)[1], "```txt\r\nd\r\n```");
        assert_eq!(code(&dos).len(), 4);
    }

    #[test]
    fn text_without_code_or_with_damaged_front_matter_is_read_too() {
        assert!(code("Text.\n").is_empty());
        assert_eq!(code("---\ntitle: x\n\n`a`\n"), ["`a`"]);
    }
}
