//! Keywords that a language has and its grammar does not know.

use crate::runs::Runs;

/// The words that are missing in one grammar.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    words: &'static [&'static str],
    any_case: bool,
}

impl Words {
    /// Those of the grammar of that name; for most, none.
    pub(crate) fn of(grammar: &str) -> Self {
        let (words, any_case): (&[&str], bool) = match grammar {
            "Rust" => (&["async", "await", "dyn", "gen"], false),
            "Swift" => (
                &["async", "await", "throws", "rethrows", "some", "any"],
                false,
            ),
            "SQL" => (
                &[
                    "if",
                    "exists",
                    "on",
                    "using",
                    "returning",
                    "with",
                    "over",
                    "partition",
                    "else",
                ],
                true,
            ),
            _ => (&[], false),
        };
        Self { words, any_case }
    }

    /// Appends code that has no class, but for these words, which get that of
    /// keywords.
    pub(crate) fn push(self, piece: &str, runs: &mut Runs) {
        if self.words.is_empty() {
            return runs.push(piece, None);
        }
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut rest = piece;
        while let Some(first) = rest.chars().next() {
            let inside = is_word(first);
            let end = rest.find(|c| is_word(c) != inside).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            runs.push(part, (inside && self.has(part)).then_some(b'k'));
            rest = after;
        }
    }

    fn has(self, part: &str) -> bool {
        self.words
            .iter()
            .any(|word| *word == part || (self.any_case && word.eq_ignore_ascii_case(part)))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::runs::Runs;

    fn coloured(grammar: &str, piece: &str) -> String {
        let mut runs = Runs::default();
        Words::of(grammar).push(piece, &mut runs);
        runs.finish()
    }

    #[test]
    fn whole_words_only() {
        assert_eq!(coloured("Rust", "x.await; awaits"), "2-5k");
        assert_eq!(coloured("SQL", "a ON b"), "2-2k");
        assert_eq!(coloured("Rust", "ON é async"), "6-5k");
        assert_eq!(coloured("C", "async"), "");
    }
}
