//! The HTML being written, and which of its elements are open.

use super::ids::push_number;
use crate::{
    escape::{push_attribute, push_text},
    html::{Element, Policy, Tree},
};

/// A document's HTML. All elements but those within code and formulas, which
/// hold nothing of the author's, are opened and closed here: [`Self::enter`],
/// [`Self::leave`].
pub(super) struct Html<'a> {
    pub(super) out: String,
    /// Those of the element that is opened next.
    attributes: String,
    tree: Tree<'a>,
    /// Beyond this length nothing more is begun.
    limit: usize,
}

impl<'a> Html<'a> {
    /// For a document of so many bytes. HTML is somewhat longer than Markdown,
    /// but never more than 64 times as long and 64 KiB; what an element may
    /// still take that is begun just below the limit is left out of that.
    pub(super) fn new(size: usize, policy: &'a dyn Policy) -> Self {
        let limit = size.saturating_mul(52).saturating_add(52 * 1024);
        Self {
            out: String::with_capacity(size + size / 2),
            attributes: String::new(),
            tree: Tree::new(policy, limit),
            limit,
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

    /// Opens an element with the attributes collected. Says whether it is
    /// there: not where it would be too deep, or may not stand.
    pub(super) fn enter(&mut self, element: Element) -> bool {
        let fits = self.tree.own_start(&mut self.out, element);
        if fits {
            self.out.push('<');
            self.out.push_str(element.name());
            if !self.attributes.is_empty() {
                self.out.push_str(&self.attributes);
            }
            self.out.push('>');
        }
        self.attributes.clear();
        fits
    }

    /// Closes the element opened last. Says whether it was there.
    pub(super) fn leave(&mut self) -> bool {
        let element = self.tree.own_end(&mut self.out);
        if let Some(element) = element {
            self.out.push_str("</");
            self.out.push_str(element.name());
            self.out.push('>');
        }
        element.is_some()
    }

    /// Starts a line, if none has just been started.
    pub(super) fn start_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Opens an element at the start of a line. Says whether it is there.
    pub(super) fn enter_block(&mut self, element: Element) -> bool {
        self.start_line();
        self.enter(element)
    }

    /// Opens an element that holds blocks, on a line of its own.
    pub(super) fn enter_container(&mut self, element: Element) {
        self.enter_block(element);
        self.start_line();
    }

    /// Closes the element opened last, at the end of a line.
    pub(super) fn leave_block(&mut self) {
        self.leave();
        self.start_line();
    }

    /// Writes an element that holds only text.
    pub(super) fn element(&mut self, element: Element, text: &str) {
        self.enter(element);
        self.text(text);
        self.leave();
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        // White space may stand anywhere, and opens nothing.
        let is_space = text.bytes().all(|byte| byte.is_ascii_whitespace());
        let fits = match is_space {
            true => !self.tree.is_skipping(),
            false => self.tree.text(&mut self.out),
        };
        if fits {
            push_text(&mut self.out, text);
        }
    }

    /// Writes our own HTML of what may stand in text.
    pub(super) fn inline(&mut self, html: &str) {
        if self.tree.text(&mut self.out) {
            self.out.push_str(html);
        }
    }

    /// Writes raw HTML of the author's, made safe.
    pub(super) fn raw(&mut self, html: &str) {
        self.tree.raw(&mut self.out, html);
    }

    /// Goes back into a paragraph that was the last thing written. Says
    /// whether there was one.
    pub(super) fn reopen_paragraph(&mut self) -> bool {
        const END: &str = "</p>\n";
        let is_last = self.out.ends_with(END);
        if is_last {
            self.out.truncate(self.out.len() - END.len());
            self.tree.own_again(Element::P);
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
        self.tree.finish(&mut self.out);
    }
}
