//! The elements that stand for Markdown's own constructs.

use pulldown_cmark::{CowStr, Tag, TagEnd};

use super::{alerts, tables::Table, writer::Writer};

impl Writer<'_> {
    /// Writes what starts at `i`, and says where to go on.
    pub(super) fn start(&mut self, i: usize, tag: &Tag<'_>) -> usize {
        match tag {
            Tag::Paragraph => {
                if let Some(next) = self.figure_or_formula(i) {
                    return next;
                }
                self.html.enter("p");
            }
            Tag::Heading { classes, .. } => self.open_heading(i, classes),
            Tag::BlockQuote(None) => self.html.enter_container("blockquote"),
            Tag::BlockQuote(Some(kind)) => alerts::open(&mut self.html, *kind),
            Tag::CodeBlock(kind) => return self.code_block(i, kind),
            Tag::HtmlBlock => return self.html_block(i),
            Tag::List(None) => self.html.enter_container("ul"),
            Tag::List(Some(first)) => {
                if *first != 1 {
                    self.html.number("start", *first);
                }
                self.html.enter_container("ol");
            }
            Tag::Item => {
                if self.is_task(i) {
                    self.html.attribute("class", "task");
                }
                self.html.enter_block("li");
            }
            Tag::FootnoteDefinition(_) => return self.notes.after(i),
            Tag::DefinitionList => self.html.enter_container("dl"),
            Tag::DefinitionListTitle => self.html.enter_block("dt"),
            Tag::DefinitionListDefinition => self.html.enter_block("dd"),
            Tag::Table(alignments) => {
                self.tables += 1;
                self.table = Table::open(&mut self.html, alignments, self.tables);
            }
            Tag::TableHead => self.table.open_head(&mut self.html),
            Tag::TableRow => self.table.open_row(&mut self.html),
            Tag::TableCell => self.table.open_cell(&mut self.html),
            Tag::Emphasis => self.html.enter("em"),
            Tag::Strong => self.html.enter("strong"),
            Tag::Strikethrough => self.html.enter("del"),
            Tag::Subscript => self.html.enter("sub"),
            Tag::Superscript => self.html.enter("sup"),
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
            | TagEnd::Superscript => self.html.leave(),
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
            let html = &mut self.html;
            html.out.push(' ');
            html.attribute("class", "anchor");
            html.attribute("href", &["#", &heading.id].concat());
            html.attribute("aria-label", "Link to this section");
            html.element("a", "#");
            html.leave_block();
        }
    }
}

/// The element of a heading.
fn element(level: u8) -> &'static str {
    match level {
        1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
