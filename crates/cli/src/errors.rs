//! Errors of a run, told on stderr.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use anstream::{eprint, eprintln};
use inkleaf_content::Severity;
use inkleaf_publish::BuildError;
use inkleaf_site::Finding;

use crate::findings::{finding, label};
use crate::report::plural;
use crate::{CONTENT, USAGE};

/// Tells why publishing failed; returns the exit code.
pub(crate) fn tell(error: &BuildError) -> u8 {
    match error {
        BuildError::Content(findings) => {
            tell_findings(findings);
            eprintln!("\n{}; nothing was written", count(findings));
        }
        BuildError::Config(found) => eprint!("{}", finding(found)),
        error => {
            eprintln!("{}{error}", label(Severity::Error));
            if let Some(help) = error.help() {
                eprintln!("   = {help}");
            }
        }
    }
    if error.is_usage() { USAGE } else { CONTENT }
}

/// Tells of wrong use; returns the exit code.
pub(crate) fn usage(error: impl Display) -> u8 {
    eprintln!("{}{error}", label(Severity::Error));
    USAGE
}

/// Of each kind of finding, so many are told unless all are asked for: the
/// hundredth broken link says nothing that the tenth did not.
pub(crate) const MOST_OF_A_KIND: usize = 10;

/// Tells findings, of each kind the first few.
pub(crate) fn tell_findings(findings: &[Finding]) {
    eprint!("{}", some(findings, MOST_OF_A_KIND));
}

/// The findings as shown, file by file, of each kind no more than `most`; and
/// how many are left out.
pub(crate) fn some(findings: &[Finding], most: usize) -> String {
    let mut out = String::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut last_path = None;
    for found in findings {
        let seen = seen.entry(found.diagnostic.code).or_default();
        *seen += 1;
        if *seen > most {
            continue;
        }
        if last_path.is_some_and(|path| path != &found.path) {
            out.push('\n');
        }
        last_path = Some(&found.path);
        out.push_str(&finding(found));
    }
    let more: Vec<_> = seen.iter().filter(|(_, count)| **count > most).collect();
    if !more.is_empty() {
        out.push('\n');
    }
    for (code, count) in &more {
        let _ = writeln!(out, "and {} more of {code}", *count - most);
    }
    if !more.is_empty() {
        out.push_str("see them all with: inkleaf check --all\n");
    }
    out
}

/// `3 errors, 1 warning, 2 hints`, without what there is none of.
pub(crate) fn count(findings: &[Finding]) -> String {
    let of = |severity| {
        let findings = findings.iter();
        findings
            .filter(|f| f.diagnostic.severity == severity)
            .count()
    };
    let mut text = plural(of(Severity::Error), "error");
    for (count, word) in [
        (of(Severity::Warning), "warning"),
        (of(Severity::Hint), "hint"),
    ] {
        if count > 0 {
            let _ = write!(text, ", {}", plural(count, word));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use inkleaf_content::Diagnostic;

    use super::*;

    fn findings(code: &'static str, count: usize) -> Vec<Finding> {
        let one = |i| Finding {
            path: format!("posts/{}.md", i / 2),
            diagnostic: Diagnostic {
                code,
                severity: Severity::Hint,
                line: i,
                column: 1,
                message: "what".into(),
                snippet: String::new(),
                help: String::new(),
            },
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn of_each_kind_the_first_few_are_told() {
        let mut all = findings("html-dropped", 5);
        all.extend(findings("unknown-language", 2));
        let text = anstream::adapter::strip_str(&some(&all, 3)).to_string();
        assert_eq!(text.matches("hint[html-dropped]").count(), 3);
        assert_eq!(text.matches("hint[unknown-language]").count(), 2);
        assert!(text.contains("2 more of html-dropped") && text.contains("--all"));
        assert!(!some(&all, 5).contains("--all"));
        assert_eq!(count(&all), "0 errors, 7 hints");
    }
}
