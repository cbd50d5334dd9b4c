//! `inkleaf check`.

mod explain;
mod external;
mod fix;
mod github;
mod human;
mod json;
mod place;
mod sarif;
mod write;

use std::path::PathBuf;

use inkleaf_content::Severity;
use inkleaf_publish::{BuildError, CheckOptions, Report, check};
use inkleaf_site::Finding;

use crate::args::{CheckArgs, Format};
use crate::{CONTENT, bars, clock, errors};

/// What checking found.
struct Checked {
    /// The source folder, as given.
    source: PathBuf,
    /// What was read and planned; `None` where the settings can't be used.
    /// Its findings are in [`Self::findings`].
    report: Option<Report>,
    /// All findings.
    findings: Vec<Finding>,
}

impl Checked {
    fn count(&self, severity: Severity) -> usize {
        let of = |finding: &&Finding| finding.diagnostic.severity == severity;
        self.findings.iter().filter(of).count()
    }
}

/// Reports what is wrong; returns the exit code.
pub(crate) fn run(args: &CheckArgs) -> u8 {
    if let Some(code) = &args.explain {
        return explain::run(code);
    }
    let now = match clock::now() {
        Ok(now) => now,
        Err(error) => return errors::usage(error),
    };
    let fixed = match args.fix.then(|| fix::run(args)).transpose() {
        Ok(fixed) => fixed.unwrap_or(0),
        Err(error) => return errors::tell(&error),
    };
    let options = CheckOptions {
        source: args.source.source.clone(),
        now,
    };
    let progress = bars::progress();
    let mut report = match check(&options, &*progress) {
        Ok(report) => report,
        Err(BuildError::Config(finding)) => return tell(args, None, vec![*finding]),
        Err(BuildError::Content(findings)) => return tell(args, None, findings),
        Err(error) => return errors::tell(&error),
    };
    if args.external {
        external::run(&mut report, &*progress);
    }
    let findings = std::mem::take(&mut report.findings);
    tell(args, Some(report), findings).max(fixed)
}

/// Tells all in the format asked for; returns the exit code.
fn tell(args: &CheckArgs, report: Option<Report>, findings: Vec<Finding>) -> u8 {
    let checked = Checked {
        source: args.source.source.clone(),
        report,
        findings,
    };
    match args.format {
        Format::Human => human::tell(&checked, args.all),
        Format::Json => write::json(&json::document(&checked)),
        Format::Github => write::text(&github::commands(&checked)),
        Format::Sarif => write::json(&sarif::log(&checked)),
    }
    let fails = checked.count(Severity::Error) > 0
        || (args.deny.is_some() && checked.count(Severity::Warning) > 0);
    if fails { CONTENT } else { 0 }
}

#[cfg(test)]
mod tests {
    use inkleaf_content::Diagnostic;

    use super::*;

    /// A finding whose file, message and text are as hostile as can be.
    pub(super) fn hostile() -> Finding {
        Finding {
            path: "po sts/a:b,c%\n::error::\u{1b}[31m\u{202e}ü.md".into(),
            diagnostic: Diagnostic {
                code: "broken-link",
                severity: Severity::Error,
                line: 3,
                column: 7,
                message: "100% \"bad\"\r\n::set-output name=x::y \u{9b}2J".into(),
                snippet: "\u{0}<script>\\".into(),
                help: "mend, it".into(),
            },
        }
    }

    pub(super) fn checked(findings: Vec<Finding>) -> Checked {
        Checked {
            source: PathBuf::from("./blog"),
            report: None,
            findings,
        }
    }
}
