//! What the tokens of a group were, each seen with those around it.

use std::ops::Range;

use super::{
    code_page::CodePage,
    lost,
    runs::Run,
    tokens::{Kind, Token},
};

/// Reads a group from its start.
pub(super) struct Reader<'a> {
    run: &'a Run,
    page: CodePage,
    tokens: &'a [Token],
    group: Range<usize>,
    /// What has been read since the last gap.
    text: String,
}

/// What one or two tokens were.
pub(super) struct Read {
    /// The number of the token behind.
    pub(super) end: usize,
    /// What they were; if `open`, the characters they could be.
    pub(super) text: String,
    /// Bytes are missing, and nothing shows which.
    pub(super) open: bool,
    /// The mark for emoji style belongs behind the character.
    pub(super) styled: bool,
}

impl Read {
    fn certain(end: usize, c: char) -> Self {
        Self {
            end,
            text: String::from(c),
            open: false,
            styled: false,
        }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        run: &'a Run,
        page: CodePage,
        tokens: &'a [Token],
        group: Range<usize>,
    ) -> Self {
        Self {
            run,
            page,
            tokens,
            group,
            text: String::new(),
        }
    }

    /// What the token `at` was.
    pub(super) fn token(&mut self, at: usize) -> Read {
        let read = match self.tokens[at].kind {
            Kind::Whole(c) => Read::certain(at + 1, c),
            _ => self.torn(at),
        };
        if read.open {
            self.text.clear();
        } else {
            self.text.push_str(&read.text);
        }
        read
    }

    fn letters(&self, at: usize) -> &[char] {
        &self.run.letters[self.tokens[at].letters.clone()]
    }

    /// A character that lost a byte. What it was is certain where only one fits
    /// into the text around it: a joiner between two emoji that have one, the
    /// mark for emoji style, a quote that closes, or the only emoji that it can be.
    fn torn(&self, at: usize) -> Read {
        let letters = self.letters(at);
        let next = (at + 1 < self.group.end).then(|| &self.tokens[at + 1]);
        if lost::is_rest_of_quote(letters, self.page)
            && let Some(c) = self.joiner_or_quote(at, next)
        {
            return Read::certain(at + 1, c);
        }
        let last = self.text.chars().next_back();
        if lost::is_rest_of_style(letters, self.page) && last.is_some_and(lost::takes_emoji_style) {
            return Read::certain(at + 1, lost::EMOJI_STYLE);
        }
        let mut found = lost::candidates(letters, self.page);
        let styled = next.is_some() && lost::is_rest_of_style(self.letters(at + 1), self.page);
        if styled {
            found.retain(|c| lost::takes_emoji_style(*c));
        }
        let open = found.len() != 1 || !(styled || lost::is_emoji(found[0]));
        let mut text: String = found.into_iter().collect();
        if styled && !open {
            text.push(lost::EMOJI_STYLE);
        }
        Read {
            end: at + 1 + usize::from(styled),
            text,
            open,
            styled,
        }
    }

    /// `E2 80` and a byte more.
    fn joiner_or_quote(&self, at: usize, next: Option<&Token>) -> Option<char> {
        let (before, after) = self.run.around(&self.tokens[at].letters);
        match next.map(|token| token.kind) {
            Some(Kind::Whole(c)) => lost::joins(&self.text, c).then_some(lost::JOINER),
            Some(_) => None,
            None => {
                lost::closes_quote(self.text.chars().next_back().or(before), after).then_some('”')
            }
        }
    }
}
