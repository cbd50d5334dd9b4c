//! Calls in Zola's syntax: `{{ name(key="value") }}`, `{% name() %}…{% end %}`.
//!
//! Jinja, Liquid and Go templates look much the same, so only what is a call
//! of Zola's to the last sign is one; all else is text.

use super::{
    token::{Kind, Syntax, ZOLA_END},
    value::{Arguments, Value},
};

/// Reads the call that starts at `start` with `{{` or `{%`, and where it ends.
/// The error is where reading stopped.
pub(crate) fn read(text: &str, start: usize) -> Result<(Kind, usize), usize> {
    let body = text.as_bytes()[start + 1] == b'%';
    let end = if body { "%}" } else { "}}" };
    let mut reader = Reader {
        text,
        at: start + 2,
    };
    let kind = reader.call(body, end);
    kind.map(|kind| (kind, reader.at)).ok_or(reader.at)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn call(&mut self, body: bool, end: &str) -> Option<Kind> {
        if body {
            self.take("-");
        }
        self.blanks();
        let name = self.identifier()?.to_owned();
        self.blanks();
        if body && name == "end" && self.ends(end) {
            let name = ZOLA_END.to_owned();
            return Some(Kind::Close { name });
        }
        let arguments = self.arguments()?;
        self.blanks();
        let syntax = if body { Syntax::ZolaBody } else { Syntax::Zola };
        self.ends(end).then_some(Kind::Open {
            name,
            arguments,
            syntax,
            single: !body,
        })
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn take(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    /// The end of the call; Jinja's `-` before it only trims spaces.
    fn ends(&mut self, end: &str) -> bool {
        if self.rest().starts_with('-') && self.rest()[1..].starts_with(end) {
            self.at += 1;
        }
        self.take(end)
    }

    fn blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn identifier(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let name = &rest[..end];
        self.at += end;
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            .then_some(name)
    }

    fn arguments(&mut self) -> Option<Arguments> {
        let mut arguments = Arguments::default();
        if !self.take("(") {
            return None;
        }
        loop {
            self.blanks();
            if self.take(")") {
                return Some(arguments);
            }
            let key = self.identifier()?.to_owned();
            self.blanks();
            if !self.take("=") {
                return None;
            }
            self.blanks();
            let value = self.value()?;
            arguments.named.push((key, value));
            self.blanks();
            if !self.take(",") && !self.rest().starts_with(')') {
                return None;
            }
        }
    }

    fn value(&mut self) -> Option<Value> {
        if !self.take("[") {
            return self.scalar();
        }
        let mut list = Vec::new();
        loop {
            self.blanks();
            if self.take("]") {
                return Some(Value::List(list));
            }
            list.push(self.scalar()?);
            self.blanks();
            if !self.take(",") && !self.rest().starts_with(']') {
                return None;
            }
        }
    }

    /// Text in any of three quotes (nothing in it has a meaning), a number, a
    /// truth.
    fn scalar(&mut self) -> Option<Value> {
        for quote in ['"', '\'', '`'] {
            if self.rest().starts_with(quote) {
                self.at += 1;
                let Some(end) = self.rest().find(quote) else {
                    self.at = self.text.len();
                    return None;
                };
                let value = self.rest()[..end].to_owned();
                self.at += end + 1;
                return Some(Value::Text(value));
            }
        }
        let rest = self.rest();
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_'))
            .unwrap_or(rest.len());
        self.at += end;
        match &rest[..end] {
            "true" | "True" => Some(Value::Bool(true)),
            "false" | "False" => Some(Value::Bool(false)),
            word => word
                .parse()
                .map(Value::Integer)
                .or_else(|_| word.parse().map(Value::Float))
                .ok()
                .filter(|_| word.starts_with(|c: char| c.is_ascii_digit() || c == '-')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Value, read};

    #[test]
    fn arguments_have_types() {
        let text = r#"{{ gallery(a="x)", b='"', n=-1, f=1.5, t=true, l=["p", 2,],) }}"#;
        let Ok((
            Kind::Open {
                name, arguments, ..
            },
            end,
        )) = read(text, 0)
        else {
            panic!("not a call");
        };
        assert_eq!((name.as_str(), end), ("gallery", text.len()));
        let values: Vec<Value> = arguments.named.into_iter().map(|(_, v)| v).collect();
        assert_eq!(
            values,
            [
                Value::Text("x)".into()),
                Value::Text("\"".into()),
                Value::Integer(-1),
                Value::Float(1.5),
                Value::Bool(true),
                Value::List(vec![Value::Text("p".into()), Value::Integer(2)]),
            ]
        );
    }

    #[test]
    fn bodies_end_with_end() {
        assert!(matches!(
            read("{% quote() %}", 0),
            Ok((Kind::Open { .. }, 13))
        ));
        assert!(matches!(
            read("{%- end -%}", 0),
            Ok((Kind::Close { .. }, 11))
        ));
    }

    #[test]
    fn other_template_languages_are_text() {
        for text in [
            "{{ .Values.x }}",
            "{{ $labels.instance }}",
            "{% raw %}",
            "{% if x(a=1) %}",
            "{{ url_for('static') }}",
            "{{ a.b(c=1) }}",
            "{{ x(a=b) }}",
            "{{ x(a=1) | safe }}",
            "{{ x(a=\"1) }}",
            "{{x",
            "{%",
        ] {
            assert!(read(text, 0).is_err(), "{text}");
        }
    }
}
