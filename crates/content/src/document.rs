//! A whole file: front matter and Markdown.

use crate::{Diagnostic, FrontMatter};

/// One file of Markdown, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What its front matter says; empty where it has none.
    pub front: FrontMatter,
    /// The Markdown below the front matter, with `\n` line ends and no
    /// byte-order mark.
    pub markdown: String,
    /// The line of the file on which [`Self::markdown`] starts, from 1.
    pub markdown_line: usize,
    /// Findings that don't keep it from being published.
    pub warnings: Vec<Diagnostic>,
}

/// Reads a file's bytes. All that is wrong with its front matter is told at
/// once. Never panics, whatever the bytes.
///
/// # Errors
/// One [`Diagnostic`] of severity error for each thing wrong: bytes that are
/// not UTF-8, front matter that never ends or can't be parsed, a value of the
/// wrong kind, a date that is none.
pub fn parse_document(bytes: &[u8]) -> Result<Document, Vec<Diagnostic>> {
    let _ = bytes;
    todo!()
}
