//! Formulas.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::writer::Writer;
use crate::html::Element;

impl Writer<'_> {
    /// A formula within text.
    pub(super) fn formula(&mut self, i: usize, tex: &str, display: bool) {
        let mathml = self.mathml(i);
        if mathml.is_empty() {
            self.formula_source(tex, display);
        } else if display {
            // A paragraph can't hold a `div`.
            self.html.attribute("class", "math display");
            // Wide formulas scroll; the keyboard must get there. Within a link
            // there may be no other stop.
            if !self.in_link() {
                self.html.attribute("tabindex", "0");
            }
            self.html.enter(Element::Span);
            self.push_mathml(mathml);
            self.html.leave();
        } else {
            self.push_mathml(mathml);
        }
    }

    /// A paragraph at `start` that is but one formula, set apart. Says where
    /// to go on, or `None` if it is none or its source must do.
    pub(super) fn formula_alone(&mut self, start: usize) -> Option<usize> {
        let [
            Event::Start(Tag::Paragraph),
            Event::DisplayMath(_),
            Event::End(TagEnd::Paragraph),
            ..,
        ] = &self.events[start..]
        else {
            return None;
        };
        let mathml = self.mathml(start + 1);
        if mathml.is_empty() {
            return None;
        }
        self.formula_apart(mathml);
        Some(start + 3)
    }

    /// A fence that is a formula.
    pub(super) fn formula_block(&mut self, start: usize, tex: &str) {
        let mathml = self.mathml(start);
        if !mathml.is_empty() {
            self.formula_apart(mathml);
            return;
        }
        self.html.attribute("tabindex", "0");
        self.html.enter_block(Element::Pre);
        self.html.attribute("class", "language-math");
        self.html.element(Element::Code, tex);
        self.html.leave_block();
    }

    fn formula_apart(&mut self, mathml: &str) {
        self.html.attribute("class", "math");
        self.html.attribute("tabindex", "0");
        self.html.enter_block(Element::Div);
        self.push_mathml(mathml);
        self.html.leave_block();
    }

    /// TeX that could not be converted stays to be seen.
    fn formula_source(&mut self, tex: &str, display: bool) {
        let sign = if display { "$$" } else { "$" };
        self.html.attribute("class", "math");
        self.html.enter(Element::Code);
        for part in [sign, tex, sign] {
            self.html.text(part);
        }
        self.html.leave();
    }
}

impl<'a> Writer<'a> {
    /// What is known of the formula at the event `i`.
    fn mathml(&self, i: usize) -> &'a str {
        let facts = self.resolver.facts;
        let known = self.order.math(i).and_then(|nth| facts.math.get(nth));
        known.map_or("", String::as_str)
    }

    /// It comes from publishing, not from the author, and stays as it is.
    fn push_mathml(&mut self, mathml: &str) {
        if !self.html.is_full(mathml.len()) {
            self.html.inline(mathml);
        }
    }
}
