//! Why a formula stays TeX.

/// Why a formula could not be converted. The message is for the author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MathError {
    /// There is nothing between the delimiters.
    #[error("the formula is empty")]
    Empty,
    /// Longer than [`crate::MAX_BYTES`].
    #[error(
        "the formula is {bytes} bytes long; {} are the most: cut it in parts",
        crate::MAX_BYTES
    )]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Nested deeper than [`crate::MAX_DEPTH`].
    #[error(
        "the formula is nested more than {} deep: take it apart",
        crate::MAX_DEPTH
    )]
    TooDeep {
        /// The byte of the TeX at which it becomes too deep, where it is known.
        offset: Option<usize>,
    },
    /// Its MathML would be out of all proportion.
    #[error("the formula makes too large a table: use fewer columns or rows")]
    TooLarge,
    /// A character that has no place in a text file.
    #[error("a control character (U+{code:04X}) stands in the formula: delete it")]
    Control {
        /// The character's code point.
        code: u32,
        /// The byte of the TeX at which it stands.
        offset: usize,
    },
    /// TeX that is wrong, or that the converter does not know.
    #[error("{message}")]
    Tex {
        /// What is wrong.
        message: String,
        /// The byte of the TeX at which it is.
        offset: usize,
    },
    /// The TeX asks for something that has no place inside of a formula.
    #[error("{what} is not allowed in a formula")]
    Forbidden {
        /// The thing, such as «a link».
        what: String,
    },
    /// `\ref` or `\eqref` names a label that no formula of the document has.
    #[error("the formula refers to a label that no formula of the post has")]
    NoLabel,
    /// The converter broke down: a fault of ours or of the library.
    #[error(
        "the formula could not be converted because the converter broke down; please report it"
    )]
    Breakdown,
}

impl MathError {
    /// The byte of the TeX at which the fault is, where that is known. It is
    /// always the boundary of a character, and at most the length of the TeX.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        match self {
            Self::TooDeep { offset } => *offset,
            Self::Control { offset, .. } | Self::Tex { offset, .. } => Some(*offset),
            _ => None,
        }
    }
}
