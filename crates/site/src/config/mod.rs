//! The settings of a site: `inkleaf.toml`.

mod app;
mod article;
mod check;
mod content;
mod findings;
mod known;
mod language_name;
mod languages;
mod look;
mod papers;
mod read;

use inkleaf_content::Base;
use serde::Deserialize;
use url::Url;

pub use app::{AppSettings, LabelledScreenshot, Screenshot};
pub use article::{CommentSettings, Mapping, Provider};
pub use check::InvalidSetting;
pub use content::{Html, ImageSettings};
pub use findings::CheckSettings;
pub(crate) use languages::primary;
pub use languages::{LanguageSettings, Untranslated};
pub use look::{Accent, FontKind, Look};
pub use papers::Papers;

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
    /// Whether quotes, dashes and ellipses become typographic ones. `None`: in
    /// English texts.
    pub smart_punctuation: Option<bool>,
    /// Whether `$…$` is a formula in posts that don't say it themselves.
    pub math: bool,
    /// Whether `:smile:` is an emoji.
    pub emoji: bool,
    /// Whether URLs in the text are links without further marks.
    pub bare_urls: bool,
    /// What becomes of raw HTML in posts.
    pub html: Html,
    /// Whether posts list their sections where they have several.
    pub toc: bool,
    /// Where a document's source can be changed, with `:path` for the path of
    /// its file. Empty: posts have no such link.
    pub edit_url: String,
    /// Whether posts link to their source as it was written.
    pub source_link: bool,
    /// Whether browsers keep the blog for reading without a network.
    pub offline: bool,
    /// `[comments]`: where readers comment on posts.
    pub comments: Option<CommentSettings>,
    /// Hosts whose `<iframe>` is shown as a card that loads it at a click, in
    /// lower case.
    pub frame_hosts: Vec<String>,
    /// `[images]`: what is made of pictures.
    pub images: ImageSettings,
    /// `[look]`: what the blog looks like.
    pub look: Look,
    /// `[app]`: how it looks where a reader has installed it.
    pub app: AppSettings,
    /// `[check]`: which findings count.
    pub check: CheckSettings,
    /// `[[languages]]`: the languages beside the site's own.
    pub languages: Vec<LanguageSettings>,
    /// What becomes of posts that are not translated.
    pub untranslated: Untranslated,
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
            smart_punctuation: None,
            math: false,
            emoji: true,
            bare_urls: true,
            html: Html::default(),
            toc: true,
            edit_url: String::new(),
            source_link: false,
            offline: true,
            comments: None,
            frame_hosts: Vec::new(),
            images: ImageSettings::default(),
            look: Look::default(),
            app: AppSettings::default(),
            check: CheckSettings::default(),
            languages: Vec::new(),
            untranslated: Untranslated::default(),
        }
    }
}

impl SiteConfig {
    /// Reads `inkleaf.toml` and checks its values (language, base URL, page
    /// size, permalink pattern, menu, hosts, codes, languages).
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        read::read(text)
    }

    /// Checks the values, for settings that did not come from [`Self::parse`]
    /// or were changed since (`--base-url`).
    ///
    /// # Errors
    /// The first value that can't be used.
    pub fn check(&self) -> Result<(), InvalidSetting> {
        check::check(self)
    }

    /// The path below which the site is published, from `base_url`. The root
    /// where `base_url` is empty or unusable.
    pub fn base(&self) -> Base {
        match self.parsed_base_url() {
            Some(url) => Base::new(url.path()),
            None => Base::new("/"),
        }
    }

    /// An href of the site as a full URL, where `base_url` is known. An href
    /// that is a full URL already stays.
    pub fn full_url(&self, href: &str) -> Option<String> {
        let origin = self.origin()?;
        Some(join_origin(&origin, href))
    }

    /// Scheme, host and port of `base_url`, without a slash at the end.
    pub(crate) fn origin(&self) -> Option<String> {
        Some(self.parsed_base_url()?.origin().ascii_serialization())
    }

    fn parsed_base_url(&self) -> Option<Url> {
        check::base_url(&self.base_url).ok().flatten()
    }
}

/// An href with a slash at its start below an origin; a full URL stays, and
/// one without scheme (`//host/…`) gets the origin's.
pub(crate) fn join_origin(origin: &str, href: &str) -> String {
    if href.starts_with("//") {
        let scheme = origin
            .split_once("//")
            .map_or("https:", |(scheme, _)| scheme);
        return format!("{scheme}{href}");
    }
    if href.starts_with('/') {
        format!("{origin}{href}")
    } else {
        href.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::SiteConfig;

    fn at(base_url: &str) -> SiteConfig {
        SiteConfig {
            base_url: base_url.into(),
            ..SiteConfig::default()
        }
    }

    #[test]
    fn the_base_is_the_path_of_the_base_url() {
        assert_eq!(at("").base().as_str(), "/");
        assert_eq!(at("https://example.org").base().as_str(), "/");
        assert_eq!(at("https://me.github.io/blog").base().as_str(), "/blog/");
        assert_eq!(at("https://me.github.io/a/b/").base().as_str(), "/a/b/");
        assert_eq!(
            at("https://me.github.io/日/").base().as_str(),
            "/%E6%97%A5/"
        );
        assert_eq!(at("not a url").base().as_str(), "/");
    }

    #[test]
    fn full_urls_start_from_the_host() {
        let blog = at("https://me.github.io/blog/");
        let full = |href| blog.full_url(href);
        assert_eq!(
            full("/blog/x/").as_deref(),
            Some("https://me.github.io/blog/x/")
        );
        assert_eq!(
            full("https://cdn.example/a.png").as_deref(),
            Some("https://cdn.example/a.png")
        );
        assert_eq!(
            full("//cdn.example/a.png").as_deref(),
            Some("https://cdn.example/a.png")
        );
        assert_eq!(
            at("http://localhost:8080").full_url("/").as_deref(),
            Some("http://localhost:8080/")
        );
        assert_eq!(at("").full_url("/x/"), None);
        assert_eq!(at("ftp://example.org/").full_url("/x/"), None);
    }
}
