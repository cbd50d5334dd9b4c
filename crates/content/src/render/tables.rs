//! Tables: where their cells stand.

use pulldown_cmark::Alignment;

use super::{elements::Html, ids::push_number};
use crate::{Facts, Phrase, html::Element, phrase::around};

/// The table being written. GFM tables don't nest.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Table {
    /// Opens a document's `nth` table, in a box of its own that scrolls where
    /// it is too wide and that the keyboard can reach. The boxes are landmarks,
    /// so each has a name of its own.
    pub(super) fn open(
        html: &mut Html<'_>,
        facts: &Facts,
        alignments: &[Alignment],
        nth: usize,
    ) -> Self {
        let mut name = String::from(facts.phrase(Phrase::Table));
        if nth > 1 {
            let [before, after] = around(facts.phrase(Phrase::LaterTable));
            name = String::from(before);
            push_number(&mut name, nth as u64);
            name.push_str(after);
        }
        html.attribute("class", "table");
        html.attribute("tabindex", "0");
        html.attribute("role", "region");
        html.attribute("aria-label", &name);
        html.enter_container(Element::Div);
        html.enter_container(Element::Table);
        Self {
            alignments: alignments.to_vec(),
            column: 0,
            in_head: false,
        }
    }

    /// Opens the row of the head.
    pub(super) fn open_head(&mut self, html: &mut Html<'_>) {
        self.in_head = true;
        html.enter_container(Element::Thead);
        self.open_row(html);
    }

    /// Closes the head; the body follows.
    pub(super) fn close_head(&mut self, html: &mut Html<'_>) {
        self.in_head = false;
        html.leave_block();
        html.leave_block();
        html.enter_container(Element::Tbody);
    }

    /// Opens a row of the body.
    pub(super) fn open_row(&mut self, html: &mut Html<'_>) {
        self.column = 0;
        html.enter(Element::Tr);
    }

    /// Opens a cell. Its alignment is a class: the security policy allows no
    /// style attributes.
    pub(super) fn open_cell(&mut self, html: &mut Html<'_>) {
        if self.in_head {
            html.attribute("scope", "col");
        }
        match self.alignments.get(self.column) {
            Some(Alignment::Left) => html.attribute("class", "left"),
            Some(Alignment::Center) => html.attribute("class", "center"),
            Some(Alignment::Right) => html.attribute("class", "right"),
            Some(Alignment::None) | None => {}
        }
        html.enter(if self.in_head {
            Element::Th
        } else {
            Element::Td
        });
        self.column += 1;
    }

    /// Closes a cell.
    pub(super) fn close_cell(html: &mut Html<'_>) {
        // Where tables nest too deep to be tables, words still stand apart.
        if !html.leave() {
            html.text(" ");
        }
    }

    /// Closes the table and its box.
    pub(super) fn close(html: &mut Html<'_>) {
        for _ in [Element::Tbody, Element::Table, Element::Div] {
            html.leave_block();
        }
    }
}
