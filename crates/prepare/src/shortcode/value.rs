//! The arguments of a call.

use std::borrow::Cow;

/// The value of an argument.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Bool(bool),
    Integer(i64),
    Float(f64),
    List(Vec<Value>),
}

impl Value {
    /// What a word without quotes means.
    pub(crate) fn from_word(word: &str) -> Self {
        let numeric = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        match word {
            "true" => Self::Bool(true),
            "false" => Self::Bool(false),
            _ => match (word.parse(), word.parse()) {
                // Leading zeros are part of an id, not of a number.
                (Ok(integer), _) if numeric && i64::to_string(&integer) == word => {
                    Self::Integer(integer)
                }
                (_, Ok(float)) if numeric && f64::to_string(&float) == word => Self::Float(float),
                _ => Self::Text(word.to_owned()),
            },
        }
    }

    /// The value as text.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
            Self::Integer(value) => Cow::Owned(value.to_string()),
            Self::Float(value) => Cow::Owned(value.to_string()),
            Self::List(values) => {
                let texts: Vec<_> = values.iter().map(Self::text).collect();
                Cow::Owned(texts.join(","))
            }
        }
    }
}

/// The arguments of a call, by position and by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Arguments {
    pub(crate) positional: Vec<Value>,
    pub(crate) named: Vec<(String, Value)>,
}

impl Arguments {
    /// The first of the names that is given, else what stands at the position.
    pub(crate) fn get<'a>(
        &'a self,
        names: &[&str],
        position: impl Into<Option<usize>>,
    ) -> Option<Cow<'a, str>> {
        names
            .iter()
            .find_map(|name| self.named(name))
            .or_else(|| self.positional.get(position.into()?))
            .map(Value::text)
            .filter(|text| !text.trim().is_empty())
    }

    /// The value of a named argument. Names count in any case, as in Hugo.
    pub(crate) fn named(&self, name: &str) -> Option<&Value> {
        self.named
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    /// Whether a switch is on.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.named(name)
            .is_some_and(|value| !matches!(&*value.text(), "false" | "0" | "no" | "off" | ""))
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn words_have_types_where_nothing_is_lost() {
        assert_eq!(Value::from_word("true"), Value::Bool(true));
        assert_eq!(Value::from_word("-3"), Value::Integer(-3));
        assert_eq!(Value::from_word("1.5"), Value::Float(1.5));
        for word in ["007", "1.50", "inf", "NaN", "1e3", "abc"] {
            assert_eq!(Value::from_word(word), Value::Text(word.into()));
        }
    }
}
