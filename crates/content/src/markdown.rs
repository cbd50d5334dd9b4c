//! The one place that configures the Markdown parser.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::{Dialect, fence, scan::position, scripts};

/// CommonMark with what a dialect adds to it.
pub(crate) fn parser(markdown: &str, dialect: Dialect) -> Parser<'_> {
    Parser::new_ext(markdown, extensions(markdown, dialect))
}

/// What [`parser`] adds to CommonMark.
pub(crate) fn extensions(markdown: &str, dialect: Dialect) -> Options {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    options.set(Options::ENABLE_MATH, dialect.math);
    options.set(Options::ENABLE_SMART_PUNCTUATION, dialect.smart);
    options.set(Options::ENABLE_DEFINITION_LIST, may_define(markdown));
    options
}

/// Whether a line starts with a colon and white space. For the parser any
/// colon starts a definition, also that of `:tada:` or `:::note` below a
/// paragraph; documents without a definition must not suffer from that.
fn may_define(markdown: &str) -> bool {
    let bytes = markdown.as_bytes();
    let mut at = 0;
    while let Some(length) = position(&bytes[at..], |byte| byte == b':') {
        let colon = at + length;
        at = colon + 1;
        let mut before = bytes[..colon].iter().rev();
        if matches!(bytes.get(at), Some(b' ' | b'\t'))
            && matches!(
                before.find(|byte| !matches!(byte, b' ' | b'\t' | b'>')),
                None | Some(b'\n')
            )
        {
            return true;
        }
    }
    false
}

/// All events of a document.
pub(crate) fn events<'a>(markdown: &'a str, dialect: Dialect) -> Vec<Event<'a>> {
    let mut events = parser(markdown, dialect).into_offset_iter();
    scripts::collect(markdown, &mut events)
}

/// Whether a code block is a formula (```` ```math ````).
pub(crate) fn is_formula(kind: &CodeBlockKind<'_>, dialect: Dialect) -> bool {
    match kind {
        CodeBlockKind::Fenced(info) => dialect.math && fence(info).language == "math",
        CodeBlockKind::Indented => false,
    }
}

/// Calls `take` with each event of a single line of inline Markdown: block
/// syntax (`#`, `1.`, `-`) stays text, line ends become spaces.
///
/// CommonMark has no inline-only mode, but the content of a heading is just
/// that; the closing `#` keeps a trailing one of the line's own (`C #`).
pub(crate) fn each_inline(line: &str, mut take: impl FnMut(Event<'_>)) {
    let words: Vec<&str> = line.split_ascii_whitespace().collect();
    let heading = ["# ", &words.join(" "), " #"].concat();
    let parser = Parser::new_ext(&heading, Options::ENABLE_STRIKETHROUGH);
    for event in scripts::collect(&heading, &mut parser.into_offset_iter()) {
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
