//! Findings as commands of GitHub's workflows, which it shows beside the lines:
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.

use std::fmt::Write as _;

use inkleaf_content::Severity;
use inkleaf_site::Finding;

use super::{Checked, place};
use crate::errors;
use crate::findings::visible;

/// One command a finding, and a last line with their number. Nothing else is
/// written: any line of the output could be taken for a command.
pub(super) fn commands(checked: &Checked) -> String {
    let mut out = String::new();
    for finding in &checked.findings {
        let found = &finding.diagnostic;
        let _ = writeln!(
            out,
            "::{} file={},line={},col={},title={}::{}",
            command(found.severity),
            property(&place::path(&checked.source, &finding.path)),
            found.line,
            found.column,
            property(found.code),
            message(finding),
        );
    }
    let _ = writeln!(out, "{}", errors::count(&checked.findings));
    out
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    }
}

/// What is wrong and, on a line of its own, what to do.
fn message(finding: &Finding) -> String {
    let found = &finding.diagnostic;
    let lines = [&found.message, &found.help].map(|text| data(text));
    let [message, help] = lines;
    if help.is_empty() {
        message
    } else {
        format!("{message}%0A{help}")
    }
}

fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{checked, hostile};

    #[test]
    fn one_line_a_finding_whatever_it_says() {
        let text = commands(&checked(vec![hostile()]));
        let lines: Vec<_> = text.split(['\n', '\r']).collect();
        assert_eq!(lines.len(), 3, "{text:?}");
        let (properties, message) = lines[0]
            .strip_prefix("::error ")
            .and_then(|rest| rest.split_once("::"))
            .unwrap_or_default();
        let properties: Vec<_> = properties.split(',').collect();
        assert_eq!(properties.len(), 4, "{properties:?}");
        assert!(properties[0].starts_with("file=blog/po sts/a%3Ab%2Cc%25"));
        assert_eq!(properties[1..], ["line=3", "col=7", "title=broken-link"]);
        assert!(message.starts_with("100%25 ") && message.ends_with("%0Amend, it"));
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}']));
        assert_eq!(lines[1], "1 error");
    }
}
