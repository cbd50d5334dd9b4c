//! Files that are copied: images, downloads, whatever lies in `static/`.

mod picture;
mod size;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use inkleaf_site::{Site, SourceFile};

use crate::source::{Bundles, OtherFile};
use crate::text::Workshop;
use picture::Look;
pub(crate) use picture::{Picture, Trouble};
pub(crate) use size::extension;

/// An image's natural size in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ImageSize {
    /// Width in pixels.
    pub(crate) width: u32,
    /// Height in pixels.
    pub(crate) height: u32,
}

/// A file of the source folder and where it is published.
#[derive(Debug)]
pub(crate) struct SiteFile {
    /// Where it is.
    pub(crate) disk: PathBuf,
    /// Its path relative to the source folder.
    pub(crate) path: String,
    /// Its site address, decoded.
    pub(crate) address: String,
    wanted: AtomicBool,
    look: OnceLock<Look>,
}

impl SiteFile {
    fn new(file: &OtherFile, address: String, wanted: bool) -> Self {
        let (disk, path) = (file.disk.clone(), file.path.clone());
        Self {
            disk,
            path,
            address,
            wanted: AtomicBool::new(wanted),
            look: OnceLock::new(),
        }
    }

    /// A published document refers to it.
    pub(crate) fn want(&self) {
        self.wanted.store(true, Ordering::Relaxed);
    }

    /// Whether it is published.
    pub(crate) fn is_wanted(&self) -> bool {
        self.wanted.load(Ordering::Relaxed)
    }

    /// What pages show of it, if it is an image. Worked out once.
    pub(crate) fn picture(&self, workshop: &Workshop) -> Option<&Picture> {
        self.look(workshop).picture.as_ref()
    }

    /// What is wrong with it as an image.
    pub(crate) fn troubles(&self, workshop: &Workshop) -> &[Trouble] {
        &self.look(workshop).troubles
    }

    fn look(&self, workshop: &Workshop) -> &Look {
        self.look
            .get_or_init(|| Look::at(&self.disk, &self.address, workshop))
    }
}

/// The files of a site and their addresses: those of a page bundle beside its
/// page (none where the page is not published), the others where the layout
/// puts them. Where two would have one address, or one that of a page or of
/// the app's files (`app`), the first one, or the page or app, stays, and a
/// note says so.
pub(crate) fn place(
    others: &[OtherFile],
    bundles: &Bundles<'_>,
    site: &Site,
    sources: &[SourceFile],
    app: &[(PathBuf, String)],
) -> (Vec<SiteFile>, Vec<String>) {
    let pages: HashMap<&str, &str> = site
        .entries
        .iter()
        .map(|entry| (sources[entry.source].path.as_str(), entry.address.as_str()))
        .collect();
    let mut taken = Taken::by_pages(site);
    for (_, address) in app {
        taken.take(address);
    }
    let mut files = Vec::with_capacity(others.len());
    let mut notes = Vec::new();
    for file in others {
        let address = match bundles.owner(&file.path) {
            Some((document, rest)) => match pages.get(document) {
                Some(page) => beside(page, rest),
                None => continue,
            },
            None => file.address.clone(),
        };
        if taken.take(&address) {
            files.push(SiteFile::new(file, address, !file.on_demand));
        } else {
            let path = &file.path;
            notes.push(format!(
                "{path} is not copied: something else has its address {address}"
            ));
        }
    }
    (files, notes)
}

/// The address of a bundle's file: in the folder of its page.
fn beside(page: &str, rest: &str) -> String {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{rest}")
}

/// Addresses of the output that are no longer free.
struct Taken(HashSet<String>);

impl Taken {
    fn by_pages(site: &Site) -> Self {
        let pages = site.pages.iter().map(|page| page.address.as_str());
        let redirects = site.redirects.iter().map(|redirect| redirect.from.as_str());
        let mut taken = HashSet::new();
        for address in pages.chain(redirects) {
            if address.ends_with('/') {
                let files = ["index.html", "page.json", "index.md"];
                taken.extend(files.map(|file| format!("{address}{file}")));
            } else {
                taken.insert(address.to_owned());
            }
        }
        Self(taken)
    }

    fn take(&mut self, address: &str) -> bool {
        self.0.insert(address.to_owned())
    }
}
