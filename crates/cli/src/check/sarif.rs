//! Findings in SARIF 2.1.0, which code hosts and editors read:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use std::collections::BTreeSet;

use inkleaf_content::Severity;
use inkleaf_site::{Code, Finding};
use serde::Serialize;

use super::{Checked, place};

/// A log with one run.
#[derive(Serialize)]
pub(super) struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation; 1],
    results: Vec<SarifResult<'a>>,
    column_kind: &'static str,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Text,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: [Location<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation,
    region: Region<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet<'a>>,
}

#[derive(Serialize)]
struct Snippet<'a> {
    text: &'a str,
}

pub(super) fn log(checked: &Checked) -> Log<'_> {
    let told: BTreeSet<&str> = checked.findings.iter().map(|f| f.diagnostic.code).collect();
    let rules: Vec<&Code> = told.into_iter().filter_map(Code::find).collect();
    let results = checked.findings.iter();
    let version = env!("CARGO_PKG_VERSION");
    Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            invocations: [Invocation {
                execution_successful: true,
            }],
            results: results
                .map(|finding| result(checked, &rules, finding))
                .collect(),
            // Columns are counted in characters.
            column_kind: "unicodeCodePoints",
            tool: Tool {
                driver: Driver {
                    name: "Inkleaf",
                    version,
                    semantic_version: version,
                    rules: rules.into_iter().map(rule).collect(),
                },
            },
        }],
    }
}

fn rule(code: &Code) -> Rule {
    Rule {
        id: code.name(),
        short_description: Text {
            text: format!("{}.", code.title()),
        },
        help: Help {
            text: code.page(),
            markdown: code.page(),
        },
        default_configuration: Configuration {
            level: level(code.severity()),
        },
    }
}

fn result<'a>(checked: &Checked, rules: &[&Code], finding: &'a Finding) -> SarifResult<'a> {
    let found = &finding.diagnostic;
    let (uri, is_relative) = place::uri(&checked.source, &finding.path);
    let text = [found.message.as_str(), &found.help];
    let snippet = Snippet {
        text: &found.snippet,
    };
    SarifResult {
        rule_id: found.code,
        rule_index: rules.iter().position(|code| code.name() == found.code),
        level: level(found.severity),
        message: Text {
            text: text.join("\n").trim_end().to_owned(),
        },
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation {
                    uri,
                    uri_base_id: is_relative.then_some("%SRCROOT%"),
                },
                region: Region {
                    start_line: found.line.max(1),
                    start_column: found.column.max(1),
                    snippet: (!found.snippet.is_empty()).then_some(snippet),
                },
            },
        }],
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
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

    fn run(findings: Vec<Finding>) -> Value {
        let text = write::as_json(&log(&checked(findings)));
        assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}']));
        let mut read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["version"], "2.1.0");
        assert_eq!(read["runs"].as_array().unwrap().len(), 1);
        read["runs"][0].take()
    }

    /// What the specification asks of results, their rules and places.
    #[test]
    fn results_point_to_their_rules_and_places() {
        let mut hint = hostile();
        hint.diagnostic.code = "unknown-language";
        hint.diagnostic.severity = Severity::Hint;
        let run = run(vec![hint, hostile()]);
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert_eq!(rules.len(), 2);
        for result in run["results"].as_array().unwrap() {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
            assert!(rule["help"]["text"].as_str().unwrap().len() > 50);
            assert!(
                !rule["shortDescription"]["text"]
                    .as_str()
                    .unwrap()
                    .is_empty()
            );
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            let level = result["level"].as_str().unwrap();
            assert!(["error", "warning", "note"].contains(&level));
            let place = &result["locations"][0]["physicalLocation"];
            let artifact = &place["artifactLocation"];
            assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
            let uri = artifact["uri"].as_str().unwrap();
            assert!(uri.starts_with("blog/po%20sts/a%3Ab,c%25%0A"), "{uri}");
            assert!(
                uri.bytes()
                    .all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&b))
            );
            assert_eq!(place["region"]["startLine"], 3);
            assert_eq!(place["region"]["startColumn"], 7);
        }
    }

    #[test]
    fn nothing_found_is_a_run_without_results() {
        let run = run(vec![]);
        assert_eq!(run["results"], Value::Array(vec![]));
        assert_eq!(run["tool"]["driver"]["name"], "Inkleaf");
    }
}
