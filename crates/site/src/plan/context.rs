//! What every page needs to know of the site.

use inkleaf_content::{Base, encode_path};
use inkleaf_words::{Label, Language, is_rtl};

use crate::{Count, Head, SiteConfig, config::join_origin};

/// The site's settings, read once.
pub(super) struct Context<'a> {
    pub(super) config: &'a SiteConfig,
    pub(super) base: Base,
    /// What lists are written in.
    pub(super) language: Language,
    origin: Option<String>,
}

impl<'a> Context<'a> {
    pub(super) fn new(config: &'a SiteConfig) -> Self {
        Self {
            config,
            base: config.base(),
            language: Language::of(&config.language),
            origin: config.origin(),
        }
    }

    /// A decoded site address as an href: percent-encoded, below the base path.
    pub(super) fn href(&self, address: &str) -> String {
        self.base.href(&encode_path(address))
    }

    /// An href as a full URL where the site's host is known, else as it is.
    pub(super) fn full(&self, href: String) -> String {
        match &self.origin {
            Some(origin) => join_origin(origin, &href),
            None => href,
        }
    }

    /// The part of a full URL below the base path, where it is one of this site.
    pub(super) fn own<'u>(&self, url: &'u str) -> Option<&'u str> {
        url.strip_prefix(self.origin.as_deref()?)?
            .strip_prefix(self.base.as_str())
    }

    /// The head of a page that is no document. `parts` of the title come
    /// before the site's own, the most specific first; empty ones are skipped.
    pub(super) fn head(&self, parts: &[&str], description: &str, address: &str) -> Head {
        let title = parts
            .iter()
            .copied()
            .chain([self.config.title.trim()])
            .filter(|part| !part.is_empty());
        Head {
            title: title.collect::<Vec<_>>().join(" – "),
            description: (!description.is_empty()).then(|| description.to_string()),
            canonical: self.full(self.href(address)),
            lang: self.config.language.clone(),
            rtl: is_rtl(&self.config.language),
            image: None,
            no_index: false,
        }
    }

    /// The text of a label, in the language of lists.
    pub(super) fn get(&self, label: Label) -> &'static str {
        self.language.get(label)
    }

    /// How many posts there are of something.
    pub(super) fn count(&self, posts: usize) -> Count {
        Count {
            number: self.language.number(posts),
            text: self.language.posts(posts),
        }
    }

    /// The part of a title that tells a list's later pages apart.
    pub(super) fn page_title(&self, number: usize) -> String {
        if number > 1 {
            self.language.page(number)
        } else {
            String::new()
        }
    }
}
