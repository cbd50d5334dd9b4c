//! The HTML being written, and which of its elements are open.

use super::ids::push_number;
use crate::escape::{push_attribute, push_text};

/// Elements nest at most this deep. Browsers cut deeper trees in ways of their
/// own (Chromium at 512), and some of their algorithms recurse.
const DEEPEST: usize = 100;

/// A document's HTML. All elements but those within code and formulas, which
/// hold nothing of the author's, are opened and closed here: [`Self::enter`],
/// [`Self::leave`].
pub(super) struct Html {
    pub(super) out: String,
    /// Those of the element that is opened next.
    attributes: String,
    open: Vec<&'static str>,
    /// How many elements within `open` were not opened, because they would
    /// have been too deep.
    refused: usize,
    /// Beyond this length nothing more is begun.
    limit: usize,
}

impl Html {
    /// For a document of so many bytes. HTML is somewhat longer than Markdown,
    /// but never more than 64 times as long and 64 KiB; what an element may
    /// still take that is begun just below the limit is left out of that.
    pub(super) fn new(size: usize) -> Self {
        Self {
            out: String::with_capacity(size + size / 2),
            attributes: String::new(),
            open: Vec::new(),
            refused: 0,
            limit: size.saturating_mul(52).saturating_add(52 * 1024),
        }
    }

    /// An attribute of the element that is opened next.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.attributes.extend([" ", name, "=\""]);
        push_attribute(&mut self.attributes, value);
        self.attributes.push('"');
    }

    /// A numeric attribute of the element that is opened next.
    pub(super) fn number(&mut self, name: &str, value: u64) {
        self.attributes.extend([" ", name, "=\""]);
        push_number(&mut self.attributes, value);
        self.attributes.push('"');
    }

    /// Opens an element with the attributes collected. Where it is too deep it
    /// is not opened, nor is anything in it: only text and images are left.
    pub(super) fn enter(&mut self, name: &'static str) {
        if self.refused > 0 || self.open.len() + room(name) > DEEPEST {
            self.refused += 1;
        } else {
            self.open.push(name);
            self.out.extend(["<", name, &self.attributes, ">"]);
        }
        self.attributes.clear();
    }

    /// Closes the element opened last.
    pub(super) fn leave(&mut self) {
        if self.refused > 0 {
            self.refused -= 1;
        } else if let Some(name) = self.open.pop() {
            self.out.extend(["</", name, ">"]);
        }
    }

    /// Writes an element without content, with the attributes collected.
    pub(super) fn void(&mut self, name: &str) {
        self.out.extend(["<", name, &self.attributes, ">"]);
        self.attributes.clear();
    }

    /// Starts a line, if none has just been started.
    pub(super) fn start_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Opens an element at the start of a line.
    pub(super) fn enter_block(&mut self, name: &'static str) {
        self.start_line();
        self.enter(name);
    }

    /// Opens an element that holds blocks, on a line of its own.
    pub(super) fn enter_container(&mut self, name: &'static str) {
        self.enter_block(name);
        self.start_line();
    }

    /// Closes the element opened last, at the end of a line.
    pub(super) fn leave_block(&mut self) {
        self.leave();
        self.start_line();
    }

    /// Writes an element that holds only text.
    pub(super) fn element(&mut self, name: &'static str, text: &str) {
        self.enter(name);
        self.text(text);
        self.leave();
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        push_text(&mut self.out, text);
    }

    /// Whether nothing opens here any more.
    pub(super) fn is_too_deep(&self) -> bool {
        self.refused > 0
    }

    /// Goes back into a paragraph that was the last thing written. Says
    /// whether there was one.
    pub(super) fn reopen_paragraph(&mut self) -> bool {
        const END: &str = "</p>\n";
        let is_last = self.out.ends_with(END);
        if is_last {
            self.out.truncate(self.out.len() - END.len());
            self.open.push("p");
        }
        is_last
    }

    /// Whether so much is written that the rest is left out, `more` bytes
    /// included.
    pub(super) fn is_full(&self, more: usize) -> bool {
        self.out.len().saturating_add(more) > self.limit
    }

    /// Closes all that is open.
    pub(super) fn close(&mut self) {
        while !self.open.is_empty() || self.refused > 0 {
            self.leave();
        }
    }
}

/// How many elements must fit below the present one for this to make sense: a
/// list without its items, say, would be wrong HTML.
fn room(name: &str) -> usize {
    match name {
        "figure" => 7,
        "pre" | "div" => 5,
        "ul" | "ol" | "dl" | "aside" | "sup" => 2,
        _ => 1,
    }
}
