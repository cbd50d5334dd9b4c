//! What is wrong in the Markdown of one document.

use std::ops::Range;

use inkleaf_content::Severity;

/// One finding in one document's Markdown. The page never suffers for it: what
/// can't be made sense of stays in sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable name for this kind of finding, in kebab case:
    /// `unknown-shortcode`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is, in bytes of the Markdown as it was written.
    pub range: Range<usize>,
    /// What is wrong, in plain words.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A shortcode that neither Inkleaf nor the site has.
pub(crate) const UNKNOWN: &str = "unknown-shortcode";
/// A call that can't be read.
pub(crate) const SYNTAX: &str = "shortcode-syntax";
/// An opening without its end.
pub(crate) const UNCLOSED: &str = "shortcode-syntax";
/// An end without its opening.
pub(crate) const UNOPENED: &str = "shortcode-syntax";
/// An argument that is missing or makes no sense.
pub(crate) const ARGUMENT: &str = "shortcode-arguments";
/// A block where only a line of text can stand.
pub(crate) const PLACE: &str = "shortcode-syntax";
/// Calls within calls, too deep.
pub(crate) const NESTING: &str = "shortcode-syntax";
/// A site's own template that broke.
pub(crate) const TEMPLATE: &str = "shortcode-template";

impl Finding {
    pub(crate) fn warning(
        code: &'static str,
        range: &Range<usize>,
        message: String,
        help: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity: Severity::Warning,
            range: range.clone(),
            message,
            help: help.into(),
        }
    }

    pub(crate) fn hint(self) -> Self {
        Self {
            severity: Severity::Hint,
            ..self
        }
    }
}
