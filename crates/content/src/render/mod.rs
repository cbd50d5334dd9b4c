//! The one renderer: Markdown to safe HTML.

mod alerts;
mod code;
mod colours;
mod elements;
mod endnotes;
mod footnotes;
mod headings;
mod ids;
mod images;
mod links;
mod math;
mod media;
mod order;
#[cfg(feature = "front-matter")]
mod survey;
mod tables;
mod tags;
mod writer;

use pulldown_cmark::{Options, Parser};
use serde::{Deserialize, Serialize};

#[cfg(feature = "front-matter")]
pub use survey::{CodeBlock, Formula, Found, LostNote, Survey, survey};

use crate::{Facts, RenderOptions, markdown::extensions, scripts};

use self::{
    elements::Html, footnotes::Notes, links::Link, media::Resolver, order::Order, tables::Table,
    writer::Writer,
};

/// A rendered document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rendered {
    /// Safe HTML.
    pub html: String,
    /// Its headings, in order.
    pub outline: Vec<Heading>,
    /// Whether the end is left out, because the HTML would be more than 64
    /// times as long as the Markdown (and 64 KiB).
    #[serde(default)]
    pub cut: bool,
}

/// A heading of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6, as shown on the page.
    pub level: u8,
    /// Its `id`.
    pub id: String,
    /// Its text, without markup.
    pub text: String,
}

/// Renders Markdown to safe HTML: CommonMark, tables, strikethrough, task
/// lists, footnotes, heading attributes, definition lists, alerts, sub- and
/// superscript, links in double brackets, and what the dialect adds. A pure
/// function: the same input gives the same bytes natively and in WebAssembly.
///
/// - The page's `<h1>` is the post's title: a document with level-1 headings
///   has all its headings shifted down by one (6 at most).
/// - Heading ids are slugs of their text or the explicit `{#id}`; they never
///   repeat and are never `main`, `page-data`, `app` or `contents-title` (the
///   page's own), nor do they start with `fn-` or `fnref-` (footnotes').
/// - Raw HTML is made safe: only what can do no harm is left of it, and it
///   never ends what it did not begin. With
///   [`Dialect::trusted_html`](crate::Dialect) it passes as it is.
/// - Elements nest at most 100 deep; below that only text is left.
/// - It takes time in proportion to the size of the Markdown, whatever it is.
pub fn render(markdown: &str, facts: &Facts, options: &RenderOptions) -> Rendered {
    render_with(
        markdown,
        extensions(markdown, options.dialect),
        facts,
        options,
    )
}

/// As [`render`], with the parser's options as given: for tests of conformance.
#[doc(hidden)]
pub fn render_with(
    markdown: &str,
    parser: Options,
    facts: &Facts,
    options: &RenderOptions,
) -> Rendered {
    let mut parser = Parser::new_ext(markdown, parser).into_offset_iter();
    let events = scripts::collect(markdown, &mut parser);
    let headings = headings::collect(&events);
    let resolver = Resolver::new(facts, options, &events, &headings);
    let writer = Writer {
        events: &events,
        definitions: parser.reference_definitions(),
        resolver: &resolver,
        headings: &headings,
        // Without the sign there is no note, nor a need to look for one.
        notes: if markdown.contains('^') {
            Notes::collect(&events)
        } else {
            Notes::default()
        },
        order: Order::collect(&events, facts, options.dialect),
        outline: Vec::new(),
        html: Html::new(markdown.len(), &resolver),
        table: Table::default(),
        tables: 0,
        link: Link::None,
        inner_links: 0,
        cut: false,
    };
    writer.run()
}
