//! Footnotes in HTML.

use super::{ids::push_number, writer::Writer};
use crate::escape::push_text;

impl Writer<'_> {
    /// A reference: the note's number, as a link to it.
    pub(super) fn footnote_reference(&mut self, i: usize, label: &str) {
        let Some((number, nth)) = self.notes.reference(i) else {
            for part in ["[^", label, "]"] {
                push_text(&mut self.out, part);
            }
            return;
        };
        let note = &self.notes.list[number];
        // The parser takes no references within links or images.
        self.out.extend([
            "<sup class=\"footnote-ref\"><a id=\"",
            &note.references[nth],
            "\" href=\"#",
            &note.id,
            "\" role=\"doc-noteref\">",
        ]);
        push_number(&mut self.out, number as u64 + 1);
        self.out.push_str("</a></sup>");
    }

    /// The notes, at the end of the document.
    pub(super) fn footnotes(&mut self) {
        if self.notes.list.is_empty() {
            return;
        }
        self.block(
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n",
        );
        for n in 0..self.notes.list.len() {
            let (start, end) = (self.notes.list[n].start, self.notes.list[n].end);
            self.out
                .extend(["<li id=\"", &self.notes.list[n].id, "\">\n"]);
            self.range(start, end);
            self.back_links(n);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    /// The ways back from a note, at the end of its last paragraph.
    fn back_links(&mut self, n: usize) {
        let in_paragraph = self.out.ends_with("</p>\n");
        if in_paragraph {
            self.out.truncate(self.out.len() - "</p>\n".len());
        } else {
            self.block("<p>");
        }
        for (nth, id) in self.notes.list[n].references.iter().enumerate() {
            self.out.extend([
                " <a class=\"footnote-back\" href=\"#",
                id,
                "\" role=\"doc-backlink\" aria-label=\"Back to reference ",
            ]);
            push_number(&mut self.out, nth as u64 + 1);
            self.out.push_str("\">↩\u{FE0E}</a>");
        }
        self.out.push_str("</p>\n");
    }
}
