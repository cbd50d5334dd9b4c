//! What goes into preparing a document, and what comes out.

use inkleaf_words::{Language, Table};

use crate::{Finding, Shortcodes, SourceMap};

/// What a site and a document say on how Markdown is to be prepared.
pub struct Settings<'a> {
    /// The built-in shortcodes and the site's own.
    pub shortcodes: &'a Shortcodes,
    /// The language of the document, in which the built-in ones say what their
    /// author does not.
    pub language: Language,
    /// Whether formulas are on, as in `inkleaf_content::Dialect::math`:
    /// `\(…\)`, `\[…\]` and LaTeX's display environments are formulas.
    pub math: bool,
    /// Whether `:smile:` is 🙂.
    pub emoji: bool,
    /// Whether URLs and email addresses in the text are links.
    pub bare_urls: bool,
    /// A value of the front matter by its name (`notes.version` for a value
    /// within a value), or else of the site, for the shortcode `param`.
    pub params: &'a dyn Fn(&str) -> Option<String>,
    /// What to put as the target of a link that `ref` or `relref` makes, for a
    /// target as it was written; `None` where it leads nowhere. To leave that
    /// to those who resolve links: the target itself.
    pub resolve: &'a dyn Fn(&str) -> Option<String>,
}

impl Settings<'_> {
    pub(crate) fn said(&self) -> &'static Table {
        self.language.table()
    }
}

/// A document prepared for the renderer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prepared {
    /// The Markdown to render.
    pub markdown: String,
    /// For `inkleaf_content::Facts::fragments`.
    pub fragments: Vec<String>,
    /// Hosts of the frames that embeds in this document would load, sorted;
    /// for `inkleaf_content::Facts::frame_hosts`.
    pub frame_hosts: Vec<String>,
    /// Files that the Markdown refers to, to be written below
    /// `/assets/generated/`.
    pub files: Vec<GeneratedFile>,
    /// What is wrong, in the order in which it was found.
    pub findings: Vec<Finding>,
    /// From offsets in [`Self::markdown`] to those in the original.
    pub map: SourceMap,
}

/// A file made for a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Its name, by its content: the same name is the same file.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}
