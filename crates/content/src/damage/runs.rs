//! Where damage may be: runs of characters beyond ASCII.

use std::ops::Range;

/// Neighbouring characters beyond ASCII, as many as there are.
#[derive(Debug)]
pub(super) struct Run {
    /// Bytes in the text.
    pub(super) range: Range<usize>,
    pub(super) letters: Vec<char>,
    /// What stands in front; `None` where the text begins.
    pub(super) before: Option<char>,
    /// What stands behind; `None` where the text ends.
    pub(super) after: Option<char>,
    /// What stands around the word: the characters next to the ASCII letters
    /// on either side.
    pub(super) word: (Option<char>, Option<char>),
}

/// No word is longer.
const LONGEST: usize = 40;

impl Run {
    pub(super) fn at(text: &str, range: Range<usize>) -> Self {
        let ends = |c: &char| !c.is_ascii_alphanumeric();
        let mut before = text[..range.start].chars().rev().take(LONGEST);
        let mut after = text[range.end..].chars().take(LONGEST);
        Self {
            word: (before.find(ends), after.find(ends)),
            letters: text[range.clone()].chars().collect(),
            before: text[..range.start].chars().next_back(),
            after: text[range.end..].chars().next(),
            range,
        }
    }

    /// The run with another text in its place.
    pub(super) fn with(&self, text: &str) -> Self {
        Self {
            range: self.range.clone(),
            letters: text.chars().collect(),
            ..*self
        }
    }

    /// What stands around some of the letters.
    pub(super) fn around(&self, letters: &Range<usize>) -> (Option<char>, Option<char>) {
        let before = match letters.start {
            0 => self.before,
            start => self.letters.get(start - 1).copied(),
        };
        (
            before,
            self.letters.get(letters.end).copied().or(self.after),
        )
    }
}

/// The runs that could be damage, in order; those that touch `skip` are not.
///
/// The first byte of every character of UTF-8 is, in all our code pages, a
/// letter from U+00C0 to U+017F, which is written as C3, C4 or C5 and one byte
/// more. Text in ASCII or Chinese has none of them and is passed at the speed
/// of memory.
pub(super) fn suspects(text: &str, skip: &[Range<usize>]) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(place) = memchr::memchr3(0xC3, 0xC4, 0xC5, &bytes[at..]) {
        let range = run_around(bytes, at, at + place);
        at = range.end;
        // One letter alone is a letter.
        if range.len() > 3 && !touches(skip, &range) {
            found.push(Run::at(text, range));
        }
    }
    found.retain(|run| run.letters.len() > 1);
    found
}

/// All runs that are not in `skip`, in order.
pub(super) fn all<'a>(
    text: &'a str,
    skip: &'a [Range<usize>],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(|byte| !byte.is_ascii())?;
        let range = run_around(bytes, start, start);
        at = range.end;
        Some(range)
    })
    .filter(|range| !touches(skip, range))
}

fn run_around(bytes: &[u8], from: usize, place: usize) -> Range<usize> {
    let ascii = |byte: &u8| byte.is_ascii();
    let start = bytes[from..place]
        .iter()
        .rposition(ascii)
        .map_or(from, |found| from + found + 1);
    let end = bytes[place..]
        .iter()
        .position(ascii)
        .map_or(bytes.len(), |found| place + found);
    start..end
}

fn touches(skip: &[Range<usize>], range: &Range<usize>) -> bool {
    // Sorted and apart, so the last that begins in front of our end decides.
    let behind = skip.partition_point(|other| other.start < range.end);
    behind > 0 && skip[behind - 1].end > range.start
}
