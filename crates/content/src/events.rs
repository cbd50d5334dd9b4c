//! The parser's events with where they stand, for those who change Markdown
//! before it is rendered.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::{Dialect, markdown::parser};

/// What the one renderer's parser sees in a document, and the bytes where it
/// sees it: whoever asks «is this code?» gets the renderer's own answer.
pub fn events(
    markdown: &str,
    dialect: Dialect,
) -> impl Iterator<Item = (Event<'_>, Range<usize>)> + '_ {
    parser(markdown, dialect).into_offset_iter()
}
