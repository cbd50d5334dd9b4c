//! Where a post shows code: damage there may be meant.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::{front_matter::split, markdown::parser};

/// The byte ranges of code spans and code blocks in `post`, in order: what
/// [`super::damage_outside`] is to skip.
///
/// `post` is a file as it was read, with its front matter, line ends and
/// byte-order mark, so that the ranges fit the file. In front matter nothing is
/// code; a post whose front matter never ends has none.
#[must_use]
pub fn code_ranges(post: &str) -> Vec<Range<usize>> {
    let mark = post.len() - post.trim_start_matches('\u{feff}').len();
    let body = match split(&post[mark..]) {
        Ok(split) => mark + split.body,
        Err(_) => return Vec::new(),
    };
    parser(&post[body..], crate::Dialect::default())
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))))
        .map(|(_, range)| range.start + body..range.end + body)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::code_ranges;

    #[test]
    fn spans_and_blocks_are_code_and_front_matter_is_not() {
        let post = "\u{feff}---\r\ntitle: `a`\r\n---\r\n\r\nText `Ã©` and\r\n\r\n~~~\r\nb Ã©\r\n~~~\r\n\r\n    c\r\n\r\nText\r\n";
        let found: Vec<&str> = code_ranges(post)
            .into_iter()
            .map(|range| post[range].trim())
            .collect();
        assert_eq!(found, ["`Ã©`", "~~~\r\nb Ã©\r\n~~~", "c"]);
        assert!(code_ranges("---\ntitle: `a`\n").is_empty());
    }
}
