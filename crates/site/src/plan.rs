//! From documents to pages.

use inkleaf_content::{Document, Facts};
use jiff::Timestamp;

use crate::{MenuEntry, Page, SiteConfig};

/// What a source file is, by the folder it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A post.
    Post,
    /// A standalone page.
    Page,
}

/// A document and where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceFile {
    /// Its path as shown in messages, relative to the source folder, with
    /// slashes: `posts/hello/index.md`.
    pub path: String,
    /// The path that its default address starts from, without extension and
    /// without `index`: `posts/2024/hello`, `about`.
    pub stem: String,
    /// What it is, unless its front matter says otherwise (`type: page`).
    pub role: Role,
    /// Its content.
    pub document: Document,
}

/// How to plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The moment of publishing; what lies after it is in the future.
    pub now: Timestamp,
    /// Publish drafts too.
    pub drafts: bool,
    /// Publish posts of the future too.
    pub future: bool,
}

/// The whole site, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// All documents that are published, posts newest first, then standalone pages.
    pub entries: Vec<Entry>,
    /// All pages, in a stable order; documents refer to [`Self::entries`].
    pub pages: Vec<PlannedPage>,
    /// Former addresses.
    pub redirects: Vec<Redirect>,
    /// Documents that are not published, and why.
    pub left_out: Vec<LeftOut>,
    /// The menu, with hrefs ready for use.
    pub menu: Vec<MenuEntry>,
    /// The newest posts, for the feed.
    pub feed: Vec<FeedEntry>,
    /// Posts published, tags and categories: for the summary.
    pub posts: usize,
    /// How many tags there are.
    pub tags: usize,
    /// How many categories there are.
    pub categories: usize,
}

/// A published document.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The index of its file in what [`plan`] was given.
    pub source: usize,
    /// Its site address, decoded, without the base path: `/posts/hello/`.
    pub address: String,
    /// Its href: percent-encoded, below the base path.
    pub href: String,
}

/// A page to write.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedPage {
    /// Its site address, decoded, without the base path. Ends with a slash, or
    /// with a file name where the author asked for one (`url: /old.html`).
    pub address: String,
    /// Its data.
    pub page: Page,
    /// The index in [`Site::entries`] of the document it shows.
    pub entry: Option<usize>,
    /// The last change of what it shows, for the sitemap (as [`crate::DateText::iso`]).
    pub lastmod: Option<String>,
}

/// A former address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The former site address, decoded, without the base path.
    pub from: String,
    /// The href it leads to now.
    pub to: String,
}

/// A document that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path.
    pub path: String,
    /// Why.
    pub reason: LeftOutReason,
}

/// Why a document is not published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOutReason {
    /// `draft: true`.
    Draft,
    /// Its date or `publishDate` is in the future; the day.
    Future(String),
    /// Its `expiryDate` has passed; the day.
    Expired(String),
    /// It describes a section, not a post (`_index.md`).
    Section,
    /// Its content has errors.
    Error,
}

/// A post in the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// The index in [`Site::entries`].
    pub entry: usize,
    /// Title, plain text.
    pub title: String,
    /// Description or start of the text, plain text.
    pub summary: Option<String>,
    /// RFC 3339.
    pub published: Option<String>,
    /// RFC 3339.
    pub updated: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Tags and categories.
    pub terms: Vec<String>,
}

/// A finding about a file, or about several together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub path: String,
    /// What is wrong.
    pub diagnostic: inkleaf_content::Diagnostic,
}

/// Works out all pages of a site.
///
/// # Errors
/// All findings of severity error: two documents with one address, an
/// unusable `url` or permalink.
pub fn plan(
    config: &SiteConfig,
    sources: &[SourceFile],
    options: Options,
) -> Result<Site, Vec<Finding>> {
    let _ = (config, sources, options, Facts::default());
    todo!()
}
