//! Findings about files, in one shape.

use inkleaf_content::{Diagnostic, Place, Severity};

use super::{Finding, SourceFile};

/// A finding about one document, at the place that the planner is about.
pub(super) struct At<'a> {
    path: &'a str,
    place: Option<&'a Place>,
}

impl<'a> At<'a> {
    /// A file as a whole.
    pub(super) fn file(path: &'a str) -> Self {
        Self { path, place: None }
    }

    /// The first of these keys that the document's front matter has.
    pub(super) fn keys(file: &'a SourceFile, keys: &[&str]) -> Self {
        let place = keys.iter().find_map(|key| file.document.keys.find(key));
        Self {
            path: &file.path,
            place,
        }
    }

    /// This value among those of the first of these keys that is there.
    pub(super) fn value(file: &'a SourceFile, keys: &[&str], value: &str) -> Self {
        let place = |key: &&str| file.document.keys.value(key, value);
        Self {
            path: &file.path,
            place: keys.iter().find_map(place),
        }
    }

    /// What keeps the site from being published.
    pub(super) fn error(&self, code: &'static str, message: String, help: String) -> Finding {
        self.finding(code, Severity::Error, message, help)
    }

    /// What is worth knowing.
    pub(super) fn warning(&self, code: &'static str, message: String, help: String) -> Finding {
        self.finding(code, Severity::Warning, message, help)
    }

    fn finding(
        &self,
        code: &'static str,
        severity: Severity,
        message: String,
        help: String,
    ) -> Finding {
        let place = self.place.cloned().unwrap_or_else(Place::start);
        Finding {
            path: self.path.to_string(),
            diagnostic: Diagnostic::new(code, severity, &place, message, help),
        }
    }
}
