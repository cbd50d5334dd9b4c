//! `[check]`: which findings count, and how much.

use inkleaf_content::Severity;
use serde::Deserialize;

use super::{InvalidSetting, check::invalid};
use crate::{Code, Finding};

/// What `inkleaf check` and `inkleaf build` make of findings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CheckSettings {
    /// Codes that are not told at all, e.g. `broken-link`. Those of documents
    /// that can't be published are no choice.
    pub allow: Vec<String>,
    /// Codes that count as errors.
    pub deny: Vec<String>,
}

impl CheckSettings {
    /// What [`Self::apply`] leaves of some findings.
    pub fn applied(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        self.apply(&mut findings);
        findings
    }

    /// Takes out what is allowed, and makes what is denied an error. What
    /// keeps a document from being published always stays.
    pub fn apply(&self, findings: &mut Vec<Finding>) {
        let named = |codes: &[String], code: &str| codes.iter().any(|name| name == code);
        findings.retain(|finding| {
            let code = finding.diagnostic.code;
            let blocking = Code::find(code).is_some_and(Code::is_blocking);
            blocking || !named(&self.allow, code)
        });
        for finding in findings {
            if named(&self.deny, finding.diagnostic.code) {
                finding.diagnostic.severity = Severity::Error;
            }
        }
    }

    /// That all codes exist, and that none is both allowed and denied.
    pub(super) fn check(&self) -> Result<(), InvalidSetting> {
        for (key, codes) in [("allow", &self.allow), ("deny", &self.deny)] {
            for (i, name) in codes.iter().enumerate() {
                self.check_code(key, name).map_err(|error| InvalidSetting {
                    item: Some((key, i)),
                    ..error
                })?;
            }
        }
        Ok(())
    }

    fn check_code(&self, key: &str, name: &str) -> Result<(), InvalidSetting> {
        let Some(code) = Code::find(name) else {
            let help = match Code::nearest(name) {
                Some(near) => format!("write `{near}`, or delete it"),
                None => "delete it; docs/checks/README.md lists all codes".into(),
            };
            return invalid("check", format!("no finding has the code `{name}`"), help);
        };
        if key == "allow" && code.is_blocking() {
            return invalid(
                "check",
                format!("`{name}` can't be allowed: nothing can be published with it"),
                "delete it, and mend what it tells of".into(),
            );
        }
        if key == "deny" && self.allow.iter().any(|allowed| allowed == name) {
            return invalid(
                "check",
                format!("`{name}` is allowed and denied"),
                "delete it from one of the two lists".into(),
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use inkleaf_content::Diagnostic;

    use super::*;

    fn finding(code: &'static str, severity: Severity) -> Finding {
        Finding {
            path: "posts/a.md".into(),
            diagnostic: Diagnostic {
                code,
                severity,
                line: 1,
                column: 1,
                message: String::new(),
                snippet: String::new(),
                help: String::new(),
            },
        }
    }

    fn settings(allow: &[&str], deny: &[&str]) -> CheckSettings {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_string()).collect();
        CheckSettings {
            allow: owned(allow),
            deny: owned(deny),
        }
    }

    #[test]
    fn allowed_findings_go_and_denied_ones_are_errors() {
        let mut findings = vec![
            finding("broken-link", Severity::Error),
            finding("unknown-language", Severity::Hint),
            finding("alias-taken", Severity::Warning),
            finding("not-utf-8", Severity::Error),
        ];
        settings(&["broken-link", "not-utf-8"], &["unknown-language"]).apply(&mut findings);
        let left: Vec<_> = findings
            .iter()
            .map(|f| (f.diagnostic.code, f.diagnostic.severity))
            .collect();
        assert_eq!(
            left,
            [
                ("unknown-language", Severity::Error),
                ("alias-taken", Severity::Warning),
                ("not-utf-8", Severity::Error)
            ]
        );
    }

    #[test]
    fn codes_must_exist_and_make_sense() {
        let item = |allow: &[&str], deny: &[&str]| {
            settings(allow, deny).check().err().and_then(|e| e.item)
        };
        assert_eq!(item(&["broken-link"], &["unknown-language"]), None);
        assert_eq!(
            item(&["broken-link", "brokn-link"], &[]),
            Some(("allow", 1))
        );
        assert_eq!(item(&["settings"], &[]), Some(("allow", 0)));
        assert_eq!(item(&[], &["settings"]), None);
        assert_eq!(item(&["html-cut"], &["html-cut"]), Some(("deny", 0)));
    }
}
