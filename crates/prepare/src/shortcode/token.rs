//! The pieces of a document that mean shortcodes.

use std::ops::Range;

use super::value::Arguments;

/// In which way a call is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// `{{< … >}}`
    Hugo,
    /// `{{% … %}}`: what it gives is Markdown.
    HugoMarkdown,
    /// `{{ name(…) }}`
    Zola,
    /// `{% name(…) %}`
    ZolaBody,
}

impl Syntax {
    pub(crate) fn is_zola(self) -> bool {
        matches!(self, Self::Zola | Self::ZolaBody)
    }
}

/// What Zola's ends are called; no call of Hugo's can have this name.
pub(crate) const ZOLA_END: &str = "%end";

/// A piece of a document that is not plain Markdown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
}

/// What a [`Token`] is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// The start of a call.
    Open {
        name: String,
        arguments: Arguments,
        syntax: Syntax,
        /// Whether it can't have an end.
        single: bool,
    },
    /// The end of one; for Zola's see [`ZOLA_END`].
    Close { name: String },
    /// A call that is to be shown, not made: what stands before the first and
    /// after the second range is shown, the ranges themselves are not.
    Shown {
        hidden: [Range<usize>; 2],
        in_code: bool,
    },
    /// What looks like a call and can't be read.
    Broken { reason: &'static str },
}
