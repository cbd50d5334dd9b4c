//! A title that the text itself begins with.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::{Dialect, markdown::parser};

/// The text of a level-1 heading (as Markdown) that is a document's first
/// block, and the document without it. For documents whose front matter has
/// no `title`.
pub fn take_leading_title(markdown: &str) -> Option<(String, String)> {
    let mut events = parser(markdown, Dialect::default()).into_offset_iter();
    let (
        Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }),
        block,
    ) = events.next()?
    else {
        return None;
    };
    let mut text: Option<(usize, usize)> = None;
    for (event, range) in events {
        if matches!(event, Event::End(TagEnd::Heading(_))) {
            break;
        }
        let start = text.map_or(range.start, |(start, _)| start);
        let end = text.map_or(range.end, |(_, end)| end.max(range.end));
        text = Some((start, end));
    }
    let (start, end) = text?;
    let rest = [&markdown[..block.start], &markdown[block.end..]].concat();
    Some((markdown[start..end].trim().to_string(), rest))
}

#[cfg(test)]
mod tests {
    use super::take_leading_title;

    fn taken(markdown: &str) -> Option<(String, String)> {
        take_leading_title(markdown)
    }

    #[test]
    fn a_first_heading_is_the_title() {
        let is = |title: &str, rest: &str| Some((title.to_string(), rest.to_string()));
        assert_eq!(
            taken("# One *two* #\n\nText\n"),
            is("One *two*", "\nText\n")
        );
        assert_eq!(taken("\nOne `x`\n===\nText\n"), is("One `x`", "\nText\n"));
        assert_eq!(taken("# T {#id}\nText"), is("T", "Text"));
        assert_eq!(taken("# [a](b)"), is("[a](b)", ""));
    }

    #[test]
    fn nothing_else_is() {
        for markdown in [
            "",
            "Text\n\n# T\n",
            "## T\n",
            "#\n\nText",
            "    # code",
            "> # quoted",
        ] {
            assert_eq!(taken(markdown), None, "{markdown:?}");
        }
    }
}
