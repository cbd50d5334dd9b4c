//! What publishing did.

use std::time::Duration;

use inkleaf_content::Severity;
use inkleaf_site::{CheckSettings, Finding, LeftOutReason};

use crate::{Layout, Step, Weight};

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
    /// All findings that the settings don't allow, sorted by file and line.
    pub findings: Vec<Finding>,
    /// How many findings there are within the texts, where they are counted
    /// but not told: publishing leaves that to checking.
    pub in_texts: usize,
    /// What else is worth knowing, in plain words.
    pub notes: Vec<String>,
    /// Links to elsewhere, in the order of files and lines. Nothing is known of
    /// whether they work.
    pub external_links: Vec<ExternalLink>,
    /// Which findings count, by the settings.
    pub check: CheckSettings,
}

/// A link to elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalLink {
    /// Its target, a full URL of http or https.
    pub url: String,
    /// The document it stands in, relative to the source folder.
    pub path: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line as it stands there.
    pub snippet: String,
}

impl Report {
    /// How many findings are errors.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many findings are warnings.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many findings are hints.
    pub fn hints(&self) -> usize {
        self.count(Severity::Hint)
    }

    /// Puts findings in their places among the others, those that the settings
    /// allow left out.
    pub(crate) fn add(&mut self, mut findings: Vec<Finding>) {
        self.check.apply(&mut findings);
        self.findings.append(&mut findings);
        sort(&mut self.findings);
    }

    fn count(&self, severity: Severity) -> usize {
        let findings = self.findings.iter();
        findings
            .filter(|finding| finding.diagnostic.severity == severity)
            .count()
    }
}

/// By file, line and column.
pub(crate) fn sort(findings: &mut [Finding]) {
    let key = |f: &Finding| (f.path.clone(), f.diagnostic.line, f.diagnostic.column);
    findings.sort_by_cached_key(key);
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
    /// What makes up a blog that is one file.
    pub weight: Option<Weight>,
    /// How long each step took.
    pub times: Vec<(Step, Duration)>,
}
