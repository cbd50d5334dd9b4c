//! The renderer's module: Markdown to HTML.
//!
//! It is a WebAssembly module apart (`crates/renderer`), since a reader who
//! reads one page and leaves never needs it. `web/boot.js` loads it.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The renderer's module could not be loaded, or refused its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RendererError;

/// Loads the renderer's module when first asked, and renders with it.
#[derive(Clone)]
pub(super) struct Renderer {
    /// Loads the module once; answers a promise of its `render` function.
    load: Function,
    /// The base path of the site.
    base: String,
}

impl Renderer {
    /// `load` takes nothing and returns a promise of `render(source, base)`.
    pub(super) fn new(load: Function, base: String) -> Self {
        Self { load, base }
    }

    /// Starts loading the module, if it is not there yet.
    pub(super) fn prepare(&self) {
        if let Ok(promise) = self.promise() {
            // A failure shows again when a page is rendered; here it would only
            // be an unhandled rejection.
            wasm_bindgen_futures::spawn_local(async move {
                let _ = JsFuture::from(promise).await;
            });
        }
    }

    /// `source` is an [`inkleaf_site::MarkdownSource`] as a JavaScript object.
    pub(super) async fn render(&self, source: &JsValue) -> Result<String, RendererError> {
        let render: Function = JsFuture::from(self.promise()?)
            .await
            .and_then(JsCast::dyn_into)
            .map_err(|_| RendererError)?;
        render
            .call2(&JsValue::NULL, source, &self.base.as_str().into())
            .ok()
            .and_then(|html| html.as_string())
            .ok_or(RendererError)
    }

    fn promise(&self) -> Result<Promise, RendererError> {
        self.load
            .call0(&JsValue::NULL)
            .and_then(JsCast::dyn_into)
            .map_err(|_| RendererError)
    }
}
