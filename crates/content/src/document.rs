//! A whole file: front matter and Markdown.

use crate::{
    Diagnostic, FrontMatter, Keys, Places, Severity,
    front_matter::{self, Problem, Read, split},
};

/// One file of Markdown, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What its front matter says; empty where it has none.
    pub front: FrontMatter,
    /// Where the keys of its front matter stand.
    pub keys: Keys,
    /// The Markdown below the front matter, with `\n` line ends and no
    /// byte-order mark.
    pub markdown: String,
    /// The line of the file on which [`Self::markdown`] starts, from 1.
    pub markdown_line: usize,
    /// Findings that don't keep it from being published.
    pub warnings: Vec<Diagnostic>,
}

impl Document {
    /// The places in the file of bytes of [`Self::markdown`].
    pub fn places(&self) -> Places<'_> {
        Places::new(&self.markdown, self.markdown_line)
    }
}

/// Reads a file's bytes. All that is wrong with its front matter is told at
/// once. Never panics, whatever the bytes.
///
/// Front matter stands at the very start, a byte-order mark and blank lines
/// aside: between lines of `---` (YAML, may close with `...`) or `+++` (TOML),
/// or as an object of JSON. A first line `---` that is followed by a blank
/// line and then by anything but a key is a thematic break of the text.
///
/// # Errors
/// One [`Diagnostic`] of severity error for each thing wrong: bytes that are
/// not UTF-8, front matter that never ends or can't be parsed, a value of the
/// wrong kind, a date that is none.
pub fn parse_document(bytes: &[u8]) -> Result<Document, Vec<Diagnostic>> {
    let text = decode(bytes).map_err(|finding| vec![finding])?;
    let split =
        split(&text).map_err(|problem| vec![diagnostic(&text, 0, problem, Severity::Error)])?;
    let (front, keys, warnings) = match split.front {
        None => (
            FrontMatter::default(),
            Keys::default(),
            unfenced(&text).into_iter().collect(),
        ),
        Some((language, start, end)) => {
            let tell = |problems: Vec<Problem>, severity| -> Vec<Diagnostic> {
                problems
                    .into_iter()
                    .map(|p| diagnostic(&text, start, p, severity))
                    .collect()
            };
            let Read {
                front,
                places,
                warnings,
            } = front_matter::read(language, &text[start..end])
                .map_err(|problems| tell(problems, Severity::Error))?;
            let keys = Keys::new(&text[..end], start, places);
            (front, keys, tell(warnings, Severity::Warning))
        }
    };
    Ok(Document {
        front,
        keys,
        markdown: text[split.body..].to_string(),
        markdown_line: text[..split.body].matches('\n').count() + 1,
        warnings,
    })
}

/// The text with `\n` line ends and without byte-order mark. Control characters
/// that must not stand in HTML become spaces, so that places stay.
fn decode(bytes: &[u8]) -> Result<String, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let text = match text.contains('\r') {
                true => text.replace("\r\n", "\n").replace('\r', "\n"),
                false => text.to_string(),
            };
            Ok(match text.bytes().any(is_forbidden) {
                true => text.replace(|c: char| u8::try_from(c).is_ok_and(is_forbidden), " "),
                false => text,
            })
        }
        Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
    }
}

/// Control characters that HTML forbids (WHATWG HTML, 13.2.3.5). NUL is left:
/// CommonMark says what becomes of it.
fn is_forbidden(byte: u8) -> bool {
    matches!(byte, 1..=8 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F)
}

fn not_utf8(bytes: &[u8], at: usize) -> Diagnostic {
    let line_end = bytes[at..]
        .iter()
        .position(|b| *b == b'\n')
        .map_or(bytes.len(), |i| at + i);
    let text = String::from_utf8_lossy(&bytes[..line_end])
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let before = String::from_utf8_lossy(&bytes[..at])
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    let problem = Problem {
        code: "not-utf-8",
        at: before.len(),
        message: format!("The byte 0x{:02X} here is not UTF-8 text.", bytes[at]),
        help: "Save the file as UTF-8.".into(),
        first: None,
    };
    diagnostic(&text, 0, problem, Severity::Error)
}

/// A problem with its place in the document. `start` is where the front matter
/// starts.
fn diagnostic(text: &str, start: usize, problem: Problem, severity: Severity) -> Diagnostic {
    let at = (start + problem.at).min(text.len());
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    let message = match problem.first {
        Some(first) => {
            let first = line_of((start + first).min(text.len()));
            format!("{} The first is on line {first}.", problem.message)
        }
        None => problem.message,
    };
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    Diagnostic {
        code: problem.code,
        severity,
        line: line_of(at),
        column: text[line_start..at].chars().count() + 1,
        message,
        snippet: text[line_start..]
            .lines()
            .next()
            .unwrap_or_default()
            .to_string(),
        help: problem.help,
    }
}

/// A text that starts like front matter whose fence is missing or misspelt.
fn unfenced(text: &str) -> Option<Diagnostic> {
    const KEYS: [&str; 9] = [
        "title",
        "date",
        "tags",
        "categories",
        "author",
        "slug",
        "draft",
        "layout",
        "description",
    ];
    let start = text.len() - text.trim_start().len();
    let mut lines = text[start..].lines();
    let mut line = lines.next()?;
    let fence = Some(line.trim()).filter(|l| l.chars().all(|c| "-–—+=*~".contains(c)));
    if fence.is_some() {
        line = lines.next()?;
    }
    let (key, rest) = line.split_at(line.find([':', '='])?);
    if !KEYS.contains(&key.trim().to_lowercase().as_str()) {
        return None;
    }
    let right = if rest.starts_with('=') { "+++" } else { "---" };
    let help = match fence {
        Some(fence) => format!("Write `{right}` instead of `{fence}`, before and after the keys."),
        None => format!("Write `{right}` on a line of its own before it and after its last line."),
    };
    let problem = Problem {
        code: "front-matter-unfenced",
        at: start,
        message: "This looks like front matter, but is shown as text.".into(),
        help,
        first: None,
    };
    Some(diagnostic(text, 0, problem, Severity::Warning))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::parse_document;

    #[test]
    fn control_characters_become_spaces() {
        let document = parse_document("---\ntitle: a\n---\né\u{B}x\u{1B}[0m\t\u{7F}y\n".as_bytes());
        assert_eq!(document.unwrap().markdown, "é x [0m\t y\n");
    }
}
