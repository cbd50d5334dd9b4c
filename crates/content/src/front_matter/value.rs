//! What all three languages of front matter come down to: values that know
//! where they stand.

use serde_json::Value;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Byte offset in the front matter.
    pub(super) at: usize,
    /// The value.
    pub(super) kind: Kind,
}

/// A value of front matter.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number, as written (`1.10`) and as JSON.
    Number(String, Value),
    /// A text. Unquoted dates of YAML are texts.
    Text(String),
    /// A date of TOML, as written.
    Date(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in order.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// As written.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) key_at: usize,
    /// Its value.
    pub(super) value: Node,
}

impl Node {
    /// A text, number, date or truth value as text.
    pub(super) fn scalar_text(&self) -> Option<String> {
        match &self.kind {
            Kind::Text(text) | Kind::Date(text) | Kind::Number(text, _) => Some(text.clone()),
            Kind::Bool(truth) => Some(truth.to_string()),
            Kind::Null | Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// What kind of value it is, for messages.
    pub(super) fn kind_name(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "nothing",
            Kind::Bool(_) => "true or false",
            Kind::Number(..) => "a number",
            Kind::Text(_) => "a text",
            Kind::Date(_) => "a date",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a table of keys and values",
        }
    }

    /// The value as JSON. Depth is bounded by the parsers' limits.
    pub(super) fn into_json(self) -> Value {
        match self.kind {
            Kind::Null => Value::Null,
            Kind::Bool(truth) => Value::Bool(truth),
            Kind::Number(_, number) => number,
            Kind::Text(text) | Kind::Date(text) => Value::String(text),
            Kind::List(list) => list.into_iter().map(Self::into_json).collect(),
            Kind::Map(entries) => Value::Object(
                entries
                    .into_iter()
                    .map(|e| (e.key, e.value.into_json()))
                    .collect(),
            ),
        }
    }
}
