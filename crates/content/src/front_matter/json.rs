//! Front matter in JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    Problem, Reading, hints,
    value::{Entry, Kind, Node},
};

/// Where the JSON at the start of `text` ends.
pub(super) fn end(text: &str) -> Result<usize, Problem> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match values.next() {
        Some(Ok(_)) => Ok(values.byte_offset()),
        Some(Err(error)) => Err(problem(text, &error)),
        None => Ok(0),
    }
}

/// Reads JSON. The parser gives no positions, so keys of the outermost object
/// are looked up in the text; values further in stand where theirs does.
///
/// The first mistake of the language ends the reading.
pub(super) fn parse(text: &str) -> Reading {
    let object = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        Ok(value) => {
            return Reading {
                node: Some(node(value, 0)),
                problems: Vec::new(),
            };
        }
        Err(error) => {
            return Reading {
                node: None,
                problems: vec![problem(text, &error)],
            };
        }
    };
    let places = places(text);
    let mut seen = BTreeSet::new();
    let repeated = places.iter().filter(|place| !seen.insert(&place.key));
    let problems: Vec<Problem> = repeated
        .map(|place| hints::duplicate_key(text, &place.key, place.key_at))
        .collect();
    let by_key: BTreeMap<&str, &Place> = places
        .iter()
        .map(|place| (place.key.as_str(), place))
        .collect();
    let entry = |(key, value): (String, Value)| {
        let place = by_key.get(key.as_str());
        let (key_at, at) = place.map_or((0, 0), |place| (place.key_at, place.value_at));
        Entry {
            key,
            key_at,
            value: node(value, at),
        }
    };
    let node = Node {
        at: 0,
        kind: Kind::Map(object.into_iter().map(entry).collect()),
    };
    Reading {
        node: Some(node),
        problems,
    }
}

fn problem(text: &str, error: &serde_json::Error) -> Problem {
    let at = offset_of(text, error.line(), error.column());
    let message = error.to_string();
    if message.starts_with("control character") {
        return hints::line_break_in_json(text, at);
    }
    hints::json(text, at).unwrap_or_else(|| {
        let message = &message[..message.rfind(" at line ").unwrap_or(message.len())];
        Problem {
            code: hints::SYNTAX,
            at,
            message: format!("The front matter is not valid JSON: {message}."),
            help: "Write keys and texts in double quotes, and a comma between entries.".into(),
            first: None,
        }
    })
}

/// The byte offset of a line and a column in bytes, both from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut at = super::offset_of(text, line, 1) + column.saturating_sub(1);
    while !text.is_char_boundary(at.min(text.len())) {
        at -= 1;
    }
    at.min(text.len())
}

fn node(value: Value, at: usize) -> Node {
    let kind = match value {
        Value::Null => Kind::Null,
        Value::Bool(truth) => Kind::Bool(truth),
        Value::Number(number) => Kind::Number(number.to_string(), number.into()),
        Value::String(text) => Kind::Text(text),
        Value::Array(items) => Kind::List(items.into_iter().map(|item| node(item, at)).collect()),
        Value::Object(object) => Kind::Map(
            object
                .into_iter()
                .map(|(key, value)| Entry {
                    key,
                    key_at: at,
                    value: node(value, at),
                })
                .collect(),
        ),
    };
    Node { at, kind }
}

struct Place {
    key: String,
    key_at: usize,
    value_at: usize,
}

/// The keys of the outermost object of valid JSON, in order.
fn places(text: &str) -> Vec<Place> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut string = None;
    let mut escaped = false;
    for (i, byte) in text.bytes().enumerate() {
        if let Some(start) = string {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    string = None;
                    if depth == 1 && text[i + 1..].trim_start().starts_with(':') {
                        let colon = i + 1 + text[i + 1..].find(':').unwrap_or(0);
                        let value = &text[colon + 1..];
                        found.push(Place {
                            key: serde_json::from_str(&text[start..=i]).unwrap_or_default(),
                            key_at: start,
                            value_at: colon + 1 + (value.len() - value.trim_start().len()),
                        });
                    }
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => string = Some(i),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
    }
    found
}
