//! Why a drawing can't become icons.

/// Why a drawing can't become icons. The message is the end of «The file can't
/// be used: …».
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IconError {
    /// Longer than [`crate::MAX_BYTES`].
    #[error("it is {bytes} bytes long; {} are the most", crate::MAX_BYTES)]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// No SVG, or not well-formed.
    #[error("it is no SVG: {0}")]
    NoSvg(String),
    /// It has so many shapes, or shapes within shapes, that drawing would take
    /// too long.
    #[error("it has too many shapes, or too many within each other")]
    TooMuch,
    /// It uses something that an icon can't have.
    #[error("it has <{element}> in it: {help}")]
    Unusable {
        /// The name of the element.
        element: String,
        /// What to do instead.
        help: &'static str,
    },
    /// There is nothing to be seen.
    #[error("there is nothing to be seen in it")]
    Empty,
    /// The library broke down: a fault of ours or of its.
    #[error("it could not be drawn because the library broke down; please report it")]
    Breakdown,
}
