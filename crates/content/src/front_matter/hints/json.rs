//! Mistakes in JSON.

use super::{Problem, syntax};

/// What went wrong in JSON that does not parse at `at`.
pub(in super::super) fn json(text: &str, at: usize) -> Option<Problem> {
    let before = text[..at].trim_end();
    let here = text[at..].trim_start();
    if here.starts_with(['}', ']']) && before.ends_with(',') {
        return Some(syntax(
            before.len() - 1,
            "JSON has no comma after the last entry.".into(),
            "Remove this comma.".into(),
        ));
    }
    match here.chars().next() {
        None => Some(syntax(
            0,
            "The JSON that starts here never ends.".into(),
            "Write a `}` after the last entry.".into(),
        )),
        Some('\'' | '“' | '”' | '‘' | '’') => Some(syntax(
            at,
            "JSON takes straight double quotes only.".into(),
            "Write keys and texts as `\"text\"`.".into(),
        )),
        Some('"') if before.ends_with(['"', '}', ']']) || ends_with_word(before) => Some(syntax(
            at,
            "There is no comma between this entry and the one before it.".into(),
            "Write a `,` at the end of the entry before.".into(),
        )),
        Some(c) if c.is_alphabetic() && before.ends_with(['{', ',']) => {
            let key: String = here
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            Some(syntax(
                at,
                "Keys in JSON stand in double quotes.".into(),
                format!("Write `\"{key}\"`."),
            ))
        }
        _ => None,
    }
}

/// A text that goes on over the end of its line.
pub(in super::super) fn line_break_in_json(text: &str, at: usize) -> Problem {
    let line_end = text[..at].trim_end().len();
    syntax(
        line_end,
        "A text in JSON ends on the line that it starts on.".into(),
        "Close it with `\"`, or write `\\n` for a line break within it.".into(),
    )
}

fn ends_with_word(text: &str) -> bool {
    text.ends_with(|c: char| c.is_alphanumeric())
}
