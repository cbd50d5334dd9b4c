//! Where a document's code and comments are, and where only inline text can
//! stand.

use std::{borrow::Cow, ops::Range};

use inkleaf_content::{Dialect, events};
use pulldown_cmark::{Event, Tag, TagEnd};

/// How often a document is read anew because the inner text of a shortcode
/// upset the reading (an unclosed fence in a `highlight`). Bounds the work.
const READINGS: usize = 16;

/// What the renderer's parser says of a document, before shortcodes.
pub(crate) struct Regions<'a> {
    text: Cow<'a, str>,
    readings: usize,
    /// Code and comments, sorted.
    code: Vec<Range<usize>>,
    /// Headings, tables, links, emphasis: no block can stand in them. Sorted.
    inline: Vec<Range<usize>>,
    /// From where on the content of list items and footnotes is indented how
    /// far.
    indents: Vec<(usize, usize)>,
}

impl<'a> Regions<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut regions = Self {
            text: Cow::Borrowed(text),
            readings: 0,
            code: Vec::new(),
            inline: Vec::new(),
            indents: Vec::new(),
        };
        regions.read();
        regions
    }

    /// The code or comment around an offset.
    pub(crate) fn code_at(&self, at: usize) -> Option<&Range<usize>> {
        around(&self.code, at)
    }

    /// Whether only inline text can stand at an offset.
    pub(crate) fn is_inline(&self, at: usize) -> bool {
        around(&self.inline, at).is_some()
    }

    /// The columns by which the list item around an offset indents its content.
    pub(crate) fn indent(&self, at: usize) -> usize {
        let after = self.indents.partition_point(|(from, _)| *from <= at);
        after.checked_sub(1).map_or(0, |i| self.indents[i].1)
    }

    /// Takes a range out of sight of the parser, since it is not Markdown, if
    /// that could change what the text after it is.
    pub(crate) fn hide(&mut self, range: Range<usize>) {
        let upset = around(&self.code, range.end)
            .is_some_and(|code| code.start >= range.start && code.start < range.end);
        if !upset || self.readings >= READINGS {
            return;
        }
        let mut masked = String::with_capacity(self.text.len());
        masked.push_str(&self.text[..range.start]);
        for c in self.text[range.clone()].chars() {
            if c.is_ascii_whitespace() {
                masked.push(c);
            } else {
                masked.extend(std::iter::repeat_n('x', c.len_utf8()));
            }
        }
        masked.push_str(&self.text[range.end..]);
        self.text = Cow::Owned(masked);
        self.read();
    }

    fn read(&mut self) {
        self.readings += 1;
        self.code.clear();
        self.inline.clear();
        self.indents.clear();
        let mut items: Vec<usize> = Vec::new();
        for (event, range) in events(&self.text, Dialect::default()) {
            match event {
                Event::Start(Tag::CodeBlock(_)) | Event::Code(_) => self.code.push(range),
                Event::Html(_) | Event::InlineHtml(_) => {
                    comments(&self.text, range, &mut self.code);
                }
                Event::Start(tag @ (Tag::Item | Tag::FootnoteDefinition(_))) => {
                    let column = match tag {
                        Tag::Item => content_column(&self.text, range.start),
                        _ => column(&self.text, range.start) + 4,
                    };
                    items.push(column);
                    self.indents.push((range.start, column));
                }
                Event::End(TagEnd::Item | TagEnd::FootnoteDefinition) => {
                    items.pop();
                    let column = items.last().copied().unwrap_or(0);
                    self.indents.push((range.end, column));
                }
                Event::Start(
                    Tag::Heading { .. }
                    | Tag::Table(_)
                    | Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::Emphasis
                    | Tag::Strong
                    | Tag::Strikethrough,
                ) if self
                    .inline
                    .last()
                    .is_none_or(|last| last.end <= range.start) =>
                {
                    self.inline.push(range);
                }
                _ => {}
            }
        }
    }
}

/// The range among sorted ones that an offset lies in.
fn around(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let after = ranges.partition_point(|range| range.start <= at);
    ranges[..after].last().filter(|range| at < range.end)
}

/// Adds the comments in a piece of HTML. The parser gives a block line by
/// line: a comment that is still open goes on.
fn comments(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        if let Some(open) = out.last_mut().filter(|last| {
            last.end == at && text[last.start..].starts_with("<!--") && {
                let body = &text[last.start + 4..last.end];
                !body.ends_with("-->")
            }
        }) {
            let end = rest.find("-->").map_or(range.end, |end| at + end + 3);
            open.end = end;
            at = end;
        } else if let Some(start) = rest.find("<!--") {
            let start = at + start;
            let end = text[start..range.end]
                .find("-->")
                .map_or(range.end, |end| start + end + 3);
            out.push(start..end);
            at = end;
        } else {
            return;
        }
    }
}

/// The column at which the content of the list item that starts at `start`
/// begins: its marker's column, the marker, and one to four spaces.
fn content_column(text: &str, start: usize) -> usize {
    let column = column(text, start);
    let item = &text[start..];
    let blanks = item.len() - item.trim_start_matches(' ').len();
    let item = &item[blanks..];
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let marker = blanks + digits + 1;
    let spaces = item.bytes().skip(digits + 1).take_while(|b| *b == b' ');
    let spaces = match spaces.take(5).count() {
        0 | 5 => 1,
        spaces => spaces,
    };
    column + marker + spaces
}

/// The bytes before an offset on its line. Deeper than 256 is no real list;
/// the bound keeps the search short.
fn column(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[at.saturating_sub(256)..at];
    before.iter().rev().take_while(|b| **b != b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::Regions;

    #[test]
    fn code_and_comments_are_found() {
        let text = "a `b` c\n\n```\nd\n```\n\n<!-- e\n\nf --> g\n\n    h\n\n> ~~~\n> i\n";
        let regions = Regions::new(text);
        let inside: String = text
            .char_indices()
            .filter(|(i, c)| c.is_alphabetic() && regions.code_at(*i).is_some())
            .map(|(_, c)| c)
            .collect();
        assert_eq!(inside, "bdefhi");
    }

    #[test]
    fn an_unclosed_fence_in_hidden_text_ends_with_it() {
        let text = "A\n\n```\nfence\n\nB `c`";
        let mut regions = Regions::new(text);
        let b = text.len() - 5;
        assert!(regions.code_at(b).is_some());
        regions.hide(3..13);
        assert!(regions.code_at(b).is_none());
        assert!(regions.code_at(b + 3).is_some());
    }

    #[test]
    fn list_items_indent_their_content() {
        let text = "1. a\n   - b\n\n     c\n\nd\n";
        let regions = Regions::new(text);
        let columns: Vec<usize> = ["a", "b", "c", "d"]
            .iter()
            .filter_map(|letter| text.find(letter))
            .map(|at| regions.indent(at))
            .collect();
        assert_eq!(columns, [3, 5, 5, 0]);
    }
}
