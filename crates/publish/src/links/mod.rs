//! What the links and images of a document mean: other documents, files beside
//! it, their addresses and sizes.

mod resolve;

use std::collections::{HashMap, HashSet};

use inkleaf_content::{Facts, ImageFacts, targets};
use inkleaf_site::{LinkIndex, Site, SourceFile};

use crate::files::SiteFile;
use resolve::{is_external, join, path_of};

/// All that a link can lead to.
pub(crate) struct Links<'a> {
    documents: LinkIndex<'a>,
    /// Files, by source path and by site address.
    by_path: HashMap<&'a str, &'a SiteFile>,
    by_address: HashMap<&'a str, &'a SiteFile>,
    /// Site addresses of all pages.
    pages: HashSet<&'a str>,
}

/// What a target means.
enum Meaning<'a> {
    /// What it says: a page, or something unknown.
    AsWritten,
    /// A file. `true`: at the address that the target says.
    File(&'a SiteFile, bool),
    /// The document at this address.
    Document(&'a str),
}

impl<'a> Links<'a> {
    /// Of a whole site.
    pub(crate) fn new(site: &'a Site, sources: &'a [SourceFile], files: &'a [SiteFile]) -> Self {
        Self {
            documents: LinkIndex::new(site, sources),
            by_path: files
                .iter()
                .map(|file| (file.path.as_str(), file))
                .collect(),
            by_address: files
                .iter()
                .map(|file| (file.address.as_str(), file))
                .collect(),
            pages: site
                .pages
                .iter()
                .map(|page| page.address.as_str())
                .collect(),
        }
    }

    /// The facts of the document at `path`, published at `address`. Files that
    /// it refers to are marked as wanted.
    pub(crate) fn facts(&self, path: &str, address: &str, markdown: &str) -> Facts {
        let mut facts = Facts::default();
        let found = targets(markdown);
        for target in found.links.iter().chain(&found.images) {
            let to = match self.meaning(target, path, address) {
                Meaning::AsWritten => continue,
                Meaning::Document(address) => address,
                Meaning::File(file, direct) => {
                    file.want();
                    if found.images.contains(target)
                        && let Some(size) = file.image_size()
                    {
                        let known = ImageFacts {
                            width: size.width,
                            height: size.height,
                            srcset: String::new(),
                        };
                        facts.images.insert(target.clone(), known);
                    }
                    if direct {
                        continue;
                    }
                    &file.address
                }
            };
            // The renderer looks targets up without their fragment.
            let key = target.split('#').next().unwrap_or_default();
            facts.links.insert(key.to_owned(), to.to_owned());
        }
        facts
    }

    /// First what the target says on the page, as in Hugo; then what it says
    /// in the source folder, as on GitHub.
    fn meaning(&self, target: &str, path: &str, address: &str) -> Meaning<'a> {
        if is_external(target) {
            return Meaning::AsWritten;
        }
        let Some(written) = path_of(target) else {
            return Meaning::AsWritten;
        };
        let on_page = join(address, &written).map(|path| format!("/{path}"));
        if let Some(on_page) = &on_page {
            if let Some(file) = self.by_address.get(on_page.as_str()) {
                return Meaning::File(file, true);
            }
            let page = format!("{}/", on_page.trim_end_matches('/'));
            if self.pages.contains(on_page.as_str()) || self.pages.contains(page.as_str()) {
                return Meaning::AsWritten;
            }
        }
        if let Some(address) = self.documents.resolve(path, target) {
            return Meaning::Document(address);
        }
        match self.beside(&written, path) {
            Some(file) => Meaning::File(file, false),
            None => Meaning::AsWritten,
        }
    }

    /// The file at a path as written in the document at `path`: relative to
    /// its folder or, after a slash, to the source folder or its content.
    fn beside(&self, written: &str, path: &str) -> Option<&'a SiteFile> {
        let file = |path: String| self.by_path.get(path.as_str()).copied();
        if !written.starts_with('/') {
            return file(join(path, written)?);
        }
        let folders = ["", "content", "pages"].into_iter();
        folders
            .filter_map(|folder| join("", &format!("{folder}{written}")))
            .find_map(file)
    }
}
