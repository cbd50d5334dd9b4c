//! The renderer as a WebAssembly module of its own.

use inkleaf_content::{Base, Facts, RenderOptions};
use serde::Deserialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// What rendering takes: the `source` of a page file.
#[derive(Deserialize)]
struct Source {
    markdown: String,
    address: String,
    #[serde(default)]
    facts: Facts,
}

/// Renders a document to safe HTML. `source` is the JSON of a page file's
/// `source` (Markdown, address, facts), `base` the path below which the site
/// is published.
///
/// # Errors
/// `source` is no such JSON.
#[wasm_bindgen]
pub fn render(source: &str, base: &str) -> Result<String, String> {
    let source: Source = serde_json::from_str(source).map_err(|error| error.to_string())?;
    let options = RenderOptions {
        base: Base::new(base),
        address: source.address,
    };
    Ok(inkleaf_content::render(&source.markdown, &source.facts, &options).html)
}

fn main() {}
