//! A run of letters beyond ASCII, read back as the bytes of UTF-8.

use std::ops::Range;

use super::code_page::CodePage;

/// What a few neighbouring letters of a run are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The bytes of one character, all of them.
    Whole(char),
    /// The first byte of a character, and fewer of its others than it needs.
    Torn,
    /// Anything else: text as it should be.
    Other,
}

/// Neighbouring letters of a run, by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) letters: Range<usize>,
    pub(super) kind: Kind,
}

impl Token {
    /// A first byte and nothing more: it may well be a letter.
    pub(super) fn is_single(&self) -> bool {
        self.letters.len() == 1
    }

    pub(super) fn is_whole(&self) -> bool {
        matches!(self.kind, Kind::Whole(_))
    }
}

/// Cuts `run` into tokens, each letter in one of them.
pub(super) fn tokens(run: &[char], page: CodePage) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let token = token(run, at, page);
        at = token.letters.end;
        found.push(token);
    }
    found
}

fn token(run: &[char], at: usize, page: CodePage) -> Token {
    let first = page.byte(run[at]).unwrap_or(0);
    let needs = length(first);
    if needs == 0 {
        return Token {
            letters: at..at + 1,
            kind: Kind::Other,
        };
    }
    let mut bytes = [first, 0, 0, 0];
    let mut count = 1;
    let mut replaced = false;
    for &c in run[at + 1..].iter().take(needs - 1) {
        match page.byte(c) {
            Some(byte) if is_continuation(byte) => bytes[count] = byte,
            _ if c == '\u{fffd}' => replaced = true,
            _ => break,
        }
        count += 1;
    }
    let kind = if count < needs || replaced {
        Kind::Torn
    } else {
        match one_char(&bytes[..needs]) {
            Some(c) => Kind::Whole(c),
            None => Kind::Other,
        }
    };
    let end = if kind == Kind::Other {
        at + 1
    } else {
        at + count
    };
    Token {
        letters: at..end,
        kind,
    }
}

/// The one character that `bytes` are in UTF-8.
pub(super) fn one_char(bytes: &[u8]) -> Option<char> {
    let mut chars = std::str::from_utf8(bytes).ok()?.chars();
    let first = chars.next()?;
    chars.next().is_none().then_some(first)
}

/// How many bytes the character has that begins with `first`; 0 where none does.
pub(super) fn length(first: u8) -> usize {
    match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 0,
    }
}

fn is_continuation(byte: u8) -> bool {
    (0x80..0xC0).contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::{CodePage, Kind, tokens};

    fn kinds(run: &str, page: CodePage) -> Vec<Kind> {
        let run: Vec<char> = run.chars().collect();
        let tokens = tokens(&run, page);
        let mut at = 0;
        for token in &tokens {
            assert_eq!(token.letters.start, at);
            at = token.letters.end;
        }
        assert_eq!(at, run.len());
        tokens.into_iter().map(|token| token.kind).collect()
    }

    #[test]
    fn bytes_are_read_as_characters() {
        use Kind::{Other, Torn, Whole};
        let western = CodePage::Windows1252;
        assert_eq!(kinds("Ã©", western), [Whole('é')]);
        assert_eq!(kinds("’Ã©â€™", western), [Other, Whole('é'), Whole('’')]);
        assert_eq!(kinds("ğŸš¨ï¸", CodePage::Windows1254), [Whole('🚨'), Torn]);
        assert_eq!(kinds("Ã\u{fffd}é", western), [Torn, Torn]);
        assert_eq!(kinds("日本é語", western), [Other, Other, Torn, Other]);
        // Bytes ED A0 80 would be half of a surrogate pair.
        assert_eq!(kinds("í\u{a0}€", western), [Other, Other, Other]);
    }
}
