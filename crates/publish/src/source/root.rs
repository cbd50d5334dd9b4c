//! A source folder before it is looked through.

use std::path::{Path, PathBuf};

use inkleaf_site::SiteConfig;

use super::{Layout, Source, walk};
use crate::{BuildError, config};

/// A source folder and how it is laid out.
#[derive(Debug)]
pub(crate) struct Root {
    /// As it was given.
    given: PathBuf,
    /// With symbolic links followed.
    pub(crate) path: PathBuf,
    /// How it is laid out.
    pub(crate) layout: Layout,
}

impl Root {
    /// A folder, if it is one.
    pub(crate) fn open(folder: &Path) -> Result<Self, BuildError> {
        if !folder.is_dir() {
            return Err(BuildError::NoSource(folder.to_owned()));
        }
        let path = folder
            .canonicalize()
            .map_err(BuildError::io("read", folder))?;
        let layout = Layout::of(&path);
        Ok(Self {
            given: folder.to_owned(),
            path,
            layout,
        })
    }

    /// Looks through the folder; the settings tell which languages may have
    /// folders of their own. `out` is left aside, should it lie in there.
    pub(crate) fn look_through(
        self,
        config: &SiteConfig,
        out: Option<&Path>,
    ) -> Result<Source, BuildError> {
        let Self {
            given,
            path: root,
            layout,
        } = self;
        let out = out.and_then(|out| out.canonicalize().ok());
        let enters = |name: &str| layout.enters(name, config);
        let walk::Walked { files, notes } = walk::walk(&root, layout, &enters, out.as_deref())?;
        let mut source = Source {
            root,
            layout,
            notes,
            documents: vec![],
            others: vec![],
            unsupported: vec![],
        };
        for (disk, path) in files {
            source.add(disk, path, config);
        }
        if source.documents.is_empty() && source.unsupported.is_empty() {
            return Err(BuildError::NoDocuments(given));
        }
        Ok(source)
    }

    /// The settings, or none where they can't be read: publishing tells why.
    fn config(&self) -> SiteConfig {
        let loaded = config::load(&self.path, self.layout, None);
        loaded.map(|(config, _)| config).unwrap_or_default()
    }
}

impl Source {
    /// Looks through a folder whatever its settings say.
    pub(crate) fn find(folder: &Path) -> Result<Self, BuildError> {
        let root = Root::open(folder)?;
        let config = root.config();
        root.look_through(&config, None)
    }
}

/// Whether a folder directly in a source folder is part of the blog.
pub fn belongs(source: &Path, folder: &str) -> bool {
    Root::open(source).is_ok_and(|root| root.layout.enters(folder, &root.config()))
}
