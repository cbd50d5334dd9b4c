//! What publishing did.

use std::time::Duration;

use inkleaf_content::Severity;
use inkleaf_site::{Finding, LeftOutReason};

use crate::{Layout, Step};

/// A document that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path, relative to the source folder.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why a document is not published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The plan leaves it out.
    Planned(LeftOutReason),
    /// It is not Markdown but another text format, which Inkleaf does not read.
    Unsupported,
}

/// What was read and planned. Always: `found == posts + pages + left_out.len()`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How the source folder is laid out.
    pub layout: Layout,
    /// Documents found.
    pub found: usize,
    /// Posts to publish.
    pub posts: usize,
    /// Standalone pages to publish.
    pub pages: usize,
    /// Tags.
    pub tags: usize,
    /// Categories.
    pub categories: usize,
    /// Documents not published, sorted by path.
    pub left_out: Vec<LeftOut>,
    /// All findings, errors and warnings, sorted by file and line.
    pub findings: Vec<Finding>,
    /// What else is worth knowing, in plain words.
    pub notes: Vec<String>,
}

impl Report {
    /// How many findings are errors.
    pub fn errors(&self) -> usize {
        self.findings
            .iter()
            .filter(|f| f.diagnostic.severity == Severity::Error)
            .count()
    }

    /// How many findings are warnings.
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }
}

/// What publishing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What was read and planned.
    pub report: Report,
    /// HTML pages written: lists, posts, standalone pages, not found.
    pub html_pages: usize,
    /// Former addresses that lead on.
    pub redirects: usize,
    /// Images and other files copied from the source folder.
    pub copied: usize,
    /// The size of the output in bytes.
    pub bytes: u64,
    /// How long each step took.
    pub times: Vec<(Step, Duration)>,
}
