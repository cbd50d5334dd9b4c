//! The source folder: what lies where, and what it is.

mod bundle;
mod layout;
mod walk;

use std::path::{Path, PathBuf};

use inkleaf_site::Role;

use crate::BuildError;
pub(crate) use bundle::Bundles;
use layout::Class;
pub(crate) use layout::HUGO_CONFIGS;
pub use layout::Layout;

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
    /// Looks through a folder. `out` is left aside, should it lie in there.
    pub(crate) fn find(folder: &Path, out: Option<&Path>) -> Result<Self, BuildError> {
        if !folder.is_dir() {
            return Err(BuildError::NoSource(folder.to_owned()));
        }
        let root = folder
            .canonicalize()
            .map_err(BuildError::io("read", folder))?;
        let layout = Layout::of(&root);
        let out = out.and_then(|out| out.canonicalize().ok());
        let walk::Walked { files, notes } = walk::walk(&root, layout, out.as_deref())?;
        let mut source = Self {
            root,
            layout,
            notes,
            documents: vec![],
            others: vec![],
            unsupported: vec![],
        };
        for (disk, path) in files {
            source.add(disk, path);
        }
        if source.documents.is_empty() && source.unsupported.is_empty() {
            return Err(BuildError::NoDocuments(folder.to_owned()));
        }
        Ok(source)
    }

    fn add(&mut self, disk: PathBuf, path: String) {
        match self.layout.classify(&path) {
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
