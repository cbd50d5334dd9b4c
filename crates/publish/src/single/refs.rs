//! What a prerendered page loads: the app's files.

use crate::markup::{attribute, next_tag};

/// Addresses of the app's files.
#[derive(Debug, Default)]
pub(super) struct Refs {
    pub(super) style: String,
    /// Runs before the page is shown.
    pub(super) theme: String,
    pub(super) boot: String,
    pub(super) app: [String; 2],
    pub(super) renderer: [String; 2],
    pub(super) words: String,
    pub(super) reader: String,
    /// The build that the page is for.
    pub(super) build: String,
    pub(super) icon: Option<String>,
    /// The window's colours, light and dark.
    pub(super) colours: Vec<String>,
}

impl Refs {
    /// Reads a page that was published at `/`.
    pub(super) fn of(html: &str) -> Self {
        let mut refs = Self::default();
        let mut rest = html;
        while let Some((tag, after)) = next_tag(rest) {
            rest = after;
            refs.see(tag);
            if tag == "/head" {
                break;
            }
        }
        refs
    }

    fn see(&mut self, tag: &str) {
        let value = |name| attribute(tag, name).unwrap_or_default().to_owned();
        let wasm = || [value("href"), value("data-wasm")];
        match (value("rel").as_str(), value("name").as_str()) {
            ("stylesheet", _) => self.style = value("href"),
            ("inkleaf-app", _) => self.app = wasm(),
            ("inkleaf-renderer", _) => self.renderer = wasm(),
            ("inkleaf-words", _) => self.words = value("href"),
            ("inkleaf-reader", _) => self.reader = value("href"),
            ("icon", _) => self.icon = Some(value("href")),
            (_, "inkleaf-build") => self.build = value("content"),
            (_, "theme-color") => self.colours.push(value("content")),
            _ if tag.starts_with("script") && value("type") == "module" => self.boot = value("src"),
            _ if tag.starts_with("script") => self.theme = value("src"),
            _ => {}
        }
    }
}
