//! The blog as one file: a document with the app, its styles, and the pages inside.
//!
//! It is made of the published blog. The document shows the front page as it was
//! prerendered; everything else lies in blocks that `web/single` unpacks: the
//! app's files, the page data in chunks, the pictures. So the app and its pages are the
//! same as on the web, byte for byte.

mod body;
mod document;
mod files;
mod head;
mod inside;
mod pack;
mod refs;
mod weight;

use inkleaf_site::{Body, PlannedPage, Site};

use crate::offline::PageRecord;
use crate::output::{Folder, page_file};
use crate::shell::Single;
use crate::{BuildError, Images};
pub(crate) use document::document;
pub use weight::{Part, Weight};

/// Larger files are not read: no reader would want them in a document.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A blog that has been published into a folder, at `/`.
pub(crate) struct Published<'a> {
    pub(crate) out: &'a Folder,
    pub(crate) site: &'a Site,
    /// Which of its editions are in the file, the one first that the document shows.
    pub(crate) editions: &'a [usize],
    pub(crate) app: &'a Single,
    /// What its pages show.
    pub(crate) records: &'a [PageRecord],
    /// The full URL of the front page on the web, if the blog is there.
    pub(crate) web: Option<&'a str>,
    pub(crate) images: Images,
}

impl Published<'_> {
    /// The front pages of the editions.
    fn fronts(&self) -> Result<Vec<&PlannedPage>, BuildError> {
        let front = |edition: &usize| {
            let address = &self.site.editions[*edition].address;
            let found = self.site.pages.iter().find(|page| page.address == *address);
            found.ok_or_else(|| bad_address(address))
        };
        self.editions.iter().map(front).collect()
    }

    /// The pages that readers can go to.
    fn pages(&self) -> impl Iterator<Item = &PlannedPage> {
        let is_there = |page: &&PlannedPage| {
            self.editions.contains(&page.edition) && page.page.body != Body::NotFound
        };
        self.site.pages.iter().filter(is_there)
    }

    /// Whether a file was published.
    fn has(&self, address: &str) -> bool {
        page_file(address).is_some_and(|file| self.out.has(&file))
    }

    /// A file that was published; an error if it was not.
    fn read(&self, address: &str) -> Result<Vec<u8>, BuildError> {
        let found = page_file(address).map(|file| self.out.read(&file, LARGEST));
        let found = found.transpose()?.flatten();
        found.ok_or_else(|| bad_address(address))
    }
}

fn bad_address(address: &str) -> BuildError {
    BuildError::BadAddress {
        path: "the blog as one file".to_owned(),
        address: address.to_owned(),
    }
}
