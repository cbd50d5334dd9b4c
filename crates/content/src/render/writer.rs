//! Events to HTML.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::{
    Heading, Rendered, footnotes::Notes, ids::push_number, media::Resolver, tables::Table,
};
use crate::{
    escape::{push_attribute, push_text},
    markdown::{is_comment, without_comments},
};

/// Writes a document's HTML. Nothing in it recurses, so no nesting is too deep.
pub(super) struct Writer<'a> {
    events: &'a [Event<'a>],
    resolver: Resolver<'a>,
    pub(super) notes: Notes,
    /// By the index of their start events.
    headings: Vec<(usize, Heading)>,
    /// Those written so far.
    outline: Vec<Heading>,
    pub(super) out: String,
    table: Table,
    tables: usize,
    /// Whether a link is open; links don't nest.
    in_link: bool,
    images: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        events: &'a [Event<'a>],
        headings: Vec<(usize, Heading)>,
        notes: Notes,
        resolver: Resolver<'a>,
    ) -> Self {
        Self {
            events,
            resolver,
            notes,
            outline: Vec::with_capacity(headings.len()),
            headings,
            out: String::new(),
            table: Table::default(),
            tables: 0,
            in_link: false,
            images: 0,
        }
    }

    /// Writes all. `size` is that of the Markdown; HTML is somewhat longer.
    pub(super) fn run(mut self, size: usize) -> Rendered {
        self.out.reserve(size + size / 2);
        self.range(0, self.events.len());
        self.footnotes();
        Rendered {
            html: self.out,
            outline: self.outline,
        }
    }

    pub(super) fn range(&mut self, from: usize, to: usize) {
        let mut i = from;
        while i < to {
            i = self.event(i);
        }
    }

    /// Writes the event at `i` and says where to go on.
    fn event(&mut self, i: usize) -> usize {
        match &self.events[i] {
            Event::Start(Tag::FootnoteDefinition(_)) => return self.notes.after(i),
            Event::Start(Tag::HtmlBlock) => return self.html_block(i),
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => {
                let (alt, next) = self.alternative_text(i);
                self.resolver
                    .image(&mut self.out, dest_url, title, &alt, self.images == 0);
                self.images += 1;
                return next;
            }
            Event::Start(tag) => self.start(i, tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => push_text(&mut self.out, text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, code);
                self.out.push_str("</code>");
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                if !is_comment(html) {
                    push_text(&mut self.out, html);
                }
            }
            Event::FootnoteReference(label) => self.footnote_reference(i, label),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => self.out.push_str(if *done {
                "<input type=\"checkbox\" aria-label=\"Done\" disabled checked> "
            } else {
                "<input type=\"checkbox\" aria-label=\"To do\" disabled> "
            }),
            // Not enabled in the parser.
            Event::InlineMath(text) | Event::DisplayMath(text) => push_text(&mut self.out, text),
        }
        i + 1
    }

    fn start(&mut self, i: usize, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { .. } => self.open_heading(i),
            Tag::BlockQuote(_) => self.block("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.open_code(kind),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(first)) => {
                self.block("<ol start=\"");
                push_number(&mut self.out, *first);
                self.out.push_str("\">\n");
            }
            Tag::Item => self.block(if self.is_task(i) {
                "<li class=\"task\">"
            } else {
                "<li>"
            }),
            Tag::Table(alignments) => {
                self.tables += 1;
                self.table = Table::open(&mut self.out, alignments, self.tables);
            }
            Tag::TableHead => self.table.open_head(&mut self.out),
            Tag::TableRow => self.table.open_row(&mut self.out),
            Tag::TableCell => self.table.open_cell(&mut self.out),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                self.in_link = self
                    .resolver
                    .open_link(&mut self.out, *link_type, dest_url, title);
            }
            // Handled before, or not enabled in the parser.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::BlockQuote(_) => self.out.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::Table => self.out.push_str("</tbody>\n</table>\n</div>\n"),
            TagEnd::TableHead => self.table.close_head(&mut self.out),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.table.close_cell(&mut self.out),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.close_link(),
            _ => {}
        }
    }

    /// Writes a block's start tag, on a line of its own.
    pub(super) fn block(&mut self, tag: &str) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(tag);
    }

    fn close_link(&mut self) {
        if std::mem::take(&mut self.in_link) {
            self.out.push_str("</a>");
        }
    }

    fn open_heading(&mut self, i: usize) {
        if let Ok(found) = self.headings.binary_search_by_key(&i, |(start, _)| *start) {
            let heading = self.headings[found].1.clone();
            self.block("<h");
            push_number(&mut self.out, heading.level.into());
            self.out.push_str(" id=\"");
            push_attribute(&mut self.out, &heading.id);
            self.out.push_str("\">");
            self.outline.push(heading);
        }
    }

    /// A heading ends with a link to itself, for readers who want its address.
    fn close_heading(&mut self) {
        if let Some(heading) = self.outline.last() {
            self.out.push_str(" <a class=\"anchor\" href=\"#");
            push_attribute(&mut self.out, &heading.id);
            self.out
                .push_str("\" aria-label=\"Link to this section\">#</a></h");
            push_number(&mut self.out, heading.level.into());
            self.out.push_str(">\n");
        }
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.block("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind {
            let language = language(info);
            if !language.is_empty() {
                self.out.push_str(" class=\"language-");
                push_attribute(&mut self.out, &language);
                self.out.push('"');
            }
        }
        self.out.push('>');
    }

    /// Whether the list item at `i` starts with a checkbox.
    fn is_task(&self, i: usize) -> bool {
        let mut first = self.events[i + 1..].iter();
        match first.next() {
            Some(Event::Start(Tag::Paragraph)) => {
                matches!(first.next(), Some(Event::TaskListMarker(_)))
            }
            event => matches!(event, Some(Event::TaskListMarker(_))),
        }
    }

    /// A block of raw HTML as a paragraph of text; comments are left out.
    fn html_block(&mut self, start: usize) -> usize {
        let mut html = String::new();
        let mut i = start + 1;
        while let Some(Event::Html(line) | Event::Text(line)) = self.events.get(i) {
            html.push_str(line);
            i += 1;
        }
        let text = without_comments(&html);
        if !text.trim().is_empty() {
            self.block("<p>");
            push_text(&mut self.out, text.trim());
            self.out.push_str("</p>\n");
        }
        i
    }

    /// The text within the image that starts at `start`, and where to go on.
    fn alternative_text(&self, start: usize) -> (String, usize) {
        let mut alt = String::new();
        let mut depth = 0;
        let mut i = start;
        while let Some(event) = self.events.get(i) {
            i += 1;
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::InlineHtml(html) if !is_comment(html) => alt.push_str(html),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        (alt, i)
    }
}

/// The language of a fence, from its info string: the first word, without what
/// other tools hang on to it (`rust,ignore`, `{.r}`, `YAML`).
fn language(info: &str) -> String {
    let word = info.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '.'));
    let end = word.find(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | '}'));
    word[..end.unwrap_or(word.len())].to_ascii_lowercase()
}
