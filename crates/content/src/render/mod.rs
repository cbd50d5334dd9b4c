//! The one renderer: Markdown to safe HTML.

mod endnotes;
mod footnotes;
mod headings;
mod ids;
mod media;
mod tables;
mod writer;

use pulldown_cmark::Event;
use serde::{Deserialize, Serialize};

use crate::{Facts, RenderOptions, markdown::parser};

use self::{footnotes::Notes, media::Resolver, writer::Writer};

/// A rendered document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rendered {
    /// Safe HTML.
    pub html: String,
    /// Its headings, in order.
    pub outline: Vec<Heading>,
}

/// A heading of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 1 to 6, as shown on the page.
    pub level: u8,
    /// Its `id`.
    pub id: String,
    /// Its text, without markup.
    pub text: String,
}

/// Renders Markdown (CommonMark, tables, strikethrough, task lists,
/// footnotes) to safe HTML. A pure function: the same input gives the same
/// bytes natively and in WebAssembly.
///
/// - The page's `<h1>` is the post's title: a document with level-1 headings
///   has all its headings shifted down by one (6 at most).
/// - Heading ids are slugs of their text or the explicit `{#id}`; they never
///   repeat and are never `main`, `page-data` or `app` (the page's own), nor do
///   they start with `fn-` or `fnref-` (footnotes').
/// - Raw HTML is shown as text; comments are dropped.
pub fn render(markdown: &str, facts: &Facts, options: &RenderOptions) -> Rendered {
    let events: Vec<Event<'_>> = parser(markdown).collect();
    let headings = headings::collect(&events);
    let notes = Notes::collect(&events);
    Writer::new(&events, headings, notes, Resolver { facts, options }).run(markdown.len())
}
