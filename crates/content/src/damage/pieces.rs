//! The damaged parts of one run, seen through one code page.

use std::ops::Range;

use super::{
    code_page::CodePage,
    lost,
    natural::unnatural,
    plausible::plausible,
    runs::Run,
    tokens::{Kind, Token, tokens},
};

/// One part of a run, and what it was.
#[derive(Debug)]
pub(super) struct Piece {
    /// Letters of the run, by number.
    pub(super) letters: Range<usize>,
    /// One text if the bytes say so; else the texts they could be.
    pub(super) texts: Vec<String>,
    /// Bytes are missing, and nothing shows which.
    pub(super) open: bool,
    /// Nobody would write this.
    pub(super) strong: bool,
    /// Quotes that are not damaged stand around it: somebody shows damage.
    pub(super) quoted: bool,
}

/// What a run looks like through one code page.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) pieces: Vec<Piece>,
    /// How sure we are that it is damage: the bytes that fit where chance
    /// would not have put them. 0: no reason to think so.
    pub(super) weight: usize,
    /// Every letter is a part of the damage.
    pub(super) wholly: bool,
}

/// Looks at `run` through `page`.
pub(super) fn view(run: &Run, page: CodePage) -> View {
    let tokens = tokens(&run.letters, page);
    let mut view = View {
        wholly: true,
        ..View::default()
    };
    let mut at = 0;
    while at < tokens.len() {
        if !is_damage(&tokens[at], run) {
            view.letter(run, page, &tokens[at], tokens.len());
            at += 1;
            continue;
        }
        let start = at;
        while at < tokens.len() && is_damage(&tokens[at], run) {
            at += 1;
        }
        view.group(run, page, &tokens, start..at);
    }
    view
}

fn is_damage(token: &Token, run: &Run) -> bool {
    match token.kind {
        Kind::Whole(c) => plausible(c),
        Kind::Torn => !token.is_single() || lost::was_replaced(&run.letters[token.letters.clone()]),
        Kind::Other => false,
    }
}

impl View {
    /// A letter that is right, or a first byte whose others were dropped.
    fn letter(&mut self, run: &Run, page: CodePage, token: &Token, tokens: usize) {
        let single = token.kind == Kind::Torn;
        self.wholly &= single && tokens > 1;
        let (before, after) = run.around(&token.letters);
        let first = page.byte(run.letters[token.letters.start]).unwrap_or(0);
        let beside = |c: Option<char>| c.is_some_and(|c| lost::same_script(first, c));
        if single && (beside(before) || beside(after)) {
            self.pieces.push(Piece {
                texts: texts(&lost::candidates(&run.letters[token.letters.clone()], page)),
                letters: token.letters.clone(),
                open: true,
                strong: true,
                quoted: false,
            });
        }
    }

    /// Neighbouring tokens that are damage, all together.
    fn group(&mut self, run: &Run, page: CodePage, tokens: &[Token], group: Range<usize>) {
        let letters = tokens[group.start].letters.start..tokens[group.end - 1].letters.end;
        let (before, after) = run.around(&letters);
        let strong = unnatural(before, &run.letters[letters], after)
            && !is_doubtful(run, page, tokens, &group);
        let quoted = is_quoted(before, after);
        let mut reader = Reader {
            run,
            page,
            tokens,
            group: group.clone(),
            text: String::new(),
        };
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = group.start;
        while at < group.end {
            let (end, found) = reader.token(at);
            let letters = tokens[at].letters.start..tokens[end - 1].letters.end;
            let open = found.len() != 1;
            if strong && !open && !quoted {
                self.weight += weight(&tokens[at]);
            }
            match pieces.last_mut() {
                Some(last) if !open && !last.open => {
                    last.letters.end = letters.end;
                    last.texts[0].push_str(&found[0]);
                }
                _ => pieces.push(Piece {
                    strong: strong || lost::was_replaced(&run.letters[letters.clone()]),
                    letters,
                    texts: found,
                    open,
                    quoted,
                }),
            }
            at = end;
        }
        self.pieces.append(&mut pieces);
    }
}

fn weight(token: &Token) -> usize {
    match token.kind {
        Kind::Whole(_) => token.letters.len() - 1,
        _ => 1,
    }
}

/// Two letters alone fit by chance where more letters stand around them, and
/// × stands in front of many a sign.
fn is_doubtful(run: &Run, page: CodePage, tokens: &[Token], group: &Range<usize>) -> bool {
    let only = &tokens[group.start];
    if group.len() > 1 || only.letters.len() > 2 || only.kind == Kind::Torn {
        return false;
    }
    let is_letter = |token: &Token| token.kind == Kind::Torn;
    let is_rest = |token: &Token| {
        let c = run.letters[token.letters.start];
        page.byte(c).is_some() && unnatural(None, &['É', c], None)
    };
    let behind = tokens.get(group.end);
    run.letters[only.letters.start] == '×'
        || group.start > 0 && is_letter(&tokens[group.start - 1])
        || behind.is_some_and(|token| is_letter(token) || is_rest(token))
}

fn is_quoted(before: Option<char>, after: Option<char>) -> bool {
    matches!(
        before,
        Some('“' | '‘' | '„' | '«' | '»' | '"' | '\'' | '`' | '‹')
    ) && matches!(
        after,
        Some('”' | '’' | '“' | '»' | '«' | '"' | '\'' | '`' | '›')
    )
}

/// Reads a group from its start.
struct Reader<'a> {
    run: &'a Run,
    page: CodePage,
    tokens: &'a [Token],
    group: Range<usize>,
    /// What has been read since the last gap.
    text: String,
}

impl Reader<'_> {
    /// What the token `at` was, and the number of the token behind.
    fn token(&mut self, at: usize) -> (usize, Vec<String>) {
        let (end, found) = match self.tokens[at].kind {
            Kind::Whole(c) => (at + 1, vec![String::from(c)]),
            _ => self.torn(at),
        };
        match found.as_slice() {
            [only] => self.text.push_str(only),
            _ => self.text.clear(),
        }
        (end, found)
    }

    fn letters(&self, at: usize) -> &[char] {
        &self.run.letters[self.tokens[at].letters.clone()]
    }

    fn torn(&self, at: usize) -> (usize, Vec<String>) {
        let letters = self.letters(at);
        let (before, after) = self.run.around(&self.tokens[at].letters);
        let next = (at + 1 < self.group.end).then(|| &self.tokens[at + 1]);
        if lost::is_rest_of_quote(letters, self.page) {
            if let Some(Kind::Whole(c)) = next.map(|token| token.kind)
                && lost::joins(&self.text, c)
            {
                return (at + 1, vec![String::from(lost::JOINER)]);
            }
            if next.is_none() && lost::closes_quote(self.text.chars().last().or(before), after) {
                return (at + 1, vec![String::from('”')]);
            }
        }
        if lost::is_rest_of_style(letters, self.page)
            && self
                .text
                .chars()
                .last()
                .is_some_and(lost::takes_emoji_style)
        {
            return (at + 1, vec![String::from(lost::EMOJI_STYLE)]);
        }
        let mut found = lost::candidates(letters, self.page);
        if next.is_some() && lost::is_rest_of_style(self.letters(at + 1), self.page) {
            found.retain(|c| lost::takes_emoji_style(*c));
            let mut texts = texts(&found);
            for text in &mut texts {
                text.push(lost::EMOJI_STYLE);
            }
            return (at + 2, texts);
        }
        (at + 1, texts(&found))
    }
}

fn texts(found: &[char]) -> Vec<String> {
    found.iter().map(|c| String::from(*c)).collect()
}
