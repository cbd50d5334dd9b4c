//! Findings for programs. The form is described in `docs/checks/README.md`;
//! what is there stays, and `version` is raised should that be impossible.

use std::collections::BTreeMap;

use inkleaf_content::Severity;
use inkleaf_publish::{LeftOut, Reason, Report};
use inkleaf_site::{Code, Finding, LeftOutReason};
use serde::Serialize;

use super::Checked;

/// All that checking found.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    version: u32,
    source: String,
    summary: Summary<'a>,
    left_out: Vec<Omitted<'a>>,
    findings: Vec<Found<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct Summary<'a> {
    documents: usize,
    posts: usize,
    pages: usize,
    left_out: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
    by_code: BTreeMap<&'a str, usize>,
}

#[derive(Serialize)]
struct Omitted<'a> {
    file: &'a str,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<&'a str>,
}

#[derive(Serialize)]
struct Found<'a> {
    code: &'static str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    snippet: &'a str,
    help: &'a str,
    fixable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    documentation: Option<String>,
}

pub(super) fn document(checked: &Checked) -> Document<'_> {
    let report = checked.report.as_ref();
    let count = |of: fn(&Report) -> usize| report.map_or(0, of);
    let mut by_code = BTreeMap::new();
    for finding in &checked.findings {
        *by_code.entry(finding.diagnostic.code).or_default() += 1;
    }
    let summary = Summary {
        documents: count(|report| report.found),
        posts: count(|report| report.posts),
        pages: count(|report| report.pages),
        left_out: count(|report| report.left_out.len()),
        errors: checked.count(Severity::Error),
        warnings: checked.count(Severity::Warning),
        hints: checked.count(Severity::Hint),
        by_code,
    };
    let left_out = report.map(|report| report.left_out.as_slice());
    Document {
        version: 1,
        source: checked.source.to_string_lossy().into_owned(),
        summary,
        left_out: left_out.unwrap_or_default().iter().map(omitted).collect(),
        findings: checked.findings.iter().map(found).collect(),
        notes: report.map_or(&[], |report| &report.notes),
    }
}

fn omitted(left_out: &LeftOut) -> Omitted<'_> {
    let (reason, day) = match &left_out.reason {
        Reason::Planned(LeftOutReason::Draft) => ("draft", None),
        Reason::Planned(LeftOutReason::Future(day)) => ("future", Some(day.as_str())),
        Reason::Planned(LeftOutReason::Expired(day)) => ("expired", Some(day.as_str())),
        Reason::Planned(LeftOutReason::Section) => ("section", None),
        Reason::Planned(LeftOutReason::Error) => ("error", None),
        Reason::Planned(LeftOutReason::NotChosen) => ("not-chosen", None),
        Reason::Unsupported => ("unsupported", None),
    };
    Omitted {
        file: &left_out.path,
        reason,
        day,
    }
}

fn found(finding: &Finding) -> Found<'_> {
    let found = &finding.diagnostic;
    let code = Code::find(found.code);
    Found {
        code: found.code,
        severity: match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        },
        file: &finding.path,
        line: found.line,
        column: found.column,
        message: &found.message,
        snippet: &found.snippet,
        help: &found.help,
        fixable: code.is_some_and(Code::is_fixable),
        documentation: code.map(Code::documentation),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::Value;

    use super::*;
    use crate::check::{
        tests::{checked, hostile},
        write,
    };

    #[test]
    fn everything_comes_back_as_it_was() {
        let finding = hostile();
        let text = write::as_json(&document(&checked(vec![finding.clone()])));
        assert!(
            !text.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\r']),
            "{text}"
        );
        let read: Value = serde_json::from_str(&text).unwrap();
        let found = &read["findings"][0];
        assert_eq!(found["file"], finding.path.as_str());
        assert_eq!(found["message"], finding.diagnostic.message.as_str());
        assert_eq!(found["snippet"], finding.diagnostic.snippet.as_str());
        assert_eq!(found["fixable"], false);
        assert_eq!(found["documentation"], "docs/checks/broken-link.md");
        assert_eq!((&found["line"], &found["column"]), (&3.into(), &7.into()));
        assert_eq!(read["summary"]["errors"], 1);
        assert_eq!(read["summary"]["by_code"]["broken-link"], 1);
        assert_eq!(read["version"], 1);
    }
}
