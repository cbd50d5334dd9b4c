//! Where something found in a text stands in its file.

use std::ops::Range;

use inkleaf_content::{Diagnostic, Document, Places, Severity};
use inkleaf_site::Code;

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

impl From<&inkleaf_prepare::Finding> for Remark {
    fn from(finding: &inkleaf_prepare::Finding) -> Self {
        Self {
            code: finding.code,
            severity: match finding.severity {
                Severity::Hint => Severity::Hint,
                severity => Code::find(finding.code).map_or(severity, Code::severity),
            },
            range: finding.range.clone(),
            message: finding.message.clone(),
            help: finding.help.clone(),
        }
    }
}

/// Finds the lines of a document's file.
pub(super) struct Lines<'a> {
    places: Places<'a>,
    /// Offsets from here on are larger in the document than in the text ...
    from: usize,
    /// ... by this.
    shift: usize,
}

impl<'a> Lines<'a> {
    /// For places in `text`: the document's Markdown, or that without the
    /// heading at its start which became the title.
    pub(super) fn new(document: &'a Document, text: &str) -> Self {
        let all = &document.markdown;
        Self {
            places: Places::new(all, document.markdown_line),
            from: all.len() - all.trim_start().len(),
            shift: all.len().saturating_sub(text.len()),
        }
    }

    /// The place of a byte of the text.
    pub(super) fn place(&mut self, at: usize) -> inkleaf_content::Place {
        let is_after = at >= self.from;
        self.places.at(at + if is_after { self.shift } else { 0 })
    }

    /// A remark as a finding in the file.
    pub(super) fn diagnostic(&mut self, remark: Remark) -> Diagnostic {
        let place = self.place(remark.range.start);
        Diagnostic::new(
            remark.code,
            remark.severity,
            &place,
            remark.message,
            remark.help,
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use inkleaf_content::{parse_document, take_leading_title};

    use super::*;

    fn place(document: &Document, text: &str, word: &str) -> (usize, usize) {
        let at = text.find(word).unwrap();
        let found = Lines::new(document, text).place(at);
        (found.line, found.column)
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let document = parse_document("---\ntitle: x\n---\n\nÉ one\ntwo\n".as_bytes()).unwrap();
        let text = document.markdown.clone();
        assert_eq!(place(&document, &text, "one"), (5, 3));
        assert_eq!(place(&document, &text, "two"), (6, 1));
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
