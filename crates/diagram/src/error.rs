//! Why a diagram stays text.

/// Why a diagram could not be drawn. The message is for the author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiagramError {
    /// There is nothing in the fence.
    #[error("the diagram is empty")]
    Empty,
    /// Longer than [`crate::MAX_BYTES`].
    #[error(
        "the diagram is {bytes} bytes long; {} are the most: cut it in parts",
        crate::MAX_BYTES
    )]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Laying it out would take too long, or make too large a picture.
    #[error("the diagram is too large to be drawn: cut it in parts")]
    TooLarge,
    /// The first line doesn't name a kind of diagram that is known.
    #[error("the first line doesn't say what kind of diagram it is, such as «flowchart LR»")]
    NoKind,
    /// The source is wrong, or uses something that is not known.
    #[error("{message}")]
    Source {
        /// What is wrong.
        message: String,
        /// The line in the fence, from 1, where it is known.
        line: Option<usize>,
    },
    /// The source asks for something that has no place in a picture.
    #[error("{what} is not allowed in a diagram")]
    Forbidden {
        /// The thing, such as «an address in a style».
        what: String,
    },
    /// The library broke down: a fault of ours or of its.
    #[error("the diagram could not be drawn because the library broke down; please report it")]
    Breakdown,
}

impl DiagramError {
    /// The line in the fence at which the fault is, from 1, where it is known.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::NoKind => Some(1),
            Self::Source { line, .. } => *line,
            _ => None,
        }
    }
}
