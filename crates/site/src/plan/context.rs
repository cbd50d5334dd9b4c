//! What every page needs to know of the site.

use inkleaf_content::{Base, encode_path};
use inkleaf_words::{Label, Language, is_rtl};

use crate::{Count, Head, LanguageSettings, MenuEntry, SiteConfig, config::join_origin};

/// The site's settings for one of its languages, read once.
pub(super) struct Context<'a> {
    pub(super) config: &'a SiteConfig,
    pub(super) base: Base,
    /// Which of the site's editions this is; 0 is the one in its own language.
    pub(super) edition: usize,
    /// The language of lists, menu and whatever else is no document.
    pub(super) lang: &'a str,
    /// What is said in it.
    pub(super) language: Language,
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    pub(super) footer: &'a str,
    pub(super) menu: &'a [MenuEntry],
    /// What this edition's addresses start with: nothing, or `/tr`.
    prefix: String,
    origin: Option<String>,
}

impl<'a> Context<'a> {
    /// One for each language of the site, its own first.
    pub(super) fn all(config: &'a SiteConfig) -> Vec<Self> {
        let others = config.languages.iter().enumerate();
        let others = others.map(|(i, language)| Self::new(config).translated(i + 1, language));
        std::iter::once(Self::new(config)).chain(others).collect()
    }

    /// The site in its own language.
    pub(super) fn new(config: &'a SiteConfig) -> Self {
        Self {
            config,
            base: config.base(),
            edition: 0,
            lang: &config.language,
            language: Language::of(&config.language),
            title: config.title.trim(),
            description: &config.description,
            footer: &config.footer,
            menu: &config.menu,
            prefix: String::new(),
            origin: config.origin(),
        }
    }

    fn translated(self, edition: usize, language: &'a LanguageSettings) -> Self {
        let or = |own: &'a str, site: &'a str| if own.trim().is_empty() { site } else { own };
        Self {
            edition,
            lang: &language.code,
            language: Language::of(&language.code),
            title: or(language.title.trim(), self.title),
            description: or(&language.description, self.description),
            footer: or(&language.footer, self.footer),
            menu: &language.menu,
            prefix: self.config.prefix(edition),
            ..self
        }
    }

    /// The address in this edition of what stands at `address` in the site's
    /// own: `/tr/tags/` for `/tags/`.
    pub(super) fn at(&self, address: &str) -> String {
        format!("{}{address}", self.prefix)
    }

    /// The opposite of [`Self::at`], for an address of this edition's lists.
    pub(super) fn without_prefix<'p>(&self, address: &'p str) -> &'p str {
        address
            .strip_prefix(self.prefix.as_str())
            .unwrap_or(address)
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
            .chain([self.title])
            .filter(|part| !part.is_empty());
        Head {
            title: title.collect::<Vec<_>>().join(" – "),
            description: (!description.is_empty()).then(|| description.to_string()),
            canonical: self.full(self.href(address)),
            lang: self.lang.to_owned(),
            rtl: is_rtl(self.lang),
            translations: Vec::new(),
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
