//! The renderer as a WebAssembly module of its own.
//! `main.rs` is what trunk builds; the exports are here, where tests reach them.
//!
//! It takes its input as the JavaScript object that the browser's own JSON
//! parser makes: a parser for JSON in here would be 11 KB more (brotli).

mod source;

use inkleaf_content::{Base, RenderOptions};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Renders a document to safe HTML. `source` is a page file's `source`
/// (Markdown, address, facts; see `inkleaf_site::MarkdownSource`) as a
/// JavaScript object, `base` the path below which the site is published.
///
/// # Errors
/// `source` is no such object.
#[wasm_bindgen]
pub fn render(source: &JsValue, base: &str) -> Result<String, JsValue> {
    let source = source::read(source).ok_or_else(|| JsValue::from_str("not a page's source"))?;
    let options = RenderOptions {
        base: Base::new(base),
        address: source.address,
        dialect: source.dialect,
    };
    Ok(inkleaf_content::render(&source.markdown, &source.facts, &options).html)
}
