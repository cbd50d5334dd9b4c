//! What planning takes and gives.

use inkleaf_content::Document;
use jiff::Timestamp;

use crate::{MenuEntry, Page};

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
    /// The path that its default address starts from, without extension; of a
    /// bundle without `index`: `posts/2024/hello`, `about`. A language's suffix
    /// stays (`posts/hello.fr`, also of the bundle `posts/hello/index.fr.md`),
    /// and so do a language's folder (`posts/fr/hello`) and `_index`.
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
    /// Documents that are not published, and why, by path.
    pub left_out: Vec<LeftOut>,
    /// The site in each of its languages, its own first; pages refer to them.
    pub editions: Vec<Edition>,
    /// Posts published, tags and categories: for the summary.
    pub posts: usize,
    /// How many tags there are.
    pub tags: usize,
    /// How many categories there are.
    pub categories: usize,
    /// What is worth knowing but keeps nothing from being published.
    pub warnings: Vec<Finding>,
}

impl Site {
    /// Whether a page shows a post.
    pub fn is_post(&self, page: &PlannedPage) -> bool {
        page.entry.is_some_and(|entry| entry < self.posts)
    }
}

/// The site in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// The language, as in BCP 47.
    pub lang: String,
    /// What it is called where readers choose.
    pub name: String,
    /// The site's name in this language, plain text.
    pub title: String,
    /// What the site is about, plain text; may be empty.
    pub description: String,
    /// The line at the foot of every page, as Markdown; may be empty.
    pub footer: String,
    /// The site address of its front page: `/`, `/tr/`.
    pub address: String,
    /// The menu, with hrefs ready for use.
    pub menu: Vec<MenuEntry>,
    /// The newest posts, for its feed.
    pub feed: Vec<FeedEntry>,
}

/// A published document.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The index of its file in what [`plan`](fn@crate::plan) was given.
    pub source: usize,
    /// Its site address, decoded, without the base path: `/posts/hello/`.
    pub address: String,
    /// Its href: percent-encoded, below the base path.
    pub href: String,
    /// Its title, plain text.
    pub title: String,
    /// Its language, as in BCP 47.
    pub lang: String,
    /// The Markdown that its page shows, only where that differs from its
    /// document's: the leading heading became the title. See [`Self::markdown`].
    pub body: Option<String>,
}

impl Entry {
    /// The Markdown that its page shows: without front matter, and without the
    /// leading heading where that became the title. `sources` is what
    /// [`plan`](fn@crate::plan) was given.
    pub fn markdown<'s>(&'s self, sources: &'s [SourceFile]) -> &'s str {
        let document = || {
            sources
                .get(self.source)
                .map_or("", |file| &file.document.markdown)
        };
        self.body.as_deref().unwrap_or_else(document)
    }
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
    /// The index in [`Site::editions`] of the one that it belongs to.
    pub edition: usize,
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
    /// It describes a section, not a post (`_index.md`), or only asks for a
    /// list (`layout: archives` without a text).
    Section,
    /// Its content has errors.
    Error,
    /// Only a part of the blog was asked for, and it is in none.
    NotChosen,
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
    /// RFC 3339; only where it was changed after it was published.
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
