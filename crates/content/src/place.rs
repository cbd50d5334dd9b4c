//! Places in a text, as findings tell them.

use std::sync::Arc;

/// Lines longer than this are not kept: no message shows all of them, and
/// thousands of findings may stand in one line.
const LONGEST_LINE: usize = 1000;

/// A place in a file, as a finding tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The line as it stands there; empty where it is very long.
    pub snippet: Arc<str>,
}

impl Place {
    /// The start of a file, for what is about all of it.
    pub fn start() -> Self {
        Self {
            line: 1,
            column: 1,
            snippet: "".into(),
        }
    }
}

/// Finds the places of bytes in a text. Asked in order, it walks through the
/// text once; asked for an earlier byte, it starts anew.
#[derive(Debug, Clone)]
pub struct Places<'a> {
    text: &'a str,
    first_line: usize,
    /// Byte offset of the current line, and its place.
    line_start: usize,
    line: usize,
    snippet: Arc<str>,
    /// The last byte asked for, and its column.
    at: usize,
    column: usize,
}

impl<'a> Places<'a> {
    /// Of a text with `\n` line ends whose first line is that of this number
    /// in its file.
    pub fn new(text: &'a str, first_line: usize) -> Self {
        Self {
            text,
            first_line,
            line_start: 0,
            line: first_line,
            snippet: snippet(text, 0),
            at: 0,
            column: 1,
        }
    }

    /// The place of a byte; of the text's end for one beyond it.
    pub fn at(&mut self, at: usize) -> Place {
        if at < self.at {
            *self = Self::new(self.text, self.first_line);
        }
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let passed = &self.text[self.at..at];
        if let Some(newline) = passed.rfind('\n') {
            self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
            self.line_start = self.at + newline + 1;
            self.snippet = snippet(self.text, self.line_start);
            self.column = 1;
        }
        self.column += self.text[self.at.max(self.line_start)..at].chars().count();
        self.at = at;
        Place {
            line: self.line,
            column: self.column,
            snippet: Arc::clone(&self.snippet),
        }
    }
}

fn snippet(text: &str, start: usize) -> Arc<str> {
    let line = text[start..].split('\n').next().unwrap_or_default();
    if line.len() > LONGEST_LINE {
        "".into()
    } else {
        line.into()
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn lines_and_columns_are_those_of_the_file() {
        let text = "aä\n\nbc";
        let mut places = Places::new(text, 5);
        let mut told = |at| {
            let place = places.at(at);
            (place.line, place.column, place.snippet.to_string())
        };
        assert_eq!(told(1), (5, 2, "aä".into()));
        assert_eq!(told(2), (5, 3, "aä".into()), "within a character");
        assert_eq!(told(3), (5, 3, "aä".into()));
        assert_eq!(told(4), (6, 1, String::new()));
        assert_eq!(told(6), (7, 2, "bc".into()));
        assert_eq!(told(99), (7, 3, "bc".into()));
        assert_eq!(told(0), (5, 1, "aä".into()), "backwards");
    }
}
