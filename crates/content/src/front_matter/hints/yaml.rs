//! Mistakes in YAML.

use super::{Line, Pair, Problem, line_at, quoted, syntax, within_smart_quotes};

/// What went wrong in YAML that does not parse at `at`: first what is wrong
/// with that line, then what a line before it may have left open.
pub(in super::super) fn yaml(text: &str, at: usize) -> Option<Problem> {
    let lines = Line::all(text);
    let wrong = line_at(&lines, at);
    // The parser may stumble over a tab at the end of the line before it.
    (0..(wrong + 2).min(lines.len()))
        .find_map(|i| tab(&lines, i))
        .or_else(|| in_line(&lines[wrong]))
        .or_else(|| lines[..wrong].iter().rev().find_map(left_open))
        .or_else(|| indentation(&lines, wrong))
}

/// What is valid but hardly meant.
pub(super) fn warning(line: &Line<'_>) -> Option<Problem> {
    let pair = line
        .pair(':')
        .filter(|_| !line.text.starts_with([' ', '\t']))?;
    if let Some(inner) = within_smart_quotes(pair.value).filter(|_| ends_smart(pair.value)) {
        return Some(Problem {
            code: "front-matter-smart-quotes",
            at: pair.value_at,
            message: "These typographic quotes do not enclose the value: they are part of it."
                .into(),
            help: format!("Write `{}: {}`.", pair.key, quoted(inner)),
            first: None,
        });
    }
    let hash = pair
        .value
        .find(" #")
        .filter(|_| !pair.value.starts_with(['"', '\'', '#']))?;
    let is_text = matches!(
        pair.key.to_lowercase().as_str(),
        "title" | "description" | "summary"
    );
    let is_tight = pair.value[hash + 2..].starts_with(|c: char| c.is_alphanumeric());
    (is_text && is_tight).then(|| Problem {
        code: "front-matter-comment",
        at: pair.value_at + hash + 1,
        message: "What follows ` #` is a comment and not part of the value.".into(),
        help: format!(
            "If it belongs to it, write `{}: {}`.",
            pair.key,
            quoted(pair.value)
        ),
        first: None,
    })
}

fn ends_smart(value: &str) -> bool {
    value.chars().count() > 1 && value.ends_with(['“', '”', '»', '‘', '’'])
}

fn tab(lines: &[Line<'_>], i: usize) -> Option<Problem> {
    let line = &lines[i];
    let indent = line.text.len() - line.text.trim_start().len();
    let tab = line.text[..indent]
        .find('\t')
        .filter(|_| indent < line.text.len())?;
    let is_below_value = lines[..i]
        .iter()
        .rev()
        .find_map(|l| l.pair(':'))
        .is_some_and(|p| !p.value.is_empty());
    let fixed = match line.pair(':') {
        Some(_) if is_below_value => line.text.trim().to_string(),
        _ => line.text.replace('\t', "  ").trim_end().to_string(),
    };
    Some(syntax(
        line.at + tab,
        "This line is indented with a tab; YAML takes spaces only.".into(),
        format!("Write `{fixed}`."),
    ))
}

/// Mistakes that the line alone shows.
fn in_line(line: &Line<'_>) -> Option<Problem> {
    if let Some(pair) = line.pair(':') {
        let after_colon = line.text.as_bytes().get(line.text.find(':')? + 1);
        let is_url = pair.value.starts_with("//");
        if after_colon.is_some_and(|b| !b.is_ascii_whitespace()) && !is_url {
            return Some(missing_space(line, pair));
        }
        return value(line, pair);
    }
    if let Some(problem) = written_as_toml(line) {
        return Some(problem);
    }
    let item = line.text.trim_start().strip_prefix('-')?;
    item.starts_with(|c: char| c.is_alphanumeric()).then(|| {
        syntax(
            line.at,
            "A list item needs a space after its `-`.".into(),
            format!("Write `- {item}`."),
        )
    })
}

fn written_as_toml(line: &Line<'_>) -> Option<Problem> {
    let pair = line.pair('=')?;
    Some(syntax(
        line.at,
        format!(
            "`{} = …` is TOML, but between lines of `---` stands YAML.",
            pair.key
        ),
        format!("Write `{}: {}`.", pair.key, pair.value),
    ))
}

fn missing_space(line: &Line<'_>, pair: Pair<'_>) -> Problem {
    syntax(
        line.at,
        format!("There is no space between `{}:` and its value.", pair.key),
        format!("Write `{}: {}`.", pair.key, pair.value),
    )
}

/// Mistakes in the value of a `key: value`.
fn value(line: &Line<'_>, pair: Pair<'_>) -> Option<Problem> {
    let Pair {
        key,
        value,
        value_at,
    } = pair;
    let write = |text: &str| format!("Write `{key}: {}`.", quoted(text));
    if let Some(inner) = within_smart_quotes(value) {
        let message = "Typographic quotes do not enclose a value; YAML knows `\"` and `'` only.";
        return Some(syntax(value_at, message.into(), write(inner)));
    }
    let first = value.chars().next()?;
    match first {
        '"' | '\'' => return quotes(line, pair),
        '[' if closing(value).is_some_and(|end| !value[end + 1..].trim().is_empty()) => {
            let message =
                format!("The value of `{key}` starts with `[`, so YAML takes it for a list.");
            return Some(syntax(value_at, message, write(value)));
        }
        '[' if closing(value).is_none() => return left_open(line),
        '{' if value.starts_with("{{") || value.starts_with("{%") => {
            let message =
                format!("The value of `{key}` starts with `{{`, so YAML takes it for a table.");
            return Some(syntax(value_at, message, write(value)));
        }
        '@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' | '?' | ',' | ']' | '}' => {
            let message =
                format!("In YAML a value can't start with `{first}` unless it is in quotes.");
            return Some(syntax(value_at, message, write(value)));
        }
        _ => {}
    }
    let colon = value
        .find(": ")
        .or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    Some(syntax(
        value_at + colon,
        format!("The value of `{key}` has a colon in it, which YAML takes for another key."),
        write(value),
    ))
}

/// Mistakes in a value that starts with a quote.
fn quotes(line: &Line<'_>, pair: Pair<'_>) -> Option<Problem> {
    let Pair {
        key,
        value,
        value_at,
    } = pair;
    let mark = value.chars().next()?;
    let Some(end) = closing_quote(value) else {
        return left_open(line);
    };
    let inner = &value[1..end];
    let rest = value[end + 1..].trim();
    if !rest.is_empty() && !rest.starts_with('#') {
        return Some(syntax(
            value_at + end,
            format!("The value of `{key}` goes on after its closing `{mark}`."),
            format!("Write `{key}: {}`.", quoted(value)),
        ));
    }
    let backslash = inner.find('\\').filter(|_| mark == '"')?;
    Some(syntax(
        value_at + 1 + backslash,
        "In double quotes a backslash starts an escape, and this is none.".into(),
        format!("Write `{key}: {}`.", quoted(inner)),
    ))
}

/// A quote or bracket that the line opens and does not close, or a key that is
/// none and so goes on in the next line.
fn left_open(line: &Line<'_>) -> Option<Problem> {
    let Some(pair) = line.pair(':') else {
        return written_as_toml(line);
    };
    let Pair {
        key,
        value,
        value_at,
    } = pair;
    let after_colon = line.text.as_bytes().get(line.text.find(':')? + 1);
    if after_colon.is_some_and(|b| !b.is_ascii_whitespace()) && !value.starts_with("//") {
        return Some(missing_space(line, pair));
    }
    let mark = value.chars().next()?;
    let (message, help) = match mark {
        '"' | '\'' if closing_quote(value).is_none() => {
            let fixed = quoted(value[1..].trim_end_matches(mark));
            (
                format!("The quote `{mark}` that opens here is never closed."),
                fixed,
            )
        }
        '[' if closing(value).is_none() => (
            "The list that opens here is never closed.".into(),
            format!("{value}]"),
        ),
        '{' if closing(value).is_none() => (
            "The table that opens here is never closed.".into(),
            format!("{value}}}"),
        ),
        _ => return None,
    };
    Some(syntax(value_at, message, format!("Write `{key}: {help}`.")))
}

/// Where the quote that a value starts with closes.
fn closing_quote(value: &str) -> Option<usize> {
    let mark = value.bytes().next()?;
    let bytes = value.as_bytes();
    let mut i = 1;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if mark == b'"' => i += 1,
            b'\'' if mark == b'\'' && bytes.get(i + 1) == Some(&b'\'') => i += 1,
            byte if byte == mark => return Some(i),
            _ => {}
        }
        i += 1;
    }
    None
}

/// Where the bracket that a value starts with closes.
fn closing(value: &str) -> Option<usize> {
    let mut depth = 0;
    for (i, byte) in value.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

/// A key that stands further in or out than those before it.
fn indentation(lines: &[Line<'_>], wrong: usize) -> Option<Problem> {
    let line = &lines[wrong];
    line.pair(':')?;
    let indent = |line: &Line<'_>| line.text.len() - line.text.trim_start().len();
    let before = lines[..wrong]
        .iter()
        .rev()
        .find(|line| line.pair(':').is_some())?;
    if indent(line) == indent(before) {
        return None;
    }
    let fixed = format!("{}{}", " ".repeat(indent(before)), line.text.trim());
    Some(syntax(
        line.at + indent(line),
        "This key does not stand below the one before it.".into(),
        format!("Write `{fixed}`, starting at the same column as the keys above."),
    ))
}
