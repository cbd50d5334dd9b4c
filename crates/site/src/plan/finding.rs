//! Findings about files, in one shape.

use inkleaf_content::{Diagnostic, Severity};

use super::Finding;

/// What keeps the site from being published.
pub(super) fn error(path: &str, code: &'static str, message: String, help: String) -> Finding {
    finding(path, code, Severity::Error, message, help)
}

/// What is worth knowing.
pub(super) fn warning(path: &str, code: &'static str, message: String, help: String) -> Finding {
    finding(path, code, Severity::Warning, message, help)
}

/// Planning sees a document's values, not its text: the place is its start.
fn finding(
    path: &str,
    code: &'static str,
    severity: Severity,
    message: String,
    help: String,
) -> Finding {
    let diagnostic = Diagnostic {
        code,
        severity,
        line: 1,
        column: 1,
        message,
        snippet: String::new(),
        help,
    };
    Finding {
        path: path.to_string(),
        diagnostic,
    }
}
