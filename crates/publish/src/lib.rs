//! Publishing: a folder of posts becomes a finished blog.
//!
//! [`build`] reads a source folder, plans its pages (crate `site`), renders
//! them in parallel through the app's own views and writes them beside the
//! output folder, which it replaces only when all is well. [`check`] reads and
//! plans the same way and writes nothing; [`fix`] mends documents in place.

mod app;
mod build;
mod config;
mod contents;
mod damage;
mod error;
mod external;
mod feed;
mod files;
mod fill;
mod fix;
mod links;
mod look;
mod markup;
mod new;
mod offline;
mod options;
mod output;
mod pages;
mod progress;
mod read;
mod shell;
mod single;
mod sitemap;
mod source;
mod summary;
mod text;
mod words;
mod xml;

pub use build::{build, check};
pub use damage::repair_text;
pub use error::BuildError;
pub use external::check_external;
pub use fix::{Change, FixOptions, Fixed, Left, Place, Repaired, fix};
pub use inkleaf_highlight::acknowledgements;
pub use new::new_post;
pub use options::{BuildOptions, CheckOptions, Images, SingleFile};
pub use progress::{Progress, Silent, Step};
pub use single::{Part, Weight};
pub use source::{Layout, belongs};
pub use summary::{ExternalLink, LeftOut, Reason, Report, Summary};
