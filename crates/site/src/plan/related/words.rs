//! The words of a text, as numbers: to compare posts it need not be known what
//! a word is, only that it is the same.

use crate::plan::text::is_cjk;

/// Bytes of all texts together that are read at most, roughly: a blog of a few
/// hundred posts is read whole, and one of ten thousand costs some hundredths
/// of a second. What a text is about, it tends to say at its start.
const READ: usize = 10_000_000;

/// Shorter words (in bytes) carry grammar, hardly ever a subject. Two letters
/// of other scripts are longer.
const SHORTEST: usize = 3;

/// The bytes to read of each text on a blog of so many posts.
pub(super) fn limit(posts: usize) -> usize {
    (READ / posts.max(1)).clamp(800, 20_000)
}

/// Calls `found` with the number of each word in the first `limit` bytes, in
/// their order; a word is counted whatever its case.
pub(super) fn read(text: &str, limit: usize, mut found: impl FnMut(u64)) {
    let text = &text[..text.floor_char_boundary(limit)];
    let mut word = Word::default();
    let mut before = None;
    for c in text.chars() {
        let character = Some(c).filter(|c| !c.is_ascii() && is_cjk(*c));
        if character.is_none() && c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else if character.is_none() && c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| word.push(c));
        } else {
            word.end(&mut found);
        }
        if let (Some(first), Some(second)) = (before, character) {
            found(number(first as u64, second as usize));
        }
        before = character;
    }
    // A word that was cut is none.
    if text.len() < limit {
        word.end(&mut found);
    }
}

/// One number for two.
pub(super) fn number(first: u64, second: usize) -> u64 {
    let mut word = Word::default();
    word.mix(first);
    word.mix(second as u64);
    word.hash
}

/// A word that is being read.
struct Word {
    /// FNV-1a, by characters.
    hash: u64,
    bytes: usize,
    /// Whether there is a letter in it: numbers are no words.
    letters: bool,
}

impl Default for Word {
    fn default() -> Self {
        Self {
            hash: 0xCBF2_9CE4_8422_2325,
            bytes: 0,
            letters: false,
        }
    }
}

impl Word {
    fn push(&mut self, c: char) {
        self.mix(u64::from(c));
        self.bytes += c.len_utf8();
        self.letters |= !c.is_ascii_digit();
    }

    fn mix(&mut self, number: u64) {
        self.hash = (self.hash ^ number).wrapping_mul(0x0100_0000_01B3);
    }

    fn end(&mut self, found: &mut impl FnMut(u64)) {
        let Self {
            hash,
            bytes,
            letters,
        } = std::mem::take(self);
        if letters && bytes >= SHORTEST {
            found(hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{limit, read};

    fn words(text: &str) -> Vec<u64> {
        let mut words = Vec::new();
        read(text, 1_000, |word| words.push(word));
        words
    }

    #[test]
    fn a_word_is_the_same_in_any_case_and_between_any_signs() {
        let plain = words("measure überall слово");
        assert_eq!(plain.len(), 3);
        assert_eq!(words("*Measure*: (ÜBERALL) СЛОВО!"), plain);
        assert_ne!(words("measures"), plain[..1]);
    }

    #[test]
    fn numbers_and_the_shortest_words_are_none() {
        assert!(words("1984 a of 3.14 --- ## e").is_empty());
        assert_eq!(words("utf8 of 2024").len(), 1);
        assert_eq!(words("한국 не").len(), 2);
    }

    #[test]
    fn texts_without_spaces_are_read_in_pairs() {
        let pairs = words("文字化け");
        assert_eq!(pairs.len(), 3);
        assert_eq!(
            words("この文字"),
            [words("この")[0], words("の文")[0], pairs[0]]
        );
        assert_eq!(words("文 字").len(), 0);
        assert_eq!(words("UTF8文字").len(), 2);
    }

    #[test]
    fn only_the_start_of_a_long_text_is_read() {
        let mut found = 0;
        read(&"word ".repeat(1_000), 52, |_| found += 1);
        assert_eq!(found, 10);
        read("日本", 4, |_| found += 1);
        assert_eq!(found, 10);
        assert!(limit(0) == limit(100) && limit(100_000) < limit(1_000));
    }
}
