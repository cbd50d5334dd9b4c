//! The colours of a code block, in a notation small enough to travel with it.
//!
//! A run is a length in bytes (decimal) and the letter of its [`Class`], or
//! `-` for text without one: `2k1-4f` colours `fn main` as keyword and
//! function. What follows the last run has no class. The runs know nothing of
//! lines: one may span several.

/// What a piece of code is. The letter is its class in HTML and CSS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Class(u8);

impl Class {
    /// All letters in use, each with what it stands for.
    pub const ALL: [(char, &'static str); 17] = [
        ('a', "attribute, annotation, decorator"),
        ('c', "comment"),
        ('d', "deleted line of a diff"),
        ('e', "escape sequence, interpolation"),
        ('f', "function, method"),
        ('g', "tag of a markup language"),
        ('h', "heading, section name"),
        ('i', "inserted line of a diff"),
        ('k', "keyword"),
        ('l', "constant of the language: true, null"),
        ('m', "macro, preprocessor"),
        ('n', "number"),
        ('o', "operator"),
        ('p', "property, key, parameter"),
        ('s', "string"),
        ('t', "type, class, module"),
        ('v', "variable"),
    ];

    /// The class of a letter; `None` where no class has it.
    pub fn from_letter(letter: char) -> Option<Self> {
        let byte = u8::try_from(letter).ok()?;
        matches!(byte, b'a' | b'c'..=b'i' | b'k'..=b'p' | b's'..=b't' | b'v').then_some(Self(byte))
    }

    /// Its letter.
    pub fn letter(self) -> char {
        self.0.into()
    }
}

/// Reads the notation: pairs of a length in bytes and a class (`None`: no
/// class). Whatever can't be read ends it; lengths are not checked against
/// any code.
pub fn runs(notation: &str) -> impl Iterator<Item = (usize, Option<Class>)> + '_ {
    let mut bytes = notation.bytes();
    std::iter::from_fn(move || {
        let mut length = 0_usize;
        loop {
            let byte = bytes.next()?;
            if byte.is_ascii_digit() {
                length = length
                    .saturating_mul(10)
                    .saturating_add((byte - b'0').into());
            } else if byte == b'-' {
                return Some((length, None));
            } else {
                return Some((length, Some(Class::from_letter(byte.into())?)));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Class, runs};

    fn read(notation: &str) -> Vec<(usize, Option<char>)> {
        runs(notation)
            .map(|(length, class)| (length, class.map(Class::letter)))
            .collect()
    }

    #[test]
    fn runs_are_lengths_and_letters() {
        assert_eq!(read("2k1-4f"), [(2, Some('k')), (1, None), (4, Some('f'))]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn what_cant_be_read_ends_it() {
        assert_eq!(read("2k3!4f"), [(2, Some('k'))]);
        assert_eq!(read("2k3"), [(2, Some('k'))]);
        assert_eq!(read("2<"), []);
        assert_eq!(read("99999999999999999999999k"), [(usize::MAX, Some('k'))]);
    }

    #[test]
    fn every_letter_has_its_meaning() {
        for letter in 'a'..='z' {
            let named = Class::ALL.iter().any(|(known, _)| *known == letter);
            assert_eq!(Class::from_letter(letter).is_some(), named, "{letter}");
        }
    }
}
