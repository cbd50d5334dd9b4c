//! What the renderer itself says in a document.

use crate::Facts;

/// Makes the phrases an enum, with what each is in English.
macro_rules! phrases {
    ($($(#[$about:meta])* $name:ident $text:literal)*) => {
        /// A text that the renderer adds to a document. `{}` in it stands for a
        /// number or a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Phrase {
            $($(#[$about])* $name),*
        }

        impl Phrase {
            /// Every phrase, in the order of [`Facts::words`].
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }

        const ENGLISH: &[&str] = &[$($text),*];
    };
}

phrases! {
    /// The title of an alert.
    Note "Note"
    /// The title of an alert.
    Tip "Tip"
    /// The title of an alert.
    Important "Important"
    /// The title of an alert.
    Warning "Warning"
    /// The title of an alert.
    Caution "Caution"
    /// The link beside a heading.
    SectionLink "Link to this section"
    /// What the notes at the end are.
    Footnotes "Footnotes"
    /// The link from a note to the `{}`th reference to it.
    BackToReference "Back to reference {}"
    /// What the first table is.
    Table "Table"
    /// What the `{}`th table is.
    LaterTable "Table {}"
    /// The code that a diagram was drawn from.
    Source "Source"
    /// In place of a picture whose file `{}` is missing.
    NoImage "Image not found: {}"
    /// The same, after the words for the picture.
    NoImageAfter " (image not found: {})"
}

impl Facts {
    /// A phrase in the language of the document; English where facts don't say
    /// otherwise.
    pub(crate) fn phrase(&self, phrase: Phrase) -> &str {
        match self.words.get(phrase as usize) {
            Some(text) => text,
            None => ENGLISH[phrase as usize],
        }
    }
}

/// What stands before and after the `{}` of a phrase.
pub(crate) fn around(phrase: &str) -> [&str; 2] {
    let place = phrase.bytes().position(|byte| byte == b'{');
    let (before, after) = phrase.split_at(place.unwrap_or(phrase.len()));
    [before, after.get(2..).unwrap_or_default()]
}
