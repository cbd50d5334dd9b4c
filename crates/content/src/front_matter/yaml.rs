//! Front matter in YAML.

use serde_saphyr::{DuplicateKeyPolicy, Error, NonFiniteFloatPolicy, Options, Spanned};

use super::{
    Problem, Reading, hints,
    value::{Kind, Node},
    yaml_value::{Raw, node},
};

/// Reads YAML. Nothing at all is `Null`.
///
/// Where a mistake is known to be one line's alone, that line is set aside and
/// the rest is read, too.
pub(super) fn parse(text: &str) -> Reading {
    let mut problems: Vec<Problem> = Vec::new();
    let mut rest = text.to_string();
    loop {
        match read(&rest) {
            Ok(node) => {
                return Reading {
                    node: Some(node),
                    problems,
                };
            }
            Err(Failure { problem, is_known }) => {
                // What comes after a mistake may be its consequence.
                if !is_known && !problems.is_empty() {
                    return Reading {
                        node: None,
                        problems,
                    };
                }
                let is_new = blank_line(&mut rest, problem.at);
                problems.push(problem);
                if !is_known || !is_new || problems.len() == MOST_PROBLEMS {
                    return Reading {
                        node: None,
                        problems,
                    };
                }
            }
        }
    }
}

/// Enough to keep an author busy.
const MOST_PROBLEMS: usize = 10;

struct Failure {
    problem: Problem,
    /// Whether the mistake is one that the author will recognise.
    is_known: bool,
}

fn read(text: &str) -> Result<Node, Failure> {
    if text
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(Node {
            at: 0,
            kind: Kind::Null,
        });
    }
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options()) {
        Ok(raw) => Ok(node(raw, text)),
        Err(error) => Err(failure(text, &error)),
    }
}

/// Overwrites the line at `at` with spaces; false where it is blank already.
fn blank_line(text: &mut String, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let is_new = !text[start..end].trim().is_empty();
    text.replace_range(start..end, &" ".repeat(end - start));
    is_new
}

/// Limits that no honest front matter reaches and that no hostile one can use
/// to hang or exhaust us; YAML 1.2's truth values only, so that a tag `no` or
/// `on` stays a text.
fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: 100_000,
            max_nodes: 100_000,
            max_aliases: 1_000,
            max_anchors: 1_000,
            max_recorded_anchor_events: 100_000,
            max_recorded_anchor_bytes: 4 << 20,
            max_total_scalar_bytes: 4 << 20,
            max_depth: 32,
            flow_nesting_limit: 32,
            max_documents: 1,
            max_merge_keys: 100,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 10_000,
            max_replay_stack_depth: 16,
            max_alias_expansions_per_anchor: 1_000,
        },
        duplicate_keys: DuplicateKeyPolicy::Error,
        strict_booleans: true,
        reject_unsupported_tags: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        with_snippet: false,
    }
}

fn failure(text: &str, error: &Error) -> Failure {
    let (line, column) = match error.location() {
        Some(at) => (at.line() as usize, at.column() as usize),
        None => (1, 1),
    };
    let at = super::offset_of(text, line, column);
    let cause = match error {
        Error::AliasError { error, .. } => error,
        error => error,
    };
    let problem = match cause {
        Error::DuplicateMappingKey { key: Some(key), .. } => {
            Some(hints::duplicate_key(text, key, at))
        }
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => {
            return Failure {
                problem: too_much(at),
                is_known: false,
            };
        }
        _ => hints::yaml(text, at),
    };
    let is_known = problem.is_some();
    let problem = problem.unwrap_or_else(|| Problem {
        code: hints::SYNTAX,
        at,
        message: format!(
            "The front matter is not valid YAML: {}.",
            first_line(&error.to_string())
        ),
        help: "Write one `key: value` a line, values with special characters in double quotes."
            .into(),
        first: None,
    });
    Failure { problem, is_known }
}

fn too_much(at: usize) -> Problem {
    Problem {
        code: "front-matter-too-much",
        at,
        message: "This front matter is larger or more deeply nested than any that is meant well."
            .into(),
        help: "Write its values out, without `&` and `*` references.".into(),
        first: None,
    }
}

/// The library's words without its own position.
fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    let end = line.find(" at line ").unwrap_or(line.len());
    line[..end].trim_end_matches('.').to_string()
}
