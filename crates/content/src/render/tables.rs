//! Tables: where their cells stand.

use pulldown_cmark::Alignment;

use super::ids::push_number;

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
    pub(super) fn open(out: &mut String, alignments: &[Alignment], nth: usize) -> Self {
        out.push_str("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table");
        if nth > 1 {
            out.push(' ');
            push_number(out, nth as u64);
        }
        out.push_str("\">\n<table>\n");
        Self {
            alignments: alignments.to_vec(),
            column: 0,
            in_head: false,
        }
    }

    /// Opens the row of the head.
    pub(super) fn open_head(&mut self, out: &mut String) {
        self.in_head = true;
        self.column = 0;
        out.push_str("<thead>\n<tr>");
    }

    /// Closes the head; the body follows.
    pub(super) fn close_head(&mut self, out: &mut String) {
        self.in_head = false;
        out.push_str("</tr>\n</thead>\n<tbody>\n");
    }

    /// Opens a row of the body.
    pub(super) fn open_row(&mut self, out: &mut String) {
        self.column = 0;
        out.push_str("<tr>");
    }

    /// Opens a cell. Its alignment is a class: the security policy allows no
    /// style attributes.
    pub(super) fn open_cell(&mut self, out: &mut String) {
        out.push_str(if self.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        out.push_str(match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        });
        self.column += 1;
    }

    /// Closes a cell.
    pub(super) fn close_cell(&self, out: &mut String) {
        out.push_str(if self.in_head { "</th>" } else { "</td>" });
    }
}
