//! Plain words for the mistakes that authors make in front matter.
//!
//! A parser says where it stumbled; what the author did wrong often stands a
//! line earlier and has another name. The hints look at the lines themselves.

mod json;
mod toml;
mod yaml;

use super::{Language, Problem, value::Node};

pub(super) use self::{
    json::{json, line_break_in_json},
    toml::toml,
    yaml::yaml,
};

/// The code of everything that a parser refuses.
pub(super) const SYNTAX: &str = "front-matter-syntax";

/// A line of front matter.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    /// Byte offset in the front matter.
    at: usize,
    /// Its text, without the line end.
    text: &'a str,
}

/// A line's key and value.
#[derive(Debug, Clone, Copy)]
struct Pair<'a> {
    key: &'a str,
    /// Trimmed; never starts with white space.
    value: &'a str,
    /// Byte offset of the value in the front matter.
    value_at: usize,
}

impl<'a> Line<'a> {
    fn all(text: &'a str) -> Vec<Self> {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            lines.push(Self { at, text: line });
            at += line.len() + 1;
        }
        lines
    }

    /// The line's `key: value` (or with another separator); the key is one word.
    fn pair(&self, separator: char) -> Option<Pair<'a>> {
        let colon = self.text.find(separator)?;
        let key = self.text[..colon]
            .trim()
            .trim_start_matches("- ")
            .trim_matches(['"', '\'']);
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        if key.is_empty() || !key.chars().all(is_word) {
            return None;
        }
        let rest = &self.text[colon + 1..];
        let value_at = self.at + colon + 1 + (rest.len() - rest.trim_start().len());
        Some(Pair {
            key,
            value: rest.trim(),
            value_at,
        })
    }
}

/// The index of the line that holds the byte `at`.
fn line_at(lines: &[Line<'_>], at: usize) -> usize {
    lines
        .partition_point(|line| line.at <= at)
        .saturating_sub(1)
}

fn syntax(at: usize, message: String, help: String) -> Problem {
    Problem {
        code: SYNTAX,
        at,
        message,
        help,
        first: None,
    }
}

/// A value in quotes that keep all its characters as they are.
fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// The text within typographic quotes, closed or not.
fn within_smart_quotes(value: &str) -> Option<&str> {
    let inner = value.strip_prefix(['“', '”', '„', '«', '‘', '’'])?;
    Some(inner.trim_end_matches(['“', '”', '»', '‘', '’']))
}

/// The same key twice.
pub(super) fn duplicate_key(text: &str, key: &str, at: usize) -> Problem {
    let is_key = |line: &Line<'_>| {
        let line = line
            .text
            .trim_start_matches([' ', '\t', '{', '[', '"', '\'']);
        let rest = line.strip_prefix(key).unwrap_or_default();
        rest.trim_start_matches(['"', '\'', ' '])
            .starts_with([':', '=', ']'])
    };
    let lines = Line::all(text);
    Problem {
        code: "front-matter-duplicate-key",
        at,
        message: format!("The key `{key}` stands here a second time."),
        help: "Keep one of the two.".into(),
        first: lines.iter().find(|line| is_key(line)).map(|line| line.at),
    }
}

/// Text between fences that holds no keys.
pub(super) fn no_keys(language: Language, text: &str, node: &Node) -> Problem {
    let hint = if language == Language::Yaml {
        yaml(text, node.at)
    } else {
        None
    };
    hint.unwrap_or_else(|| {
        syntax(
            node.at,
            format!(
                "The front matter should be keys with values, but is {}.",
                node.kind_name()
            ),
            "Write for example `title: \"My post\"`.".into(),
        )
    })
}

/// What is valid but hardly meant.
pub(super) fn warnings(language: Language, text: &str) -> Vec<Problem> {
    if language != Language::Yaml {
        return Vec::new();
    }
    Line::all(text).iter().filter_map(yaml::warning).collect()
}
