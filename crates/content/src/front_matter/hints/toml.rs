//! Mistakes in TOML.

use super::{Line, Pair, Problem, line_at, quoted, syntax, within_smart_quotes};

/// What went wrong in TOML that does not parse at `at`.
pub(in super::super) fn toml(text: &str, at: usize) -> Option<Problem> {
    let lines = Line::all(text);
    let wrong = line_at(&lines, at);
    let line = &lines[wrong];
    if let Some(list) = lines[..wrong].iter().rev().find_map(open_list)
        && line.pair('=').is_some()
    {
        return Some(list);
    }
    let colon = line.text.find(':').unwrap_or(usize::MAX);
    let equals = line.text.find('=').unwrap_or(usize::MAX);
    if colon < equals {
        let pair = line.pair(':')?;
        return Some(syntax(
            line.at,
            format!(
                "`{}: …` is YAML, but between lines of `+++` stands TOML.",
                pair.key
            ),
            format!("Write `{} = {}`.", pair.key, as_toml(pair.value)),
        ));
    }
    value(line.pair('=')?)
}

fn value(pair: Pair<'_>) -> Option<Problem> {
    let Pair {
        key,
        value,
        value_at,
    } = pair;
    let say = |message: &str, fixed: String| {
        Some(syntax(
            value_at,
            message.into(),
            format!("Write `{key} = {fixed}`."),
        ))
    };
    if let Some(inner) = within_smart_quotes(value) {
        let message = "Typographic quotes do not enclose a value; TOML knows `\"` and `'` only.";
        return say(message, quoted(inner));
    }
    let first = value.chars().next()?;
    if first == '"' || first == '\'' {
        return in_quotes(pair, first);
    }
    if first.is_ascii_digit() && value.contains('-') && !value.contains(' ') {
        return Some(Problem {
            code: "front-matter-date",
            ..syntax(
                value_at,
                format!("`{value}` is no date that TOML knows."),
                format!(
                    "Write a day that exists, with two digits for month and day: `{key} = 2024-04-01`."
                ),
            )
        });
    }
    let lower = value.to_ascii_lowercase();
    if lower == "true" || lower == "false" {
        return say("TOML writes true and false in lower case.", lower);
    }
    if first == '[' || first == '{' {
        return None;
    }
    say("A text in TOML stands in quotes.", quoted(value))
}

fn in_quotes(pair: Pair<'_>, mark: char) -> Option<Problem> {
    let Pair {
        key,
        value,
        value_at,
    } = pair;
    let inner = &value[1..];
    let (message, fixed) = match inner.rfind(mark) {
        None => (
            format!("The quote `{mark}` that opens here is never closed."),
            quoted(inner),
        ),
        Some(end) if end + 1 == inner.len() && mark == '"' && inner.contains('\\') => (
            "In double quotes a backslash starts an escape, and this is none.".into(),
            format!("'{}'", &inner[..end]),
        ),
        Some(_) => (
            format!("The value of `{key}` goes on after its closing `{mark}`."),
            format!("'''{value}'''"),
        ),
    };
    Some(syntax(
        value_at,
        message,
        format!("Write `{key} = {fixed}`."),
    ))
}

/// A list that the line opens and does not close.
fn open_list(line: &Line<'_>) -> Option<Problem> {
    let Pair {
        key,
        value,
        value_at,
    } = line.pair('=')?;
    (value.starts_with('[') && !value.contains(']')).then(|| {
        syntax(
            value_at,
            "The list that opens here is never closed.".into(),
            format!("Write `{key} = {}]`.", value.trim_end_matches(',')),
        )
    })
}

/// A value of YAML as TOML.
fn as_toml(value: &str) -> String {
    let is_plain = value.starts_with(['"', '\'', '['])
        || matches!(value, "true" | "false")
        || crate::PostDate::parse(value).is_some()
        || value.parse::<f64>().is_ok();
    if is_plain {
        value.to_string()
    } else {
        quoted(value)
    }
}
