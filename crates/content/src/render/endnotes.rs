//! Footnotes in HTML.

use super::{ids::push_number, writer::Writer};
use crate::{Phrase, html::Element, phrase::around};

impl Writer<'_> {
    /// A reference: the note's number, as a link to it.
    pub(super) fn footnote_reference(&mut self, i: usize, label: &str) {
        let html = &mut self.html;
        let Some((number, nth)) = self.notes.reference(i) else {
            for part in ["[^", label, "]"] {
                html.text(part);
            }
            return;
        };
        let note = &self.notes.list[number];
        html.attribute("class", "footnote-ref");
        html.enter(Element::Sup);
        // The parser takes no references within links or images.
        html.attribute("id", &note.references[nth]);
        html.attribute("href", &["#", &note.id].concat());
        html.attribute("role", "doc-noteref");
        html.enter(Element::A);
        let mut shown = String::new();
        push_number(&mut shown, number as u64 + 1);
        html.text(&shown);
        html.leave();
        html.leave();
    }

    /// The notes, at the end of the document.
    pub(super) fn footnotes(&mut self) {
        if self.notes.list.is_empty() || self.cut {
            return;
        }
        // What raw HTML has left open ends with the text.
        self.html.close();
        self.html.start_line();
        self.html.attribute("class", "footnotes");
        self.html.attribute("role", "doc-endnotes");
        let footnotes = self.resolver.facts.phrase(Phrase::Footnotes);
        self.html.attribute("aria-label", footnotes);
        self.html.enter_container(Element::Section);
        self.html.enter_container(Element::Ol);
        for n in 0..self.notes.list.len() {
            let note = &self.notes.list[n];
            let (start, end) = (note.start, note.end);
            self.html.attribute("id", &note.id);
            self.html.enter_container(Element::Li);
            self.range(start, end);
            if self.cut {
                return;
            }
            self.back_links(n);
            self.html.leave_block();
        }
        self.html.leave_block();
        self.html.leave_block();
    }

    /// The ways back from a note, at the end of its last paragraph.
    fn back_links(&mut self, n: usize) {
        let back = self.resolver.facts.phrase(Phrase::BackToReference);
        let [before, after] = around(back);
        let html = &mut self.html;
        if !html.reopen_paragraph() {
            html.enter_block(Element::P);
        }
        for (nth, id) in self.notes.list[n].references.iter().enumerate() {
            if html.is_full(0) {
                break;
            }
            let mut name = String::from(before);
            push_number(&mut name, nth as u64 + 1);
            name.push_str(after);
            html.text(" ");
            html.attribute("class", "footnote-back");
            html.attribute("href", &["#", id].concat());
            html.attribute("role", "doc-backlink");
            html.attribute("aria-label", &name);
            html.element(Element::A, "↩\u{FE0E}");
        }
        html.leave_block();
    }
}
