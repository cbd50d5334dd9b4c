//! The one place that configures the Markdown parser.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// CommonMark with tables, strikethrough, task lists, footnotes and explicit
/// heading ids (`## Title {#id}`).
pub(crate) fn parser(markdown: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES;
    Parser::new_ext(markdown, options)
}

/// Calls `take` with each event of a single line of inline Markdown: block
/// syntax (`#`, `1.`, `-`) stays text, line ends become spaces.
///
/// CommonMark has no inline-only mode, but the content of a heading is just
/// that; the closing `#` keeps a trailing one of the line's own (`C #`).
pub(crate) fn each_inline(line: &str, mut take: impl FnMut(Event<'_>)) {
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let heading = ["# ", &words.join(" "), " #"].concat();
    let options = Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(&heading, options) {
        match event {
            Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_)) => {}
            event => take(event),
        }
    }
}

/// Whether inline HTML is a comment: those are not meant to be seen.
pub(crate) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
}

/// A block of HTML without its comments.
pub(crate) fn without_comments(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = find(rest, b"<!--") {
        out.push_str(&rest[..start]);
        rest = find(&rest[start..], b"-->").map_or("", |end| &rest[start + end + 3..]);
    }
    out.push_str(rest);
    out
}

/// Where ASCII text first occurs. (`str::find` would bring a search algorithm
/// for any text at all into the browser's module.)
fn find(text: &str, ascii: &[u8]) -> Option<usize> {
    text.as_bytes()
        .windows(ascii.len())
        .position(|window| window == ascii)
}
