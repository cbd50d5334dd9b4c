//! Plain words for the mistakes that authors make in front matter.

use super::{Language, Problem, split::looks_like_key, value::Node};

const SYNTAX: &str = "front-matter-syntax";

/// The same key twice.
pub(super) fn duplicate_key(text: &str, key: &str, at: usize) -> Problem {
    let first = text.lines().position(|line| {
        let line = line.trim_start_matches([' ', '\t', '{', '[', '"', '\'']);
        line.strip_prefix(key).is_some_and(|rest| {
            rest.trim_start_matches(['"', '\'', ' '])
                .starts_with([':', '=', ']'])
        })
    });
    let lines = text[..at.min(text.len())].matches('\n').count();
    let place = match first {
        // Lines are counted in the file: one for the fence, one to count from 1.
        Some(first) if first < lines => format!(", {} above", count(lines - first, "line")),
        _ => String::new(),
    };
    Problem {
        code: "front-matter-duplicate-key",
        at,
        message: format!(
            "The key `{key}` stands here a second time; the first is{}.",
            if place.is_empty() {
                " before it".into()
            } else {
                place.trim_start_matches(',').to_string()
            }
        ),
        help: "Keep one of the two.".into(),
    }
}

fn count(n: usize, what: &str) -> String {
    if n == 1 {
        format!("one {what}")
    } else {
        format!("{n} {what}s")
    }
}

/// Text between fences that holds no keys.
pub(super) fn no_keys(text: &str, node: &Node) -> Problem {
    let _ = looks_like_key(text);
    Problem {
        code: SYNTAX,
        at: node.at,
        message: format!(
            "The front matter should be keys with values, but is {}.",
            node.kind_name()
        ),
        help: "Write for example `title: \"My post\"`.".into(),
    }
}

/// What went wrong in YAML that does not parse at `at`.
pub(super) fn yaml(_text: &str, _at: usize) -> Option<Problem> {
    None
}

/// What went wrong in TOML that does not parse at `at`.
pub(super) fn toml(_text: &str, _at: usize) -> Option<Problem> {
    None
}

/// What went wrong in JSON that does not parse at `at`.
pub(super) fn json(_text: &str, _at: usize) -> Option<Problem> {
    None
}

/// What is valid but hardly meant.
pub(super) fn warnings(_language: Language, _text: &str) -> Vec<Problem> {
    Vec::new()
}
