//! Where front matter starts and ends.

use super::{Language, Problem, json};

/// A document's text, taken apart. Offsets are in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Split {
    /// The language, and where the front matter's text starts and ends.
    pub(crate) front: Option<(Language, usize, usize)>,
    /// Where the Markdown starts.
    pub(crate) body: usize,
}

/// Finds the front matter at the start of a document, blank lines before it
/// aside: between lines of `---` (YAML; `...` closes it too) or `+++` (TOML),
/// or an object of JSON. A `---` that is followed by a blank line and then by
/// anything but a key is a thematic break, and a `{` that is followed by
/// anything but a quoted key is text.
///
/// # Errors
/// Front matter that never ends; the problem's offset is in the document.
pub(crate) fn split(text: &str) -> Result<Split, Problem> {
    let start = text.len() - text.trim_start_matches(['\n', ' ', '\t']).len();
    let start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let first = text[start..].lines().next().unwrap_or_default();
    match first.trim_end() {
        "---" => fenced(text, start, Language::Yaml, "---"),
        "+++" => fenced(text, start, Language::Toml, "+++"),
        line if line.trim_start().starts_with('{') => object(text, start),
        _ => Ok(Split {
            front: None,
            body: 0,
        }),
    }
}

fn fenced(text: &str, start: usize, language: Language, fence: &str) -> Result<Split, Problem> {
    let inner = start + line_len(&text[start..]);
    if language == Language::Yaml && is_thematic_break(&text[inner..]) {
        return Ok(Split {
            front: None,
            body: 0,
        });
    }
    let mut at = inner;
    while at < text.len() {
        let len = line_len(&text[at..]);
        let line = text[at..at + len].trim_end();
        if line == fence || (language == Language::Yaml && line == "...") {
            return Ok(Split {
                front: Some((language, inner, at)),
                body: at + len,
            });
        }
        at += len;
    }
    Err(never_ends(text, start, inner, fence))
}

fn line_len(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |i| i + 1)
}

/// Whether what follows a first line of `---` is text.
fn is_thematic_break(rest: &str) -> bool {
    let mut lines = rest.lines().map(str::trim);
    if lines.next().is_some_and(|line| !line.is_empty()) {
        return false;
    }
    match lines.find(|line| !line.is_empty() && !line.starts_with('#')) {
        Some(line) => !matches!(line, "---" | "...") && !looks_like_key(line),
        None => true,
    }
}

/// Whether a line looks like `key: value`.
fn looks_like_key(line: &str) -> bool {
    let Some((key, rest)) = line.split_once(':') else {
        return false;
    };
    let key = key.trim().trim_matches(['"', '\'']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    !key.is_empty()
        && key.chars().all(is_word)
        && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

fn never_ends(text: &str, start: usize, inner: usize, fence: &str) -> Problem {
    let mut line_number = text[..inner].matches('\n').count();
    let mark = fence.chars().next().unwrap_or('-');
    for line in text[inner..].lines() {
        line_number += 1;
        let line = line.trim();
        if line.chars().count() >= 2 && line.chars().all(|c| c == mark || matches!(c, '—' | '–'))
        {
            return Problem {
                code: "front-matter-unclosed",
                at: start,
                message: format!(
                    "The front matter that starts here never ends; line {line_number} is close, but reads `{line}`."
                ),
                help: format!("Write exactly `{fence}` on line {line_number}."),
                first: None,
            };
        }
    }
    Problem {
        code: "front-matter-unclosed",
        at: start,
        message: "The front matter that starts here never ends.".into(),
        help: format!("Write `{fence}` on a line of its own after the last key."),
        first: None,
    }
}

fn object(text: &str, start: usize) -> Result<Split, Problem> {
    let start = start + text[start..].find('{').unwrap_or(0);
    let inner = &text[start + 1..];
    let is_json = match inner.trim_start().chars().next() {
        Some('"' | '}') => true,
        _ => inner.lines().next().unwrap_or_default().trim().is_empty(),
    };
    if !is_json {
        return Ok(Split {
            front: None,
            body: 0,
        });
    }
    let end = start
        + json::end(&text[start..]).map_err(|problem| Problem {
            at: problem.at + start,
            ..problem
        })?;
    // The rest of the line after the closing brace belongs to neither.
    let rest_of_line = line_len(&text[end..]);
    let body = if text[end..end + rest_of_line].trim().is_empty() {
        end + rest_of_line
    } else {
        end
    };
    Ok(Split {
        front: Some((Language::Json, start, end)),
        body,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Language, split};

    fn parts(text: &str) -> Option<(Language, &str, &str)> {
        let found = split(text).unwrap();
        found
            .front
            .map(|(language, start, end)| (language, &text[start..end], &text[found.body..]))
    }

    #[test]
    fn fences_of_all_languages() {
        assert_eq!(
            parts("---\na: 1\n---\nb"),
            Some((Language::Yaml, "a: 1\n", "b"))
        );
        assert_eq!(
            parts("\n \n--- \na: 1\n... \n\nb"),
            Some((Language::Yaml, "a: 1\n", "\nb"))
        );
        assert_eq!(
            parts("+++\na = 1\n+++"),
            Some((Language::Toml, "a = 1\n", ""))
        );
        assert_eq!(
            parts("{\"a\": \"}\"} \nb"),
            Some((Language::Json, "{\"a\": \"}\"}", "b"))
        );
        assert_eq!(parts("---\n---\nb"), Some((Language::Yaml, "", "b")));
        assert_eq!(parts("{}\nb"), Some((Language::Json, "{}", "b")));
    }

    #[test]
    fn text_is_not_front_matter() {
        for text in [
            "",
            "\n",
            "text",
            "a: 1\n",
            "----\na: 1\n----\n",
            " ---\na\n",
            "---\n\nA paragraph.\n\n---\n",
            "---\n",
            "{{< figure >}}\n",
            "{% raw %}",
            "{a}",
            "# T\n\n---\na: 1\n---\n",
            "- - -\na: 1\n",
        ] {
            assert_eq!(parts(text), None, "{text:?}");
        }
    }

    #[test]
    fn what_never_ends_is_an_error() {
        for text in [
            "---\na: 1\n",
            "+++\na = 1\n---\n",
            "{\"a\": 1\n\nText",
            "{\n",
            "---\n\na: 1\n----\n",
        ] {
            assert!(split(text).is_err(), "{text:?}");
        }
        let near = split("---\na: 1\n----\n\nText\n").unwrap_err();
        assert!(near.help.contains("line 3"), "{}", near.help);
    }
}
