//! Calls in Hugo's syntax: `{{< name a "b" key=value >}}`.

use super::{
    token::{Kind, Syntax},
    value::{Arguments, Value},
};

/// Why a call can't be read, and where reading stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) at: usize,
    pub(crate) reason: &'static str,
}

const NO_END: &str = "it has no end";
const NO_QUOTE: &str = "a quote in it is not closed on its line";

/// Reads the call that starts at `start` with `{{<` or `{{%`. `None` where it
/// is no call at all; else what it is, and where it ends.
pub(crate) fn read(text: &str, start: usize) -> Option<Result<(Kind, usize), Failure>> {
    let markdown = text.as_bytes()[start + 2] == b'%';
    let mut reader = Reader {
        text,
        at: start + 3,
        end: if markdown { "%}}" } else { ">}}" },
    };
    let closes = reader.opening();
    let name = reader.name()?;
    if closes {
        reader.blanks();
        return Some(if reader.take(reader.end) {
            Ok((Kind::Close { name }, reader.at))
        } else {
            Err(reader.failure(NO_END))
        });
    }
    let syntax = if markdown {
        Syntax::HugoMarkdown
    } else {
        Syntax::Hugo
    };
    Some(reader.arguments().map(|(arguments, single)| {
        let open = Kind::Open {
            name,
            arguments,
            syntax,
            single,
        };
        (open, reader.at)
    }))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// What ends the call.
    end: &'static str,
}

impl Reader<'_> {
    /// Skips to the name; whether a slash says that it ends something.
    fn opening(&mut self) -> bool {
        self.blanks();
        let closes = self.take("/");
        self.blanks();
        closes
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn failure(&self, reason: &'static str) -> Failure {
        Failure {
            at: self.at,
            reason,
        }
    }

    fn take(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        if found {
            self.at += what.len();
        }
        found
    }

    /// Skips whatever ends a word, so that every argument takes some text.
    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// A shortcode's name; those of Hugo's may have folders.
    fn name(&mut self) -> Option<String> {
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
        let rest = self.rest();
        let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
        // `{{< x/>}}`: the slash belongs to the end.
        let name = name.trim_end_matches('/');
        let name = name.to_owned();
        self.at += name.len();
        name.starts_with(|c: char| c.is_alphanumeric() || c == '_')
            .then_some(name)
    }

    /// The arguments up to the end, and whether the call ends in itself.
    fn arguments(&mut self) -> Result<(Arguments, bool), Failure> {
        let mut arguments = Arguments::default();
        loop {
            self.blanks();
            if self.take(self.end) {
                return Ok((arguments, false));
            }
            if self.rest().starts_with('/') && self.rest()[1..].starts_with(self.end) {
                self.at += 1 + self.end.len();
                return Ok((arguments, true));
            }
            if self.rest().is_empty() || self.rest().starts_with("{{") {
                return Err(self.failure(NO_END));
            }
            match self.key() {
                Some(key) => {
                    let value = self.value()?;
                    arguments.named.push((key, value));
                }
                None => {
                    let value = self.value()?;
                    arguments.positional.push(value);
                }
            }
        }
    }

    /// A name before an equals sign.
    fn key(&mut self) -> Option<String> {
        let rest = self.rest();
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let end = rest.find(|c| !is_key(c)).filter(|end| *end > 0)?;
        let blanks = rest[end..].len() - rest[end..].trim_start_matches([' ', '\t']).len();
        if !rest[end + blanks..].starts_with('=') {
            return None;
        }
        let key = rest[..end].to_owned();
        self.at += end + blanks + 1;
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        Some(key)
    }

    fn value(&mut self) -> Result<Value, Failure> {
        if self.take("\"") {
            return self.quoted();
        }
        if self.take("`") {
            let Some(end) = self.rest().find('`') else {
                self.at = self.text.len();
                return Err(self.failure("a back tick in it is not closed"));
            };
            let raw = self.rest()[..end].to_owned();
            self.at += end + 1;
            return Ok(Value::Text(raw));
        }
        Ok(self.word())
    }

    /// Text in double quotes, on one line; a backslash takes away the meaning
    /// of what follows.
    fn quoted(&mut self) -> Result<Value, Failure> {
        let mut value = String::new();
        let mut chars = self.rest().char_indices();
        while let Some((i, c)) = chars.next() {
            match c {
                '"' => {
                    self.at += i + 1;
                    return Ok(Value::Text(value));
                }
                '\n' => {
                    self.at += i;
                    return Err(self.failure(NO_QUOTE));
                }
                '\\' => match chars.next() {
                    Some((_, 'n')) => value.push('\n'),
                    Some((_, 't')) => value.push('\t'),
                    Some((_, c @ ('"' | '\\'))) => value.push(c),
                    Some((_, c)) => value.extend(['\\', c]),
                    None => {}
                },
                c => value.push(c),
            }
        }
        self.at = self.text.len();
        Err(self.failure(NO_QUOTE))
    }

    /// A word without quotes.
    fn word(&mut self) -> Value {
        let start = self.at;
        while let Some(c) = self.rest().chars().next() {
            let rest = self.rest();
            let ends = rest.starts_with(self.end)
                || (c == '/' && rest[1..].starts_with(self.end))
                || rest.starts_with("{{")
                || c.is_whitespace();
            if ends {
                break;
            }
            self.at += c.len_utf8();
        }
        Value::from_word(&self.text[start..self.at])
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Kind, Value, read};

    fn open(text: &str) -> (String, Vec<Value>, Vec<(String, Value)>, bool) {
        match read(text, 0).unwrap().unwrap() {
            (
                Kind::Open {
                    name,
                    arguments,
                    single,
                    ..
                },
                end,
            ) if end == text.len() => (name, arguments.positional, arguments.named, single),
            other => panic!("{other:?}"),
        }
    }

    fn texts(values: &[Value]) -> Vec<String> {
        values.iter().map(|v| v.text().into_owned()).collect()
    }

    #[test]
    fn any_white_space_stands_between_arguments() {
        for space in ["\u{A0}", "\u{2028}", "\u{B}", "\u{3000}", "\u{85}\n"] {
            let (_, values, named, _) =
                open(&format!("{{{{<{space}x{space}a{space}b=c{space}>}}}}"));
            assert_eq!(texts(&values), ["a"], "{space:?}");
            assert_eq!(named.len(), 1, "{space:?}");
        }
    }

    #[test]
    fn arguments_come_by_position() {
        let (name, values, _, _) = open("{{<youtube zSeKL2-_sVg>}}");
        assert_eq!(
            (name.as_str(), texts(&values)),
            ("youtube", vec!["zSeKL2-_sVg".into()])
        );
        let (_, values, _, _) = open("{{% x a \"b \\\"c\\\" >}}\" `d\n\"e` https://f/?g=h %}}");
        assert_eq!(
            texts(&values),
            ["a", "b \"c\" >}}", "d\n\"e", "https://f/?g=h"]
        );
    }

    #[test]
    fn arguments_come_by_name_on_many_lines() {
        let (_, _, named, single) =
            open("{{< blog/figure\n  src=\"a b\"\n  caption = `c`\n  number=3 wide=true />}}");
        let named: Vec<_> = named.iter().map(|(k, v)| (k.as_str(), v.text())).collect();
        assert_eq!(
            named,
            [
                ("src", "a b".into()),
                ("caption", "c".into()),
                ("number", "3".into()),
                ("wide", "true".into())
            ]
        );
        assert!(single);
    }

    #[test]
    fn an_end_has_a_slash() {
        for text in ["{{< /x >}}", "{{</x>}}", "{{% / x %}}", "{{</ x >}}"] {
            let close = Kind::Close { name: "x".into() };
            assert_eq!(read(text, 0).unwrap(), Ok((close, text.len())), "{text}");
        }
    }

    #[test]
    fn what_has_no_end_fails_and_what_has_no_name_is_text() {
        for text in [
            "{{< a b",
            "{{< a \"b >}}",
            "{{< a `b >}}",
            "{{< a %}}",
            "{{< a {{< b >}}",
            "{{< /a b >}}",
            "{{< a \"b\n\" >}}",
        ] {
            assert!(read(text, 0).unwrap().is_err(), "{text}");
        }
        for text in ["{{< >}}", "{{<<x>}}", "{{% \"a\" %}}", "{{<"] {
            assert!(read(text, 0).is_none(), "{text}");
        }
    }
}
