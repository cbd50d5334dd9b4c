//! Front matter in JSON.

use serde_json::Value;

use super::{
    Problem, hints,
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
pub(super) fn parse(text: &str) -> Result<Node, Vec<Problem>> {
    let value: Value = serde_json::from_str(text).map_err(|error| vec![problem(text, &error)])?;
    let Value::Object(object) = value else {
        return Ok(node(value, 0));
    };
    let places = places(text);
    let mut problems = Vec::new();
    for (i, place) in places.iter().enumerate() {
        if places[..i].iter().any(|earlier| earlier.key == place.key) {
            problems.push(hints::duplicate_key(text, &place.key, place.key_at));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let entries = object.into_iter().map(|(key, value)| {
        let place = places.iter().find(|place| place.key == key);
        let (key_at, at) = place.map_or((0, 0), |place| (place.key_at, place.value_at));
        Entry {
            key,
            key_at,
            value: node(value, at),
        }
    });
    Ok(Node {
        at: 0,
        kind: Kind::Map(entries.collect()),
    })
}

fn problem(text: &str, error: &serde_json::Error) -> Problem {
    let at = super::offset_of(text, error.line(), error.column().max(1));
    hints::json(text, at).unwrap_or_else(|| {
        let message = error.to_string();
        let message = &message[..message.rfind(" at line ").unwrap_or(message.len())];
        Problem {
            code: "front-matter-syntax",
            at,
            message: format!("The front matter is not valid JSON: {message}."),
            help: "Write keys and texts in double quotes, and a comma between entries.".into(),
        }
    })
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
