//! Errors of a run, told on stderr.

use std::fmt::Display;

use anstream::{eprint, eprintln};
use inkleaf_content::Severity;
use inkleaf_publish::BuildError;
use inkleaf_site::Finding;

use crate::findings::{finding, label};
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

/// Tells all findings.
pub(crate) fn tell_findings(findings: &[Finding]) {
    for found in findings {
        eprint!("{}", finding(found));
    }
}

/// `3 errors, 1 warning`.
pub(crate) fn count(findings: &[Finding]) -> String {
    let of = |severity| {
        findings
            .iter()
            .filter(|f| f.diagnostic.severity == severity)
            .count()
    };
    let errors = crate::report::plural(of(Severity::Error), "error");
    match of(Severity::Warning) {
        0 => errors,
        warnings => format!("{errors}, {}", crate::report::plural(warnings, "warning")),
    }
}
