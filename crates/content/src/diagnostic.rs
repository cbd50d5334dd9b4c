//! What is wrong in a document, and what to do about it.

use crate::Place;

/// How bad a [`Diagnostic`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; nothing is wrong with the page.
    Hint,
    /// Worth knowing; the document is published.
    Warning,
    /// The document can't be published as it is.
    Error,
}

/// One finding in one document. The file's name is added by whoever read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable name for this kind of finding, in kebab case: `front-matter-syntax`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in plain words.
    pub message: String,
    /// The line of the file it is about, as it stands there (may be empty).
    pub snippet: String,
    /// What to do: where possible the text to write instead.
    pub help: String,
}

impl Diagnostic {
    /// A finding at a place; message and help as in the fields of that name.
    pub fn new(
        code: &'static str,
        severity: Severity,
        place: &Place,
        message: String,
        help: String,
    ) -> Self {
        Self {
            code,
            severity,
            line: place.line,
            column: place.column,
            message,
            snippet: place.snippet.to_string(),
            help,
        }
    }
}
