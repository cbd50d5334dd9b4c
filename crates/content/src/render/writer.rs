//! Events to HTML.

use pulldown_cmark::{Event, RefDefs, Tag};

use super::{
    Heading, Rendered, elements::Html, footnotes::Notes, links::Link, media::Resolver,
    order::Order, tables::Table,
};
use crate::html::Element;

/// Writes a document's HTML. Nothing in it recurses, so no nesting is too deep.
pub(super) struct Writer<'a> {
    pub(super) events: &'a [Event<'a>],
    /// What `[label]: target` lines define.
    pub(super) definitions: &'a RefDefs<'a>,
    pub(super) resolver: &'a Resolver<'a>,
    /// By the index of their start events.
    pub(super) headings: &'a [(usize, Heading)],
    pub(super) notes: Notes,
    pub(super) order: Order,
    /// The headings written so far.
    pub(super) outline: Vec<Heading>,
    pub(super) html: Html<'a>,
    pub(super) table: Table,
    pub(super) tables: usize,
    pub(super) link: Link,
    /// How many links are open within the one that is shown.
    pub(super) inner_links: usize,
    /// Whether the rest is left out, see [`Rendered::cut`].
    pub(super) cut: bool,
}

impl Writer<'_> {
    /// Writes all.
    pub(super) fn run(mut self) -> Rendered {
        self.range(0, self.events.len());
        self.footnotes();
        self.html.close();
        Rendered {
            html: self.html.out,
            outline: self.outline,
            cut: self.cut,
        }
    }

    pub(super) fn range(&mut self, from: usize, to: usize) {
        let mut i = from;
        while i < to {
            if self.html.is_full(0) {
                self.cut = true;
                return;
            }
            i = self.event(i);
        }
    }

    /// Writes the event at `i` and says where to go on.
    fn event(&mut self, i: usize) -> usize {
        let events = self.events;
        match &events[i] {
            Event::Start(tag) => return self.start(i, tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.html.text(text),
            Event::Code(code) => self.html.element(Element::Code, code),
            Event::InlineHtml(html) | Event::Html(html) => self.raw_html(html),
            Event::FootnoteReference(label) => self.footnote_reference(i, label),
            Event::SoftBreak => self.html.text("\n"),
            Event::HardBreak => {
                self.html.enter(Element::Br);
                self.html.text("\n");
            }
            Event::Rule => {
                self.html.enter_container(Element::Hr);
            }
            Event::TaskListMarker(done) => {
                self.html.inline(if *done {
                    "<input type=\"checkbox\" aria-label=\"Done\" disabled checked> "
                } else {
                    "<input type=\"checkbox\" aria-label=\"To do\" disabled> "
                });
            }
            Event::InlineMath(tex) => self.formula(i, tex, false),
            Event::DisplayMath(tex) => self.formula(i, tex, true),
        }
        i + 1
    }

    fn raw_html(&mut self, html: &str) {
        if self.resolver.options.dialect.trusted_html {
            self.html.out.push_str(html);
        } else {
            self.html.raw(html);
        }
    }

    /// A block of raw HTML: all its lines at once, since a tag may have several.
    pub(super) fn html_block(&mut self, start: usize) -> usize {
        let mut html = String::new();
        let mut i = start + 1;
        while let Some(Event::Html(line) | Event::Text(line)) = self.events.get(i) {
            html.push_str(line);
            i += 1;
        }
        self.html.start_line();
        self.raw_html(&html);
        i
    }

    /// Whether the list item at `i` starts with a checkbox.
    pub(super) fn is_task(&self, i: usize) -> bool {
        matches!(
            &self.events[i + 1..],
            [Event::TaskListMarker(_), ..]
                | [Event::Start(Tag::Paragraph), Event::TaskListMarker(_), ..]
        )
    }

    /// Where the paragraph at `start` ends that is written as something else:
    /// a figure, a formula set apart.
    pub(super) fn figure_or_formula(&mut self, start: usize) -> Option<usize> {
        self.formula_alone(start).or_else(|| self.figure(start))
    }
}
