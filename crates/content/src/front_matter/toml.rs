//! Front matter in TOML.

use serde_json::Value;
use toml::{
    Spanned,
    de::{DeTable, DeValue, Error},
};

use super::{
    Problem, Reading, hints,
    value::{Entry, Kind, Node},
};

/// Reads TOML: all that is wrong, and what can be read nevertheless.
pub(super) fn parse(text: &str) -> Reading {
    let (table, errors) = DeTable::parse_recoverable(text);
    let readable = Node {
        at: 0,
        kind: map(table.get_ref()),
    };
    let mut problems: Vec<Problem> = errors.iter().map(|error| problem(text, error)).collect();
    // One mistake makes the parser stumble again further on in the same line.
    let line_of = |at: usize| text[..at.min(text.len())].matches('\n').count();
    problems.sort_by_key(|problem| problem.at);
    problems.dedup_by_key(|problem| line_of(problem.at));
    Reading {
        node: Some(readable),
        problems,
    }
}

fn problem(text: &str, error: &Error) -> Problem {
    let at = error.span().map_or(0, |span| span.start).min(text.len());
    let message = error.message();
    if message.contains("duplicate key") {
        let end = error.span().map_or(at, |span| span.end).min(text.len());
        let key = text
            .get(at..end)
            .unwrap_or_default()
            .trim_matches(['"', '\'', '[', ']']);
        return hints::duplicate_key(text, key, at);
    }
    hints::toml(text, at).unwrap_or_else(|| Problem {
        code: hints::SYNTAX,
        at,
        message: format!(
            "The front matter is not valid TOML: {}.",
            message.replace('\n', ", ")
        ),
        help: "Write one `key = value` a line, texts in double quotes.".into(),
        first: None,
    })
}

fn map(table: &DeTable<'_>) -> Kind {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_at: key.span().start,
            value: node(value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_at);
    Kind::Map(entries)
}

fn node(value: &Spanned<DeValue<'_>>) -> Node {
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::Text(text.to_string()),
        DeValue::Integer(number) => {
            let json = i64::from_str_radix(number.as_str(), number.radix()).map(Value::from);
            Kind::Number(
                number.to_string(),
                json.unwrap_or_else(|_| number.to_string().into()),
            )
        }
        DeValue::Float(number) => {
            let json = number
                .as_str()
                .parse::<f64>()
                .map(Value::from)
                .unwrap_or_default();
            Kind::Number(number.to_string(), json)
        }
        DeValue::Boolean(truth) => Kind::Bool(*truth),
        DeValue::Datetime(date) => Kind::Date(date.to_string()),
        DeValue::Array(items) => Kind::List(items.iter().map(node).collect()),
        DeValue::Table(table) => map(table),
    };
    Node {
        at: value.span().start,
        kind,
    }
}
