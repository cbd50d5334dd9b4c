//! Writes the notation: as few runs as show the same colours.

use std::fmt::Write;

/// The letter of a class, as in `inkleaf_content::spans`; `None` for text
/// without one.
pub(crate) type Letter = Option<u8>;

/// Collects runs. Those of one class that touch become one, also across white
/// space that has no class of its own to show.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    text: String,
    length: usize,
    letter: Letter,
    /// White space after the run whose side is not decided yet.
    space: usize,
}

impl Runs {
    /// Appends a piece of code and its class.
    pub(crate) fn push(&mut self, piece: &str, letter: Letter) {
        if piece.is_empty() {
            return;
        }
        if piece.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.space += piece.len();
        } else if letter == self.letter && (!striped(letter) || self.space == 0) {
            self.length += self.space + piece.len();
            self.space = 0;
        } else {
            self.flush();
            // White space shows no colour: it costs least where no element is.
            if letter.is_none() {
                self.length += self.space;
                self.space = 0;
            } else {
                self.write_space();
            }
            self.letter = letter;
            self.length += piece.len();
        }
    }

    /// The notation. Text without a class at the end is left out.
    pub(crate) fn finish(mut self) -> String {
        if self.letter.is_some() {
            self.flush();
        }
        self.text
    }

    fn flush(&mut self) {
        if self.letter.is_none() {
            self.length += self.space;
            self.space = 0;
        }
        self.write(self.length, self.letter);
        self.length = 0;
    }

    fn write_space(&mut self) {
        self.write(self.space, None);
        self.space = 0;
    }

    fn write(&mut self, length: usize, letter: Letter) {
        if length > 0 {
            let letter = char::from(letter.unwrap_or(b'-'));
            // Writing to a string can't fail.
            let _ = write!(self.text, "{length}{letter}");
        }
    }
}

/// Whether a class has a background, so that even white space shows it: lines
/// of a diff with an empty one between them stay two.
fn striped(letter: Letter) -> bool {
    matches!(letter, Some(b'i' | b'd'))
}

#[cfg(test)]
mod tests {
    use super::Runs;

    fn written(pieces: &[(&str, char)]) -> String {
        let mut runs = Runs::default();
        for (piece, letter) in pieces {
            runs.push(piece, (*letter != '-').then_some(*letter as u8));
        }
        runs.finish()
    }

    #[test]
    fn runs_of_one_class_become_one() {
        assert_eq!(written(&[("ab", 'k'), ("c", 'k'), ("d", 's')]), "3k1s");
        assert_eq!(written(&[("ab", 'k'), (" ", '-'), ("c", 'k')]), "4k");
        assert_eq!(written(&[("a", '-'), ("\n ", 's'), ("b", '-')]), "");
    }

    #[test]
    fn white_space_stands_outside() {
        assert_eq!(written(&[("a", 'k'), (" ", '-'), ("b", 's')]), "1k1-1s");
        assert_eq!(
            written(&[("a", 'k'), (" ", 'k'), ("b", '-'), ("c", 's')]),
            "1k2-1s"
        );
        assert_eq!(written(&[("  ", '-'), ("b", 's'), ("\n", 's')]), "2-1s");
    }

    #[test]
    fn the_end_has_no_run_without_a_class() {
        assert_eq!(written(&[("a", 'k'), ("bc", '-'), (" ", '-')]), "1k");
        assert_eq!(written(&[]), "");
    }

    #[test]
    fn an_empty_line_is_not_an_inserted_one() {
        assert_eq!(
            written(&[("+a\n", 'i'), (" \n", '-'), ("+b", 'i')]),
            "3i2-2i"
        );
        assert_eq!(written(&[("+a\n", 'i'), ("+b", 'i')]), "5i");
    }
}
