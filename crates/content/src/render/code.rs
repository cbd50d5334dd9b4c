//! Code blocks.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event};

use super::{
    colours::{Lines, coloured, diff},
    writer::Writer,
};
use crate::{Diagram, Phrase, fence, fence::Fence, html::Element, markdown::is_formula};

impl<'a> Writer<'a> {
    /// Writes the code block that starts at `start`, and says where to go on.
    pub(super) fn code_block(&mut self, start: usize, kind: &CodeBlockKind<'_>) -> usize {
        let (code, next) = self.code(start);
        if is_formula(kind, self.resolver.options.dialect) {
            self.formula_block(start, &code);
            return next;
        }
        let facts = self.resolver.facts;
        let nth = self.order.code(start);
        let notation = nth.and_then(|nth| facts.code.get(nth));
        let notation = notation.map_or("", String::as_str);
        let fence = match kind {
            CodeBlockKind::Fenced(info) => fence(info),
            CodeBlockKind::Indented => Fence::default(),
        };
        match nth.and_then(|nth| self.order.diagram(nth)) {
            None => self.titled(&fence, &code, notation),
            Some(n) => self.diagram(&facts.diagrams[n], &fence, &code, notation),
        }
        next
    }

    /// The text of the code block that starts at `start`, and where it ends.
    fn code(&self, start: usize) -> (Cow<'a, str>, usize) {
        let events = self.events;
        let mut code = Cow::Borrowed("");
        let mut i = start + 1;
        while let Some(Event::Text(text)) = events.get(i) {
            if code.is_empty() {
                code = Cow::Borrowed(&**text);
            } else {
                code.to_mut().push_str(text);
            }
            i += 1;
        }
        // The end event is next.
        (code, i + 1)
    }

    /// A picture of the code; the code itself for those who want it.
    fn diagram(&mut self, diagram: &Diagram, fence: &Fence, code: &str, notation: &str) {
        self.html.attribute("class", "diagram");
        self.html.enter_container(Element::Figure);
        for (class, src) in [("light", &diagram.light), ("dark", &diagram.dark)] {
            self.html.attribute("class", class);
            self.html.attribute("src", src);
            self.html.attribute("alt", &diagram.alt);
            self.html.number("width", diagram.width.into());
            self.html.number("height", diagram.height.into());
            self.html.attribute("loading", "lazy");
            self.html.attribute("decoding", "async");
            self.html.enter(Element::Img);
        }
        self.html.enter_block(Element::Details);
        let source = self.resolver.facts.phrase(Phrase::Source);
        self.html.element(Element::Summary, source);
        self.titled(fence, code, notation);
        self.html.leave_block();
        self.html.leave_block();
    }

    /// Code below its title, if it has one.
    fn titled(&mut self, fence: &Fence, code: &str, notation: &str) {
        match &fence.title {
            None => self.pre(fence, code, notation),
            Some(title) => {
                self.html.attribute("class", "code");
                self.html.enter_container(Element::Figure);
                self.html.element(Element::Figcaption, title);
                self.pre(fence, code, notation);
                self.html.leave_block();
            }
        }
    }

    fn pre(&mut self, fence: &Fence, code: &str, notation: &str) {
        if fence.numbers.is_some() {
            self.html.attribute("class", "numbered");
        }
        // Wide code scrolls; the keyboard must get there.
        self.html.attribute("tabindex", "0");
        let is_there = self.html.enter_block(Element::Pre);
        if !fence.language.is_empty() {
            self.html
                .attribute("class", &["language-", &fence.language].concat());
        }
        if !self.html.enter(Element::Code) || !is_there {
            self.html.text(code);
        } else {
            let mut lines = Lines::new(&mut self.html, fence.numbers, &fence.marked);
            if notation.is_empty() && matches!(&*fence.language, "diff" | "patch") {
                diff(&mut lines, code);
            } else {
                coloured(&mut lines, code, notation);
            }
            lines.close();
        }
        self.html.leave();
        self.html.leave_block();
    }
}
