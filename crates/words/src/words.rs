//! The texts of one language.

use crate::Label;

/// The texts of one language, by their labels. As cheap to copy as a reference:
/// the texts live as long as the program, or in a browser as the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(&'static [&'static str]);

impl Words {
    /// From texts in the order of the labels; `None` where there are more or
    /// fewer than labels: they are another version's.
    pub fn new(texts: &'static [&'static str]) -> Option<Self> {
        (texts.len() == Label::COUNT).then_some(Self(texts))
    }

    /// As [`Self::new`], from a file that has been read. They are kept for good.
    pub fn keep(texts: Vec<String>) -> Option<Self> {
        let mut kept: Vec<&'static str> = Vec::new();
        for text in texts {
            kept.push(text.leak());
        }
        Self::new(kept.leak())
    }

    /// The text of a label.
    pub fn get(self, label: Label) -> &'static str {
        self.0[label as usize]
    }

    /// Texts that are as many as the labels.
    #[cfg(feature = "tables")]
    pub(crate) fn list(texts: &'static [&'static str; Label::COUNT]) -> Self {
        Self(texts)
    }

    /// All texts, in the order of the labels.
    #[cfg(feature = "tables")]
    pub fn all(self) -> &'static [&'static str] {
        self.0
    }
}
