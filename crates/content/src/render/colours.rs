//! Code cut into coloured pieces, and into lines.

use super::{elements::Html, ids::push_number};
use crate::{
    escape::push_text,
    spans::{Class, runs},
};

/// Writes code with the classes that `notation` gives (see [`crate::spans`]).
/// A run that doesn't fit ends them; no text is ever lost.
pub(super) fn coloured(lines: &mut Lines<'_, '_>, code: &str, notation: &str) {
    let mut rest = code;
    for (length, class) in runs(notation) {
        let Some((piece, after)) = rest.split_at_checked(length) else {
            break;
        };
        if !lines.piece(piece, class) {
            return;
        }
        rest = after;
    }
    lines.piece(rest, None);
}

/// Writes a diff: what was inserted and deleted has a class.
pub(super) fn diff(lines: &mut Lines<'_, '_>, code: &str) {
    for line in code.split_inclusive('\n') {
        let class = match line.as_bytes().first() {
            Some(b'+') => Class::from_letter('i'),
            Some(b'-') => Class::from_letter('d'),
            _ => None,
        };
        if !lines.piece(line, class) {
            return;
        }
    }
}

/// Writes the content of a code element, line by line where that is asked for.
pub(super) struct Lines<'a, 'h> {
    html: &'a mut Html<'h>,
    /// Whether lines are elements at all.
    apart: bool,
    numbers: Option<u64>,
    /// Ascending by their start.
    marked: &'a [(u64, u64)],
    /// The present line, from 1.
    line: u64,
    /// How far the marked ranges reach that start on this line or before.
    reach: u64,
    is_open: bool,
}

impl<'a, 'h> Lines<'a, 'h> {
    pub(super) fn new(
        html: &'a mut Html<'h>,
        numbers: Option<u64>,
        marked: &'a [(u64, u64)],
    ) -> Self {
        Self {
            html,
            apart: numbers.is_some() || !marked.is_empty(),
            numbers,
            marked,
            line: 0,
            reach: 0,
            is_open: false,
        }
    }

    /// Writes a piece of code. Says whether there is room for more.
    pub(super) fn piece(&mut self, piece: &str, class: Option<Class>) -> bool {
        if !self.apart {
            self.run(piece, class);
            return !self.html.is_full(0);
        }
        for part in piece.split_inclusive('\n') {
            if self.html.is_full(0) {
                return false;
            }
            if !self.is_open {
                self.open();
            }
            let text = part.strip_suffix('\n');
            self.run(text.unwrap_or(part), class);
            if text.is_some() {
                self.html.out.push('\n');
                self.close();
            }
        }
        true
    }

    fn run(&mut self, text: &str, class: Option<Class>) {
        let out = &mut self.html.out;
        match class {
            Some(class) if !text.is_empty() => {
                out.push_str("<span class=\"");
                out.push(class.letter());
                out.push_str("\">");
                push_text(out, text);
                out.push_str("</span>");
            }
            _ => push_text(out, text),
        }
    }

    fn open(&mut self) {
        self.is_open = true;
        self.line += 1;
        while let Some(((from, to), later)) = self.marked.split_first() {
            if *from > self.line {
                break;
            }
            self.reach = self.reach.max(*to);
            self.marked = later;
        }
        let out = &mut self.html.out;
        out.push_str("<span class=\"line");
        if self.reach >= self.line {
            out.push_str(" marked");
        }
        if let Some(first) = self.numbers {
            out.push_str("\" data-line=\"");
            push_number(out, first.saturating_add(self.line - 1));
        }
        out.push_str("\">");
    }

    /// Closes the present line, if one is open.
    pub(super) fn close(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.html.out.push_str("</span>");
        }
    }
}
