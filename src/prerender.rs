//! Whole HTML documents, from the same views that the browser shows.

use inkleaf_content::Base;
use inkleaf_site::{MenuEntry, Page};

/// What stands around every page of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Chrome {
    /// The base path of the site.
    pub base: Base,
    /// The site's name, plain text.
    pub title: String,
    /// The site's description, plain text; may be empty.
    pub description: String,
    /// The menu, hrefs ready for use.
    pub menu: Vec<MenuEntry>,
    /// The line at the foot, safe inline HTML.
    pub footer: String,
    /// The href of the feed, where there is one.
    pub feed: Option<String>,
    /// The renderer's module.
    pub renderer: RendererAssets,
}

/// Where the browser finds the renderer's module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RendererAssets {
    /// The href of its JavaScript glue.
    pub script: String,
    /// The href of its WebAssembly file.
    pub wasm: String,
}

/// The built app's `index.html`: what every page of the site is poured into.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    parts: Vec<String>,
}

/// Why a built app's `index.html` can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the app's index.html has no {marker}; build the app anew")]
pub struct TemplateError {
    /// What is missing.
    pub marker: &'static str,
}

impl Template {
    /// Reads the built app's `index.html`. References to the app's files
    /// (`/app-1234.js`) are rewritten to lie in `assets` (an href that ends
    /// with a slash, e.g. `/blog/assets/`).
    ///
    /// # Errors
    /// A marker is missing: the file is not an Inkleaf app's.
    pub fn parse(index_html: &str, assets: &str) -> Result<Self, TemplateError> {
        let _ = (index_html, assets, Self { parts: Vec::new() }.parts);
        todo!()
    }
}

/// A page as a whole HTML document. `article` is the rendered HTML of the
/// document that the page shows, if it shows one.
pub fn document(template: &Template, chrome: &Chrome, page: &Page, article: Option<&str>) -> String {
    let _ = (template, chrome, page, article);
    todo!()
}

/// The document at a former address: leads to `to` (an href or full URL)
/// without scripts, and tells search engines.
pub fn redirect_document(to: &str) -> String {
    let _ = to;
    todo!()
}
