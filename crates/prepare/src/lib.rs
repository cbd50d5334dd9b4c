//! From the Markdown an author wrote to the Markdown that the one renderer
//! takes: shortcodes answered, `:emoji:` names, bare URLs and other ways to
//! write formulas turned into what CommonMark knows.
//!
//! No files, no clock, no network: templates come in as text, and what is to
//! be written beside the page comes out as bytes.

mod builtin;
mod escape;
mod finding;
mod regions;
mod settings;
mod shortcode;
mod source_map;
mod text;

use std::borrow::Cow;

pub use finding::Finding;
pub use inkleaf_words::Language;
pub use settings::{GeneratedFile, Prepared, Settings};
pub use shortcode::strip::without_shortcodes;
pub use shortcode::template::{Shortcodes, TemplateError};
pub use source_map::SourceMap;
pub use text::emoji::emoji;

/// Prepares the Markdown of one document (without its front matter) for
/// `inkleaf_content::render`. Takes time in proportion to the text. Where
/// nothing is to be done, the text comes back as it was, and the map is empty.
pub fn prepare(markdown: &str, settings: &Settings<'_>) -> Prepared {
    let mut prepared = Prepared::default();
    let mut text = Cow::Borrowed(markdown);
    if shortcode::may_have_calls(markdown) {
        let expanded = shortcode::Expander::run(markdown, settings);
        text = Cow::Owned(expanded.out.text);
        prepared.map = expanded.out.map;
        prepared.fragments = expanded.fragments;
        prepared.files = expanded
            .files
            .into_iter()
            .map(|(name, bytes)| GeneratedFile { name, bytes })
            .collect();
        prepared.findings = expanded.findings;
        prepared.frame_hosts = expanded
            .frame_hosts
            .into_iter()
            .map(str::to_owned)
            .collect();
    }
    if let Some((changed, map)) = text::rewrite(&text, settings) {
        prepared.map = map.after(&prepared.map, changed.len());
        text = Cow::Owned(changed);
    }
    prepared.markdown = text.into_owned();
    prepared
}
