//! Colours code line by line.

use syntect::parsing::{ParseState, SyntaxReference, SyntaxSet};

use crate::{layers::Layers, limits, runs::Runs, scopes::Table, words::Words};

/// Colours the lines of one block, one after the other.
#[derive(Debug)]
pub(crate) struct Painter<'s> {
    syntaxes: &'s SyntaxSet,
    syntax: &'s SyntaxReference,
    state: ParseState,
    layers: Layers<'s>,
    words: Words,
    /// The line as the grammars want it, ended by `\n`.
    line: String,
    /// What may still be spent on the block.
    rest: usize,
}

impl<'s> Painter<'s> {
    /// `syntax` is one of `syntaxes`.
    pub(crate) fn new(
        syntaxes: &'s SyntaxSet,
        table: &'s Table,
        syntax: &'s SyntaxReference,
    ) -> Self {
        Self {
            syntaxes,
            syntax,
            state: ParseState::new(syntax),
            layers: Layers::new(table),
            words: Words::of(&syntax.name),
            line: String::new(),
            rest: limits::BLOCK,
        }
    }

    /// What follows is a new piece of code. What may still be coloured of the
    /// block stays as it is.
    pub(crate) fn restart(&mut self) {
        self.state = ParseState::new(self.syntax);
        self.layers.clear();
    }

    /// Appends the runs of a line, which may end with `\n` or `\r\n`.
    pub(crate) fn line(&mut self, line: &str, runs: &mut Runs) {
        let text = line.strip_suffix('\n').unwrap_or(line);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if !limits::is_fine(text) {
            return runs.push(line, None);
        }
        self.rest = self.rest.saturating_sub(limits::cost(text.len()));
        if self.rest == 0 {
            return runs.push(line, None);
        }
        self.line.clear();
        self.line.push_str(text);
        self.line.push('\n');
        let Ok(steps) = self.state.parse_line(&self.line, self.syntaxes) else {
            // A grammar that refers to one that is not there. The state is of
            // no more use.
            self.rest = 0;
            return runs.push(line, None);
        };
        let mut from = 0;
        for (at, step) in &steps {
            // The end of the line is as long as it was written.
            let to = if *at > text.len() { line.len() } else { *at };
            if let Some(piece) = line.get(from..to) {
                self.piece(piece, runs);
                from = to;
            }
            self.layers.apply(step);
        }
        if let Some(piece) = line.get(from..) {
            self.piece(piece, runs);
        }
    }

    fn piece(&self, piece: &str, runs: &mut Runs) {
        // The end of a line has a class only between two pieces of it.
        let text = piece.trim_end_matches(['\r', '\n']);
        match self.layers.letter() {
            None => self.words.push(text, runs),
            letter => runs.push(text, letter),
        }
        runs.push(&piece[text.len()..], None);
    }
}
