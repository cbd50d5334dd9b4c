//! The source folder: what lies where, and what it is.

mod bundle;
mod layout;
mod root;
mod walk;

use std::path::PathBuf;

use inkleaf_site::{Role, SiteConfig};

pub(crate) use bundle::Bundles;
use layout::Class;
pub(crate) use layout::HUGO_CONFIGS;
pub use layout::Layout;
pub(crate) use root::Root;
pub use root::belongs;

/// All that was found in a source folder, nothing of it read yet.
#[derive(Debug)]
pub(crate) struct Source {
    /// The folder, with symbolic links followed.
    pub(crate) root: PathBuf,
    /// How it is laid out.
    pub(crate) layout: Layout,
    /// Its documents, sorted by path.
    pub(crate) documents: Vec<DocumentFile>,
    /// Its other files, sorted by path.
    pub(crate) others: Vec<OtherFile>,
    /// Paths of documents in formats that Inkleaf does not read.
    pub(crate) unsupported: Vec<String>,
    /// What else is worth knowing.
    pub(crate) notes: Vec<String>,
}

/// A Markdown file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DocumentFile {
    /// Where it is.
    pub(crate) disk: PathBuf,
    /// Its path relative to the source folder, with slashes.
    pub(crate) path: String,
    /// What its address starts from.
    pub(crate) kind: Kind,
}

/// What a document is and what its address starts from, by where it lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Known from the folder.
    Known(Role, String),
    /// A file at the root of a bare folder: a standalone page with this stem,
    /// or a post below `posts/` if it has a date.
    PageUnlessDated(String),
}

/// A file that is no document: an image, a download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OtherFile {
    /// Where it is.
    pub(crate) disk: PathBuf,
    /// Its path relative to the source folder, with slashes.
    pub(crate) path: String,
    /// Its site address, unless it belongs to a page bundle.
    pub(crate) address: String,
    /// Whether it is published only if a document refers to it.
    pub(crate) on_demand: bool,
}

impl Source {
    fn add(&mut self, disk: PathBuf, path: String, config: &SiteConfig) {
        match self.layout.classify(&path, config) {
            Class::Document(kind) => self.documents.push(DocumentFile { disk, path, kind }),
            Class::File { address, on_demand } => {
                self.others.push(OtherFile {
                    disk,
                    path,
                    address,
                    on_demand,
                });
            }
            Class::Unsupported => self.unsupported.push(path),
            Class::Ignored => {}
        }
    }
}
