//! The settings of a site: `inkleaf.toml`.

use inkleaf_content::Base;
use serde::Deserialize;

/// The settings of a site, all with defaults; unknown keys are an error, so
/// that a typing mistake is told.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SiteConfig {
    /// The site's name.
    pub title: String,
    /// What it is about, one or two sentences.
    pub description: String,
    /// Where it is published: `https://me.github.io/blog/`. Empty: unknown;
    /// the site then works at the root of any host, and what needs full
    /// addresses (feed, sitemap) is left out with a note.
    pub base_url: String,
    /// The language, as in BCP 47.
    pub language: String,
    /// Who writes it, when a post does not say.
    pub author: String,
    /// The pattern of posts' addresses, e.g. `/:year/:month/:slug/`. Known:
    /// `:year :month :day :slug :title :filename :section`.
    /// Empty: the source folder's path and the slug (`/posts/hello/`).
    pub permalink: String,
    /// Posts on a page of a list.
    pub posts_per_page: usize,
    /// Posts in the feed.
    pub feed_posts: usize,
    /// The entries of the menu, in order. Empty: archive, tags, categories and
    /// the standalone pages.
    pub menu: Vec<MenuEntry>,
    /// A line at the foot of every page, as Markdown. Empty: the author or title.
    pub footer: String,
}

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuEntry {
    /// Its text.
    pub name: String,
    /// A site address (`/about/`) or a full URL.
    pub url: String,
}

/// Why `inkleaf.toml` can't be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{message}")]
pub struct ConfigError {
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in plain words.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Default for SiteConfig {
    fn default() -> Self {
        Self {
            title: "My blog".into(),
            description: String::new(),
            base_url: String::new(),
            language: "en".into(),
            author: String::new(),
            permalink: String::new(),
            posts_per_page: 10,
            feed_posts: 20,
            menu: Vec::new(),
            footer: String::new(),
        }
    }
}

impl SiteConfig {
    /// Reads `inkleaf.toml` and checks its values (language, base URL, page
    /// size, permalink pattern).
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        let _ = text;
        todo!()
    }

    /// The path below which the site is published, from `base_url`.
    pub fn base(&self) -> Base {
        todo!()
    }

    /// An href of the site as a full URL, where `base_url` is known.
    pub fn full_url(&self, href: &str) -> Option<String> {
        let _ = href;
        todo!()
    }
}
