//! The damaged parts of one run, seen through one code page.

use std::ops::Range;

use super::{
    code_page::CodePage,
    doubt::{is_doubtful, is_foreign_word, is_quoted, is_quoted_word},
    lost,
    natural::unnatural,
    plausible::plausible,
    reader::Reader,
    runs::Run,
    tokens::{Kind, Token, tokens},
};

/// One part of a run, and what it was.
#[derive(Debug)]
pub(super) struct Piece {
    /// Letters of the run, by number.
    pub(super) letters: Range<usize>,
    /// What it was; if `open`, the characters that it could be.
    pub(super) text: String,
    /// Bytes are missing, and nothing shows which.
    pub(super) open: bool,
    /// Behind each of them belongs the mark for emoji style.
    pub(super) styled: bool,
    /// Nobody would write this.
    pub(super) strong: bool,
    /// Quotes that are not damaged stand around it: somebody shows damage. Or
    /// there is something else that speaks against a repair.
    pub(super) quoted: bool,
}

impl Piece {
    /// The texts that it could be.
    pub(super) fn texts(&self) -> Vec<String> {
        let style = if self.styled { "\u{fe0f}" } else { "" };
        let text = |c: char| [c.encode_utf8(&mut [0; 4]), style].concat();
        self.text.chars().map(text).collect()
    }
}

/// What a run looks like through one code page.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) pieces: Vec<Piece>,
    /// How sure we are that it is damage: the bytes that fit where chance
    /// would not have put them. 0: no reason to think so.
    pub(super) weight: usize,
    /// The same for damage that is shown between quotes.
    pub(super) quoted: usize,
    /// How many letters are damage that can't be read.
    pub(super) open: usize,
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
    /// To tell which page fits best: the bytes that fit, how sure that is, and
    /// how many letters are damage in it.
    pub(super) fn worth(&self) -> (usize, usize, usize) {
        let known = self.pieces.iter().filter(|piece| !piece.open);
        let letters = self.pieces.iter().map(|piece| piece.letters.len());
        (
            known.map(weight).sum(),
            self.weight + self.quoted,
            letters.sum(),
        )
    }

    /// Nothing but damage, and all of it known: what it was.
    pub(super) fn whole_text(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [only] if self.wholly && !only.open => Some(&only.text),
            _ => None,
        }
    }

    /// A letter that is right, or a first byte whose others were dropped.
    fn letter(&mut self, run: &Run, page: CodePage, token: &Token, tokens: usize) {
        let single = token.kind == Kind::Torn;
        self.wholly &= single && tokens > 1;
        if single && is_beside_its_script(run, page, &token.letters) {
            self.pieces.push(Piece {
                text: lost::candidates(&run.letters[token.letters.clone()], page)
                    .into_iter()
                    .collect(),
                styled: false,
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
        let strong = (is_foreign_word(&tokens[group.clone()])
            || unnatural(before, &run.letters[letters.clone()], after))
            && !is_doubtful(run, tokens, &group);
        // Where no byte can be lost, what is torn is damage of another kind.
        let strange = page.lost().is_empty() && tokens[group.clone()].iter().any(|t| !t.is_whole());
        self.wholly &= !strange;
        let quoted = strange || is_quoted(before, after) || is_quoted_word(run, &letters);
        let whole = tokens[group.clone()].iter().any(Token::is_whole);
        let mut reader = Reader::new(run, page, tokens, group.clone());
        let first = self.pieces.len();
        let mut at = group.start;
        while at < group.end {
            let read = reader.token(at);
            let letters = tokens[at].letters.start..tokens[read.end - 1].letters.end;
            let found = &run.letters[letters.clone()];
            let plain =
                whole || lost::is_plain(found, page) || is_beside_its_script(run, page, &letters);
            self.add(
                first,
                Piece {
                    strong: strong && plain || lost::was_replaced(found),
                    letters,
                    text: read.text,
                    styled: read.styled,
                    open: read.open,
                    quoted,
                },
            );
            at = read.end;
        }
        for piece in &self.pieces[first..] {
            let letters = &run.letters[piece.letters.clone()];
            match (piece.open, quoted) {
                (true, _)
                    if lost::was_replaced(letters) || lost::is_rest_of_quote(letters, page) => {}
                (true, _) => self.open += letters.len() - 1,
                (false, true) if strong => self.quoted += weight(piece),
                (false, false) if strong => self.weight += weight(piece),
                _ => {}
            }
        }
    }

    /// Adds a piece, to the last one if both are known and not older than `first`.
    fn add(&mut self, first: usize, piece: Piece) {
        match self.pieces[first..].last_mut() {
            Some(last) if !piece.open && !last.open => {
                last.letters.end = piece.letters.end;
                last.strong |= piece.strong;
                last.text.push_str(&piece.text);
            }
            _ => self.pieces.push(piece),
        }
    }
}

fn is_beside_its_script(run: &Run, page: CodePage, letters: &Range<usize>) -> bool {
    let first = page.byte(run.letters[letters.start]).unwrap_or(0);
    let (before, after) = run.around(letters);
    [before, after]
        .into_iter()
        .flatten()
        .any(|c| lost::same_script(first, c))
}

/// How many bytes fit that chance would not have put there.
fn weight(piece: &Piece) -> usize {
    piece
        .letters
        .len()
        .saturating_sub(piece.text.chars().count())
}
