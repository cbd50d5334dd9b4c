//! What the links and images of a document mean: other documents, files beside
//! it, pages of the site, or nothing.

mod nearest;
mod resolve;

use std::collections::HashMap;

use inkleaf_content::Base;
use inkleaf_site::{LinkIndex, Site, SiteConfig, SourceFile};

use crate::files::SiteFile;
pub(crate) use nearest::nearest_id;
pub(crate) use resolve::fragment;
use resolve::{is_elsewhere, join, path_of, stays_here};

/// Where a blog is published: what its texts may start from.
#[derive(Debug, Clone)]
pub(crate) struct Home {
    /// The full URL of the front page; `None` where it is not known.
    pub(crate) url: Option<String>,
    /// The base path.
    base: Base,
}

impl Home {
    pub(crate) fn of(config: &SiteConfig) -> Self {
        let base = config.base();
        Self {
            url: config.full_url(base.as_str()),
            base,
        }
    }
}

/// All that a link can lead to.
pub(crate) struct Links<'a> {
    pub(crate) documents: LinkIndex<'a>,
    /// Files, by source path and by site address.
    by_path: HashMap<&'a str, &'a SiteFile>,
    by_address: HashMap<&'a str, &'a SiteFile>,
    /// Site addresses of all pages, and which document each shows.
    pages: HashMap<&'a str, Option<usize>>,
    /// Former addresses.
    redirects: HashMap<&'a str, &'a str>,
    /// Addresses of files that publishing makes itself.
    made: Vec<String>,
    /// What full URLs of the site start with; `None` where it is not known.
    own_url: Option<String>,
    /// The site's base path, without a slash at its end.
    base: String,
}

/// What a target means. `as_written`: the address is the one that the target
/// itself says.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Meaning<'a> {
    /// Another site, an email address.
    Elsewhere,
    /// The page that it stands on.
    Here,
    /// The page at a site address; the document it shows, if it shows one.
    Page {
        address: &'a str,
        entry: Option<usize>,
        as_written: bool,
    },
    /// A file.
    File {
        file: &'a SiteFile,
        as_written: bool,
    },
    /// A former address or a file that publishing makes itself.
    Other,
    /// Nothing on this site has that address.
    Nothing,
}

impl<'a> Links<'a> {
    /// Of a whole site. `made` are the site addresses of files that publishing
    /// makes itself (feed, sitemap).
    pub(crate) fn new(
        home: &Home,
        site: &'a Site,
        sources: &'a [SourceFile],
        files: &'a [SiteFile],
        made: Vec<String>,
    ) -> Self {
        let without_slash = |of: &str| of.trim_end_matches('/').to_owned();
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
                .map(|page| (page.address.as_str(), page.entry))
                .collect(),
            redirects: site
                .redirects
                .iter()
                .map(|redirect| (redirect.from.as_str(), redirect.to.as_str()))
                .collect(),
            made,
            own_url: home.url.as_deref().map(without_slash),
            base: without_slash(home.base.as_str()),
        }
    }

    /// What a target says that is written in the document at `path`, published
    /// at `address`: first on the page, as in Hugo; then in the source folder,
    /// as on GitHub.
    pub(crate) fn meaning(&self, target: &str, path: &str, address: &str) -> Meaning<'a> {
        let own = self.own_address(target);
        let target = own.unwrap_or(target);
        if stays_here(target) {
            return Meaning::Here;
        }
        if is_elsewhere(target) {
            return Meaning::Elsewhere;
        }
        let Some(written) = path_of(target) else {
            return Meaning::Nothing;
        };
        let as_written = own.is_none();
        self.on_page(&written, address, as_written)
            .or_else(|| self.in_source(target, &written, path))
            // Only now: `../other/index.md` is what the author sees, not what
            // is published of it.
            .or_else(|| {
                let address = format!("/{}", join(address, &written)?);
                self.page_file(&address).then_some(Meaning::Other)
            })
            .or_else(|| {
                // A site-absolute target may repeat the base path.
                let below = written.strip_prefix(&*self.base)?;
                let repeats = !self.base.is_empty() && below.starts_with('/');
                repeats.then(|| self.on_page(below, address, false))?
            })
            .unwrap_or(Meaning::Nothing)
    }

    /// The part below the site's root of a full URL of this site.
    fn own_address<'t>(&self, target: &'t str) -> Option<&'t str> {
        let below = target.trim().strip_prefix(self.own_url.as_deref()?)?;
        if below.is_empty() {
            return Some("/");
        }
        below.starts_with(['/', '?', '#']).then_some(below)
    }

    fn on_page(&self, written: &str, address: &str, as_written: bool) -> Option<Meaning<'a>> {
        let on_page = format!("/{}", join(address, written)?);
        if let Some(file) = self.by_address.get(on_page.as_str()) {
            return Some(Meaning::File { file, as_written });
        }
        let folder = format!("{}/", on_page.trim_end_matches('/'));
        for address in [&on_page, &folder] {
            if let Some((address, entry)) = self.pages.get_key_value(address.as_str()) {
                return Some(Meaning::Page {
                    address,
                    entry: *entry,
                    as_written,
                });
            }
        }
        let is_other = [&on_page, &folder]
            .iter()
            .any(|address| self.redirects.contains_key(address.as_str()))
            || self.made.contains(&on_page);
        is_other.then_some(Meaning::Other)
    }

    /// Whether an address is one of the three files of a page.
    fn page_file(&self, address: &str) -> bool {
        let Some((folder, name)) = address.rsplit_once('/') else {
            return false;
        };
        let is_page = || self.pages.contains_key(format!("{folder}/").as_str());
        matches!(name, "index.html" | "index.md" | "page.json") && is_page()
    }

    fn in_source(&self, target: &str, written: &str, path: &str) -> Option<Meaning<'a>> {
        if let Some(address) = self.documents.resolve(path, target) {
            return Some(Meaning::Page {
                address,
                entry: self.pages.get(address).copied().flatten(),
                as_written: false,
            });
        }
        let file = self.beside(written, path)?;
        Some(Meaning::File {
            file,
            as_written: false,
        })
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

    /// The document that a wikilink means, by its path or its name.
    pub(crate) fn wiki(&self, target: &str, path: &str) -> Option<(&'a str, Option<usize>)> {
        let name = target.split('#').next().unwrap_or_default();
        let documents = &self.documents;
        let address = documents
            .reference(path, name)
            .or_else(|| documents.named(path, name))?;
        Some((address, self.pages.get(address).copied().flatten()))
    }
}
