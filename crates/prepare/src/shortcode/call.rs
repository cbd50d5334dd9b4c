//! One call, as those see it who answer it.

use std::{borrow::Cow, ops::Range};

use super::{
    place::Place,
    token::{Syntax, Token},
    value::Arguments,
};

/// A call of a shortcode.
pub(crate) struct Call<'a> {
    pub(crate) name: &'a str,
    pub(crate) arguments: &'a Arguments,
    pub(crate) syntax: Syntax,
    /// The opening, in the original.
    pub(crate) range: Range<usize>,
    /// Where the opening stands.
    pub(crate) place: Place,
    /// What stands between opening and end, where there is an end.
    pub(crate) inner: Option<Inner<'a>>,
    /// Whether the call has its lines for itself.
    pub(crate) alone: bool,
    /// All tokens of the document.
    pub(crate) all: &'a [Token],
}

/// What a paired call holds.
pub(crate) struct Inner<'a> {
    /// As it was written.
    pub(crate) text: &'a str,
    /// Where it is.
    pub(crate) range: Range<usize>,
    /// The tokens in it.
    pub(crate) tokens: Range<usize>,
    /// The end, in the original.
    pub(crate) close: Range<usize>,
    /// Where the end stands.
    pub(crate) place: Place,
}

impl<'a> Call<'a> {
    /// An argument, see [`Arguments::get`].
    pub(crate) fn get(
        &self,
        names: &[&str],
        position: impl Into<Option<usize>>,
    ) -> Option<Cow<'a, str>> {
        self.arguments.get(names, position)
    }

    /// The inner text as code: without the line ends around it, and without
    /// the prefix (quote signs, indentation of the list item) of its lines.
    pub(crate) fn code(&self) -> String {
        let Some(inner) = &self.inner else {
            return String::new();
        };
        let text = inner.text;
        let first = text.find('\n').map_or(text.len(), |end| end + 1);
        let text = if text[..first].trim().is_empty() {
            &text[first..]
        } else {
            text
        };
        let mut out = String::with_capacity(text.len());
        for line in text.trim_end().lines() {
            let strip = inner.place.prefix.trim_end();
            let rest = line.strip_prefix(strip).unwrap_or(line);
            let spaces = inner.place.prefix.len() - strip.len();
            let blanks = rest.bytes().take_while(|b| *b == b' ').take(spaces).count();
            out.push_str(&rest[blanks..]);
            out.push('\n');
        }
        out.truncate(out.trim_end().len());
        out
    }
}
