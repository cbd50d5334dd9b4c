//! Links, and double brackets that are none.

use pulldown_cmark::LinkType;

use super::{
    media::{open_link, with_scheme},
    writer::Writer,
};

/// What the end of a link writes.
#[derive(Default)]
pub(super) enum Link {
    /// Nothing: none is open, or its target was refused and its text is left.
    #[default]
    None,
    /// The end tag.
    Open,
    /// The end tag, and the outer one of two brackets.
    InBrackets,
    /// Two brackets: they mean no page.
    Literal,
}

impl Writer<'_> {
    /// Opens a link. Links don't nest: one within another is only its text.
    pub(super) fn start_link(&mut self, kind: LinkType, target: &str, title: &str) {
        if self.in_link() {
            self.inner_links += 1;
            return;
        }
        if let LinkType::WikiLink { has_pothole } = kind {
            self.link = self.start_wikilink(target, has_pothole);
        } else if let Some(href) = self.resolver.href(&with_scheme(kind, target)) {
            open_link(&mut self.html, &href, title);
            self.link = Link::Open;
        }
    }

    /// `[[target]]` or `[[target|text]]`. Without a page of that name it is a
    /// reference link between brackets, as often for notes (`[[1]]`), or what
    /// was typed.
    fn start_wikilink(&mut self, target: &str, has_text: bool) -> Link {
        if let Some(href) = self.resolver.known(target) {
            open_link(&mut self.html, &href, "");
            return Link::Open;
        }
        if !has_text
            && let Some(definition) = self.definitions.get(target)
            && let Some(href) = self.resolver.href(&definition.dest)
        {
            self.html.text("[");
            let title = definition.title.as_deref().unwrap_or_default();
            open_link(&mut self.html, &href, title);
            return Link::InBrackets;
        }
        self.html.text("[[");
        if has_text {
            self.html.text(target);
            self.html.text("|");
        }
        Link::Literal
    }

    /// Closes the link that is open.
    pub(super) fn end_link(&mut self) {
        if self.inner_links > 0 {
            self.inner_links -= 1;
            return;
        }
        match std::mem::take(&mut self.link) {
            Link::None => {}
            Link::Open => {
                self.html.leave();
            }
            Link::InBrackets => {
                self.html.leave();
                self.html.text("]");
            }
            Link::Literal => self.html.text("]]"),
        }
    }

    /// Whether what is written now stands in a link.
    pub(super) fn in_link(&self) -> bool {
        matches!(self.link, Link::Open | Link::InBrackets)
    }
}
