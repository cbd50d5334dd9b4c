//! The signs around formulas.

/// A way to write formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Delimiter {
    /// `\(` or, doubled, `\\(`.
    Inline { doubled: bool },
    /// `\[` or `\\[`.
    Display { doubled: bool },
}

impl Delimiter {
    /// The one that a text starts with.
    pub(super) fn at(text: &str) -> Option<Self> {
        let rest = text.trim_start_matches('\\');
        let doubled = match text.len() - rest.len() {
            1 => false,
            2 => true,
            _ => return None,
        };
        match rest.as_bytes().first() {
            Some(b'(') => Some(Self::Inline { doubled }),
            Some(b'[') => Some(Self::Display { doubled }),
            _ => None,
        }
    }

    /// What ends the formula.
    pub(super) fn close(self) -> &'static str {
        match self {
            Self::Inline { doubled: false } => "\\)",
            Self::Inline { doubled: true } => "\\\\)",
            Self::Display { doubled: false } => "\\]",
            Self::Display { doubled: true } => "\\\\]",
        }
    }

    /// Whether its backslashes are doubled.
    pub(super) fn doubled(self) -> bool {
        matches!(
            self,
            Self::Inline { doubled: true } | Self::Display { doubled: true }
        )
    }
}
