//! The elements that stand for Markdown's own constructs.

use pulldown_cmark::{CowStr, Tag, TagEnd};

use super::{alerts, tables::Table, writer::Writer};
use crate::{
    Phrase,
    html::{Element, is_chrome},
};

impl Writer<'_> {
    /// Writes what starts at `i`, and says where to go on.
    pub(super) fn start(&mut self, i: usize, tag: &Tag<'_>) -> usize {
        match tag {
            Tag::Paragraph => {
                if let Some(next) = self.figure_or_formula(i) {
                    return next;
                }
                self.html.enter(Element::P);
            }
            Tag::Heading { classes, .. } => self.open_heading(i, classes),
            Tag::BlockQuote(None) => self.html.enter_container(Element::Blockquote),
            Tag::BlockQuote(Some(kind)) => alerts::open(&mut self.html, self.resolver.facts, *kind),
            Tag::CodeBlock(kind) => return self.code_block(i, kind),
            Tag::HtmlBlock => return self.html_block(i),
            Tag::List(None) => self.html.enter_container(Element::Ul),
            Tag::List(Some(first)) => {
                if *first != 1 {
                    self.html.number("start", *first);
                }
                self.html.enter_container(Element::Ol);
            }
            Tag::Item => {
                if self.is_task(i) {
                    self.html.attribute("class", "task");
                }
                self.html.enter_block(Element::Li);
            }
            Tag::FootnoteDefinition(_) => return self.notes.after(i),
            Tag::DefinitionList => self.html.enter_container(Element::Dl),
            Tag::DefinitionListTitle => self.enter_block(Element::Dt),
            Tag::DefinitionListDefinition => self.enter_block(Element::Dd),
            Tag::Table(alignments) => {
                self.tables += 1;
                self.table =
                    Table::open(&mut self.html, self.resolver.facts, alignments, self.tables);
            }
            Tag::TableHead => self.table.open_head(&mut self.html),
            Tag::TableRow => self.table.open_row(&mut self.html),
            Tag::TableCell => self.table.open_cell(&mut self.html),
            Tag::Emphasis => self.enter(Element::Em),
            Tag::Strong => self.enter(Element::Strong),
            Tag::Strikethrough => self.enter(Element::Del),
            Tag::Subscript => self.enter(Element::Sub),
            Tag::Superscript => self.enter(Element::Sup),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(*link_type, dest_url, title),
            Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            } => return self.image(i, *link_type, dest_url, title),
            // Front matter is cut off before.
            Tag::MetadataBlock(_) => {}
        }
        i + 1
    }

    fn enter(&mut self, element: Element) {
        self.html.enter(element);
    }

    fn enter_block(&mut self, element: Element) {
        self.html.enter_block(element);
    }

    /// Writes what ends.
    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::Table => Table::close(&mut self.html),
            TagEnd::TableHead => self.table.close_head(&mut self.html),
            TagEnd::TableCell => Table::close_cell(&mut self.html),
            TagEnd::Link => self.end_link(),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Subscript
            | TagEnd::Superscript => {
                self.html.leave();
            }
            // Written as a whole at their start.
            TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::MetadataBlock(_) => {}
            _ => self.html.leave_block(),
        }
    }

    fn open_heading(&mut self, i: usize, classes: &[CowStr<'_>]) {
        if let Ok(found) = self.headings.binary_search_by_key(&i, |(start, _)| *start) {
            let heading = self.headings[found].1.clone();
            self.html.attribute("id", &heading.id);
            // A heading can't dress up as the site's chrome either.
            let classes: Vec<&str> = classes
                .iter()
                .map(|class| &**class)
                .filter(|class| !is_chrome(class))
                .collect();
            if !classes.is_empty() {
                self.html.attribute("class", &classes.join(" "));
            }
            self.html.enter_block(element(heading.level));
            self.outline.push(heading);
        }
    }

    /// A heading ends with a link to itself, for readers who want its address.
    fn close_heading(&mut self) {
        if let Some(heading) = self.outline.last() {
            let link = self.resolver.facts.phrase(Phrase::SectionLink);
            let html = &mut self.html;
            html.text(" ");
            html.attribute("class", "anchor");
            html.attribute("href", &["#", &heading.id].concat());
            html.attribute("aria-label", link);
            html.element(Element::A, "#");
            html.leave_block();
        }
    }
}

/// The element of a heading.
fn element(level: u8) -> Element {
    match level {
        1 => Element::H1,
        2 => Element::H2,
        3 => Element::H3,
        4 => Element::H4,
        5 => Element::H5,
        _ => Element::H6,
    }
}
