//! What browsers need to keep the blog for reading without a network: the
//! manifest (which version there is, and what belongs to it) and the service
//! worker, `web/worker`, which reads it.
//!
//! Looking for a new version takes the manifest alone. It names the files that
//! every page needs, and the *shards*: lists of all else, cut where the content
//! says so (`shard`), so that a new post changes the shard that it is in and
//! leaves the others alone.

mod record;
mod shard;
mod shown;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use inkleaf_content::Base;
use inkleaf_site::{Body, Edition, Redirect, Site};
use rayon::prelude::*;
use serde::Serialize;

use crate::BuildError;
use crate::markup;
use crate::output::{Folder, page_file};
use crate::shell::{ASSETS, hash};
pub(crate) use record::PageRecord;
use shard::{Entry, shards};

/// The manifest's address.
const MANIFEST: &str = "/offline.json";
/// The worker's address. It has to lie above all that it serves.
pub(crate) const WORKER: &str = "/sw.js";
/// Larger files are not for keeping: they are left to the network.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The manifest; what its fields mean is told in `web/worker/manifest.js`.
#[derive(Serialize)]
struct Manifest<'a> {
    inkleaf: u8,
    core: Vec<(String, String, u64)>,
    shards: Vec<(String, String, u64)>,
    editions: BTreeMap<&'a str, Vec<String>>,
    pages: usize,
    bytes: u64,
}

/// What there is to tell of a site that has been written.
pub(crate) struct Offline<'a> {
    pub(crate) base: &'a Base,
    pub(crate) site: &'a Site,
    /// The addresses of the files that every page needs.
    pub(crate) app: Vec<String>,
    pub(crate) pages: &'a [PageRecord],
    /// Where the site was written.
    pub(crate) out: &'a Folder,
}

impl Offline<'_> {
    /// Writes manifest and shards. Answers their size in bytes.
    pub(crate) fn write(&self) -> Result<u64, BuildError> {
        let entries = self.entries()?;
        let mut written = 0;
        let mut list = Vec::new();
        for shard in shards(&entries) {
            let json = json(&shard.entries)?;
            let hash = hash(&json);
            let file = format!("{ASSETS}offline/{hash}.json");
            written += self.out.write(Path::new(&file[1..]), &json)?;
            list.push((shard.from, hash, json.len() as u64));
        }
        let manifest = json(&Manifest {
            inkleaf: 1,
            core: self.core()?,
            shards: list,
            editions: self.editions(),
            pages: self.pages.len(),
            bytes: self.weight(&entries),
        })?;
        Ok(written + self.out.write(Path::new(&MANIFEST[1..]), &manifest)?)
    }

    /// What lies at each address.
    fn entries(&self) -> Result<BTreeMap<String, Entry>, BuildError> {
        let shown: BTreeSet<&String> = self
            .pages
            .iter()
            .flat_map(|page| page.shown.iter().flatten())
            .collect();
        let files = shown.into_par_iter().map(|address| {
            let found = self.read(address)?;
            Ok(found.map(|(hash, size)| (address.clone(), Entry::file(hash, size))))
        });
        let files: Vec<Option<(String, Entry)>> = files.collect::<Result<_, BuildError>>()?;
        let mut entries: BTreeMap<String, Entry> = files.into_iter().flatten().collect();
        let redirects = self.site.redirects.iter();
        entries.extend(
            redirects.map(|Redirect { from, to }| (from.clone(), Entry::redirect(to.clone()))),
        );
        for page in self.pages {
            let entry = page.entry(|address| entries.contains_key(address));
            entries.insert(page.address.clone(), entry);
        }
        Ok(entries)
    }

    /// The app's files, and the pages that have to be there whatever is read.
    fn core(&self) -> Result<Vec<(String, String, u64)>, BuildError> {
        // A page about what is stored may be an author's.
        let of_edition = |edition: &Edition| {
            let front = &edition.address;
            [front.clone(), format!("{front}offline/")]
        };
        let pages = self.site.editions.iter().flat_map(of_edition);
        let missing = std::iter::once("/404.html".to_owned());
        let mut core = Vec::new();
        for address in self.app.iter().cloned().chain(pages).chain(missing) {
            if let Some((hash, size)) = self.read(&address)? {
                core.push((address, hash, size));
            }
        }
        Ok(core)
    }

    /// The front pages, and the posts that they list.
    fn editions(&self) -> BTreeMap<&str, Vec<String>> {
        let mut editions: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for page in &self.site.pages {
            let edition = &self.site.editions[page.edition];
            if let Body::Home(listing) = &page.page.body
                && listing.pagination.number == 1
            {
                let posts = listing.posts.iter().filter_map(|card| self.own(&card.href));
                editions.insert(&edition.address, posts.collect());
            }
        }
        editions
    }

    /// The address of an href.
    fn own(&self, href: &str) -> Option<String> {
        markup::address(self.base, href)
    }

    /// What all pages weigh with what they show, each file in one version.
    fn weight(&self, entries: &BTreeMap<String, Entry>) -> u64 {
        let groups = self.pages.iter().flat_map(|page| &page.shown);
        let files: BTreeSet<&String> = groups
            .filter_map(|group| group.iter().find(|file| entries.contains_key(*file)))
            .collect();
        let files = files.into_iter().filter_map(|file| entries.get(file)?.size);
        files.sum::<u64>() + self.pages.iter().map(|page| page.size).sum::<u64>()
    }

    /// Hash and size of a file that was written; `None` where there is none, or
    /// it is too large to be kept.
    fn read(&self, address: &str) -> Result<Option<(String, u64)>, BuildError> {
        let Some(file) = page_file(address) else {
            return Ok(None);
        };
        let bytes = self.out.read(&file, LARGEST)?;
        Ok(bytes.map(|bytes| (hash(&bytes), bytes.len() as u64)))
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, BuildError> {
    serde_json::to_vec(value).map_err(|error| BuildError::Io {
        action: "write",
        path: MANIFEST.into(),
        source: error.into(),
    })
}
