//! Writing the prepared Markdown: blocks get lines of their own, within the
//! list item or quote that the call stands in.

use super::place::Place;
use crate::source_map::SourceMap;

/// What was written last.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Tail {
    /// Text of the document, or nothing yet.
    Text,
    /// A line of a block; what follows must be apart from it by a blank line
    /// that starts with this prefix.
    Block(String),
}

/// How a line's prefix changes when it moves to another list item or quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) strip: String,
    pub(crate) add: String,
}

/// The prepared Markdown so far.
pub(crate) struct Output<'a> {
    source: &'a str,
    pub(crate) text: String,
    pub(crate) map: SourceMap,
    tail: Tail,
}

impl<'a> Output<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::with_capacity(source.len() + source.len() / 8),
            map: SourceMap::default(),
            tail: Tail::Text,
        }
    }

    /// Copies a piece of the document.
    pub(crate) fn copy(&mut self, mut from: usize, to: usize, moved: Option<&Move>) {
        if let Tail::Block(prefix) = self.tail.clone() {
            let piece = &self.source[from..to];
            let blanks = piece.len() - piece.trim_start_matches([' ', '\t', '\r']).len();
            if from + blanks == to {
                return;
            }
            from += blanks;
            self.tail = Tail::Text;
            self.map.generated(self.text.len(), from);
            self.text.push('\n');
            if self.source[from..to].starts_with('\n') {
                from += 1;
                if !is_blank(first_line(&self.source[from..])) {
                    self.text.push_str(prefix.trim_end());
                    self.text.push('\n');
                }
            } else {
                self.text.push_str(prefix.trim_end());
                self.text.push('\n');
                self.text.push_str(&prefix);
            }
        }
        match moved {
            Some(moved) => self.copy_moved(from, to, moved),
            None => self.copy_plain(from, to),
        }
    }

    fn copy_plain(&mut self, from: usize, to: usize) {
        if from < to {
            self.map.copied(self.text.len(), from);
            self.text.push_str(&self.source[from..to]);
        }
    }

    /// Copies line by line; the first line goes on where the last one ended,
    /// unless it is a line from its start.
    fn copy_moved(&mut self, mut from: usize, to: usize, moved: &Move) {
        while from < to {
            if from > 0 && self.source.as_bytes()[from - 1] == b'\n' {
                let line = &self.source[from..to];
                from += shared_prefix(line, &moved.strip);
                let rest = first_line(&self.source[from..]);
                let blank = rest.trim().is_empty();
                self.map.generated(self.text.len(), from.min(to));
                self.text.push_str(if blank {
                    moved.add.trim_end()
                } else {
                    &moved.add
                });
            }
            let end = self.source[from..to]
                .find('\n')
                .map_or(to, |end| from + end + 1);
            self.copy_plain(from, end);
            from = end;
        }
    }

    /// Writes inline Markdown that stands for what is at `at`.
    pub(crate) fn inline(&mut self, text: &str, at: usize) {
        self.map.generated(self.text.len(), at);
        if let Tail::Block(prefix) = std::mem::replace(&mut self.tail, Tail::Text) {
            self.blank_line(&prefix);
            self.text.push_str(&prefix);
        }
        self.text.push_str(text);
    }

    /// Writes lines of a block at the place of a call. `apart`: with a blank
    /// line before them, for what can't interrupt a paragraph.
    pub(crate) fn block(&mut self, lines: &str, at: usize, place: &Place, apart: bool) {
        self.start_line(place, apart, at);
        for (i, line) in lines.split('\n').enumerate() {
            if i > 0 {
                self.text.push('\n');
                let blank = line.is_empty();
                self.text.push_str(if blank {
                    place.prefix.trim_end()
                } else {
                    &place.prefix
                });
            }
            self.text.push_str(line);
        }
        self.tail = Tail::Block(place.prefix.clone());
    }

    /// Goes to the start of a line (after its prefix).
    fn start_line(&mut self, place: &Place, apart: bool, at: usize) {
        if self.tail != Tail::Text {
            self.map.generated(self.text.len(), at);
            if apart {
                self.blank_line(&place.prefix);
            } else {
                self.text.push('\n');
            }
            self.text.push_str(&place.prefix);
            return;
        }
        if !place.first {
            self.map.generated(self.text.len(), at);
            self.blank_line(&place.prefix);
            self.text.push_str(&place.prefix);
            return;
        }
        // The line's prefix has been copied. One with a list marker starts an
        // item and stays.
        let line = self.text.rfind('\n').map_or(0, |end| end + 1);
        let written = &self.text[line..];
        let continues = written.bytes().all(|b| matches!(b, b' ' | b'\t' | b'>'));
        if continues && (place.outdent || (apart && !self.blank_before(line))) {
            self.text.truncate(line);
            self.map.cut(line);
            self.map.generated(line, at);
            if !self.blank_before(line) {
                self.text.push_str(place.prefix.trim_end());
                self.text.push('\n');
            }
            self.text.push_str(&place.prefix);
        } else {
            self.map.generated(self.text.len(), at);
        }
    }

    /// Ends the line and writes a blank one.
    fn blank_line(&mut self, prefix: &str) {
        self.text.push('\n');
        self.text.push_str(prefix.trim_end());
        self.text.push('\n');
    }

    /// Whether the line before the one that starts at `line` is blank, or
    /// there is none.
    fn blank_before(&self, line: usize) -> bool {
        let Some(end) = line.checked_sub(1) else {
            return true;
        };
        let start = self.text[..end].rfind('\n').map_or(0, |end| end + 1);
        is_blank(&self.text[start..end])
    }
}

fn first_line(text: &str) -> &str {
    &text[..text.find('\n').unwrap_or(text.len())]
}

/// Whether a line has nothing but quote signs. The end of a document counts.
fn is_blank(line: &str) -> bool {
    line.bytes().all(|b| b.is_ascii_whitespace() || b == b'>')
}

/// How much of a line's start is the same as a prefix.
fn shared_prefix(line: &str, prefix: &str) -> usize {
    let same = line.bytes().zip(prefix.bytes()).take_while(|(a, b)| a == b);
    same.count()
}
