//! Pieces of raw HTML.

use super::{
    attributes::{Attr, Attributes, is_right},
    elements::{Element, Is},
    names::{Name, name},
    references,
    tokens::{Tag, Token, Tokens},
    tree::Tree,
    values::{number, word},
};
use crate::escape;

impl Tree<'_> {
    /// Appends a piece: all lines of a block at once, or one inline tag.
    /// Elements that it leaves open stay open, up to the end of the renderer's
    /// element around them. A tag that does not end within its piece is text.
    pub(crate) fn raw(&mut self, out: &mut String, html: &str) {
        let mut tokens = Tokens::new(html);
        while out.len() <= self.limit {
            if let Some(skip) = self.skip.as_ref().filter(|skip| skip.what.is_text) {
                if !tokens.skip_text(skip.what.name) {
                    return;
                }
                self.skip = None;
            }
            let Some(token) = tokens.next() else {
                return;
            };
            if self.skip.is_some() {
                self.skipped(&token);
                continue;
            }
            match token {
                Token::Text(text) => self.raw_text(out, text),
                Token::Unfinished(source) => self.source(out, source),
                Token::Start(tag) => self.start_tag(out, &tag),
                Token::End(tag) => match name(tag.name) {
                    Name::Element(element, _) if element.is_void() => {}
                    Name::Element(element, _) => self.end(out, element),
                    Name::Text => self.source(out, tag.source),
                    Name::Skipped(_) | Name::Unwrapped | Name::Fragment => {}
                },
            }
        }
    }

    /// A token within an element that is left out.
    fn skipped(&mut self, token: &Token<'_>) {
        let Some(skip) = &mut self.skip else {
            return;
        };
        match token {
            Token::Start(tag) if tag.name.eq_ignore_ascii_case(skip.what.name) => {
                skip.depth += usize::from(!tag.is_closed);
            }
            Token::End(tag) if tag.name.eq_ignore_ascii_case(skip.what.name) => {
                skip.depth -= 1;
                if skip.depth == 0 {
                    self.skip = None;
                }
            }
            _ => {}
        }
    }

    /// White space may stand anywhere, and opens nothing.
    fn raw_text(&mut self, out: &mut String, text: &str) {
        if text.bytes().all(|b| b.is_ascii_whitespace()) {
            escape::push_text(out, text);
        } else if self.text(out) {
            references::push_text(out, text);
        }
    }

    /// What is no tag, as it was written.
    fn source(&mut self, out: &mut String, source: &str) {
        if self.text(out) {
            escape::push_text(out, source);
        }
    }

    fn start_tag(&mut self, out: &mut String, tag: &Tag<'_>) {
        match name(tag.name) {
            Name::Element(element, class) => {
                let attributes = Attributes::read(tag.attributes);
                self.element(out, element, class, &attributes, tag.is_closed);
            }
            Name::Skipped(what) => {
                if what.name == "iframe" {
                    self.frame(out, &Attributes::read(tag.attributes));
                }
                if !tag.is_closed {
                    self.start_skipping(what);
                }
            }
            Name::Fragment => self.fragment(out, &Attributes::read(tag.attributes)),
            Name::Text => self.source(out, tag.source),
            Name::Unwrapped => {}
        }
    }

    /// An element, where it may stand; else its tags are left out. `<b/>` is
    /// read as its author meant it, as an element without content.
    fn element(
        &mut self,
        out: &mut String,
        element: Element,
        class: &str,
        attributes: &Attributes<'_>,
        is_closed: bool,
    ) {
        let placed = self.placed(out, element);
        let placed = placed.filter(|element| element.is_of_use(attributes));
        let Some(element) = placed else {
            if !element.is_void() && !is_closed {
                self.push(element, true);
            }
            return;
        };
        if element.is_void() {
            self.void(out, element, class, attributes);
        } else if self.push(element, false) {
            self.push_start(out, element, class, attributes);
            if is_closed {
                self.close_to(out, self.open.len() - 1);
            }
        }
    }

    /// Makes room for an element; as which one it is written, if at all.
    fn placed(&mut self, out: &mut String, element: Element) -> Option<Element> {
        if element.is() == Is::Part {
            return self.part_room(out, element);
        }
        if element == Element::Div && self.is_in_list_of_terms() {
            return Some(Element::DlGroup);
        }
        // As in browsers, a link ends the one before it.
        if element == Element::A
            && let Some(link) = self
                .innermost(|open| open.element == Element::A || open.element.is() != Is::Phrasing)
            && self.open[link].element == Element::A
        {
            self.close_to(out, link);
        }
        (!self.is_barred(element) && self.room(out, element, false)).then_some(element)
    }

    fn is_in_list_of_terms(&self) -> bool {
        let top = self.top(self.open.len());
        top.is_some_and(|i| self.open[i].element == Element::Dl)
    }

    /// The HTML that a shortcode gave. A fragment within one is ignored, so
    /// that they can't multiply.
    fn fragment(&mut self, out: &mut String, attributes: &Attributes<'_>) {
        let n = attributes.get(Attr::N).and_then(|n| number(&n));
        let policy = self.policy;
        if let Some(fragment) = n.and_then(|n| policy.fragments().get(n as usize))
            && !self.in_fragment
        {
            self.in_fragment = true;
            self.raw(out, fragment);
            self.in_fragment = false;
        }
    }
}

impl Element {
    /// Whether it has the attribute without which it is nothing: a direction,
    /// or a date (`time` without one may hold nothing but one).
    fn is_of_use(self, attributes: &Attributes<'_>) -> bool {
        match self {
            Self::Bdo => {
                let dir = attributes.get(Attr::Dir).unwrap_or_default();
                word(&dir, "ltr rtl").is_some()
            }
            Self::Time => attributes
                .get(Attr::Datetime)
                .is_some_and(|date| is_right(Attr::Datetime, &date)),
            _ => true,
        }
    }
}
