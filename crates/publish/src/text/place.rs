//! Where something found in a text stands in its file.

use std::ops::Range;

use inkleaf_content::{Diagnostic, Document, Severity};

/// What is to be told of a place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) code: &'static str,
    pub(crate) severity: Severity,
    /// Bytes of the text as its author wrote it.
    pub(crate) range: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Finds the lines of a document's file.
pub(crate) struct Places<'a> {
    document: &'a Document,
    /// Offsets from here on are larger in the document than in the text ...
    from: usize,
    /// ... by this.
    shift: usize,
}

impl<'a> Places<'a> {
    /// For places in `text`: the document's Markdown, or that without the
    /// heading at its start which became the title.
    pub(crate) fn new(document: &'a Document, text: &str) -> Self {
        let all = &document.markdown;
        Self {
            document,
            from: all.len() - all.trim_start().len(),
            shift: all.len().saturating_sub(text.len()),
        }
    }

    /// A remark as a finding in the file.
    pub(crate) fn diagnostic(&self, remark: Remark) -> Diagnostic {
        let text = &self.document.markdown;
        let mut at = remark.range.start;
        if at >= self.from {
            at += self.shift;
        }
        let at = floor_char_boundary(text, at);
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let lines = text[..at].matches('\n').count();
        Diagnostic {
            code: remark.code,
            severity: remark.severity,
            line: self.document.markdown_line + lines,
            column: text[line_start..at].chars().count() + 1,
            message: remark.message,
            snippet: text[line_start..]
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
            help: remark.help,
        }
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use inkleaf_content::{parse_document, take_leading_title};

    use super::*;

    fn place(document: &Document, text: &str, word: &str) -> (usize, usize, String) {
        let start = text.find(word).unwrap();
        let found = Places::new(document, text).diagnostic(Remark {
            code: "x",
            severity: Severity::Hint,
            range: start..start + word.len(),
            message: String::new(),
            help: String::new(),
        });
        (found.line, found.column, found.snippet)
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let document = parse_document("---\ntitle: x\n---\n\nÉ one\ntwo\n".as_bytes()).unwrap();
        let text = document.markdown.clone();
        assert_eq!(place(&document, &text, "one"), (5, 3, "É one".into()));
        assert_eq!(place(&document, &text, "two"), (6, 1, "two".into()));
    }

    #[test]
    fn also_where_the_heading_became_the_title() {
        let document = parse_document(b"\n# Title\n\none\n\ntwo\n").unwrap();
        let (_, text) = take_leading_title(&document.markdown).unwrap();
        let line = document.markdown_line - 1;
        assert_eq!(place(&document, &text, "one").0, line + 4);
        assert_eq!(place(&document, &text, "two").0, line + 6);
    }
}
