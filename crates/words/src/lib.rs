//! What the blog itself says, around what its authors say, in eight languages.
//!
//! Every text is a field of a struct, and every language is a value of that
//! struct ([`Table`]): a text that is forgotten in one language does not
//! compile. What has a number or a date in it ([`Language::posts`],
//! [`Language::long_date`]) follows the rules of the Unicode consortium, by
//! ICU4X, and is worked out when publishing: page data holds the finished text.
//!
//! So a browser needs neither tables nor rules. Without the feature `tables`
//! this crate is a list of names ([`Label`]) and a list of texts that it is
//! given ([`Words`]): one language's, out of a file that publishing writes.

mod label;
mod words;

#[cfg(feature = "tables")]
mod counted;
#[cfg(feature = "tables")]
mod formats;
#[cfg(feature = "tables")]
mod language;
#[cfg(feature = "tables")]
mod said;
#[cfg(feature = "tables")]
mod table;
#[cfg(feature = "tables")]
mod tables;

pub use label::Label;
#[cfg(feature = "tables")]
pub use label::Labels;
#[cfg(feature = "tables")]
pub use language::{Language, WordsFile, is_rtl};
#[cfg(feature = "tables")]
pub use said::filled;
#[cfg(feature = "tables")]
pub use table::{Chrome, Diagrams, Installed, Lists, Reader, Rendered, Shortcodes, Table};
pub use words::Words;
