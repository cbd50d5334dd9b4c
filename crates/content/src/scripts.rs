//! Sub- and superscript: `H~2~O`, `x^2^`.
//!
//! The parser takes them only between words, where they hardly ever stand, and
//! takes `3~5 to 6~8` for one. The rule here is Pandoc's: the signs are single
//! and have no white space between them. Against false ones, two more:
//! in the midst of a word (as written by those who write `a~b` for a range, or
//! TeX as text) only ASCII letters and digits are raised or lowered; and
//! nothing is raised that stands on its own (`^_^`).

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::scan::position;

/// Collects a parser's events. Texts that follow on each other become one.
pub(crate) fn collect<'a>(
    markdown: &'a str,
    events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
) -> Vec<Event<'a>> {
    let mut out = Vec::with_capacity(markdown.len() / 20);
    // Most documents have no sign at all.
    if position(markdown.as_bytes(), is_sign).is_none() {
        out.extend(events.map(|(event, _)| event));
        return out;
    }
    let mut texts = Texts {
        markdown,
        out,
        run: 0..0,
    };
    let mut is_verbatim = false;
    for (event, range) in events {
        match &event {
            // Not what entities and typographic signs became.
            Event::Text(text) if !is_verbatim && markdown.get(range.clone()) == Some(text) => {
                texts.add(range);
            }
            Event::Start(Tag::Strikethrough) if texts.is_single(&range) => {
                texts.add(range.start..range.start + 1);
            }
            Event::End(TagEnd::Strikethrough) if texts.is_single(&range) => {
                texts.add(range.end - 1..range.end);
            }
            _ => {
                match event {
                    Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => is_verbatim = true,
                    Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => is_verbatim = false,
                    _ => {}
                }
                texts.flush();
                texts.out.push(event);
            }
        }
    }
    texts.flush();
    texts.out
}

fn is_sign(byte: u8) -> bool {
    (byte == b'~') | (byte == b'^')
}

struct Texts<'a> {
    markdown: &'a str,
    out: Vec<Event<'a>>,
    /// Text of the Markdown that is not in `out` yet.
    run: Range<usize>,
}

impl Texts<'_> {
    /// Takes text that stands there word for word. Between what comes before a
    /// backslash and what comes after it there is a gap.
    fn add(&mut self, range: Range<usize>) {
        if self.run.end == range.start {
            self.run.end = range.end;
        } else {
            self.flush();
            self.run = range;
        }
    }

    /// Whether something struck out is between single signs: then it is none.
    fn is_single(&self, range: &Range<usize>) -> bool {
        match self.markdown.as_bytes().get(range.clone()) {
            Some([b'~', next, .., b'~']) => *next != b'~',
            _ => false,
        }
    }

    fn flush(&mut self) {
        let run = std::mem::take(&mut self.run);
        let bytes = self.markdown.as_bytes();
        let mut done = run.start;
        let mut i = run.start;
        while let Some(length) = position(&bytes[i..run.end], is_sign) {
            i += length;
            if let Some(end) = self.end(i, run.end) {
                self.push(done..i);
                let (start_tag, end_tag) = match bytes[i] {
                    b'~' => (Tag::Subscript, TagEnd::Subscript),
                    _ => (Tag::Superscript, TagEnd::Superscript),
                };
                self.out.push(Event::Start(start_tag));
                self.push(i + 1..end);
                self.out.push(Event::End(end_tag));
                done = end + 1;
                i = end;
            }
            i += 1;
        }
        self.push(done..run.end);
    }

    fn push(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            let text = CowStr::Borrowed(&self.markdown[range]);
            self.out.push(Event::Text(text));
        }
    }

    /// Where the sub- or superscript ends that the sign at `start` may begin.
    fn end(&self, start: usize, limit: usize) -> Option<usize> {
        let bytes = self.markdown.as_bytes();
        let sign = bytes[start];
        let before = self.markdown[..start].chars().next_back().unwrap_or(' ');
        let stands_alone = before.is_whitespace() || matches!(before, '(' | '[' | '{');
        if before == '\\' || before == char::from(sign) || sign == b'^' && stands_alone {
            return None;
        }
        let (mut is_word, mut has_letter) = (true, false);
        let mut end = start + 1;
        while *bytes[..limit].get(end)? != sign {
            if bytes[end].is_ascii_whitespace() {
                return None;
            }
            is_word &= bytes[end].is_ascii_alphanumeric();
            has_letter |= bytes[end].is_ascii_alphanumeric() || !bytes[end].is_ascii();
            end += 1;
        }
        let after = self.markdown[end + 1..].chars().next().unwrap_or(' ');
        let in_word = after.is_alphanumeric() || matches!(after, '{' | '(');
        let is_empty = end == start + 1 || sign == b'~' && !has_letter;
        let fits = !is_empty && after != char::from(sign) && (is_word || !in_word);
        fits.then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use crate::inline_html;

    #[test]
    fn words_are_lowered_and_raised() {
        assert_eq!(inline_html("H~2~O, x^2^"), "H<sub>2</sub>O, x<sup>2</sup>");
        assert_eq!(
            inline_html("Ca^2+^ + CO~3~^2-^, *n*^th^ ~low~"),
            "Ca<sup>2+</sup> + CO<sub>3</sub><sup>2-</sup>, <em>n</em><sup>th</sup> <sub>low</sub>"
        );
        assert_eq!(inline_html("~~a ~b~~"), "<del>a ~b</del>");
        assert_eq!(inline_html("`~a~` x~1~"), "<code>~a~</code> x<sub>1</sub>");
    }

    #[test]
    fn all_else_is_text() {
        for text in [
            "3~5 to 6~8",
            "x^2 and y^2",
            "3~5,5~7",
            "$x^2+y^2$",
            "$x^{2}+y^{2}$",
            "周一~周五,周六~周日",
            "^_^ (^o^) ^^",
            "[^1][^2]",
            "~ a~ ~b ~",
            "~foo",
            "x^bar^^",
            "~~",
            "a~~~b",
            "~/a and ~/b",
            "point~!~.",
        ] {
            assert_eq!(inline_html(text), text);
        }
        assert_eq!(inline_html("a\\~b~ a~b\\~ x\\^2^"), "a~b~ a~b~ x^2^");
        assert_eq!(inline_html("~a b~"), "~a b~");
    }
}
