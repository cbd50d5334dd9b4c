//! The renderer's module: Markdown to HTML.
//!
//! It is a WebAssembly module apart (`crates/renderer`), since a reader who
//! reads one page and leaves never needs it. `web/boot.js` loads it.

use std::{cell::OnceCell, rc::Rc};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Loads the renderer's module when first asked, and renders with it.
#[derive(Clone)]
pub(super) struct Renderer {
    /// Loads the module once; answers a promise of its `render` function.
    load: Function,
    /// The base path of the site.
    base: JsValue,
    /// What was loaded.
    render: Rc<OnceCell<Function>>,
}

impl Renderer {
    /// `load` takes nothing and returns a promise of `render(source, base)`.
    pub(super) fn new(load: Function, base: &str) -> Self {
        Self {
            load,
            base: base.into(),
            render: Rc::default(),
        }
    }

    /// Starts loading the module, if it is not there yet. A failure harms
    /// nothing: pages are then taken as they were prerendered, see
    /// [`super::source::Form`].
    pub(super) fn prepare(&self) {
        if self.is_ready() {
            return;
        }
        let Ok(promise) = self.load.call0(&JsValue::NULL) else {
            return;
        };
        let render = Rc::clone(&self.render);
        wasm_bindgen_futures::spawn_local(async move {
            let loaded = JsFuture::from(promise.unchecked_into::<Promise>()).await;
            if let Ok(function) = loaded.and_then(JsCast::dyn_into) {
                let _ = render.set(function);
            }
        });
    }

    /// Whether the module is there.
    pub(super) fn is_ready(&self) -> bool {
        self.render.get().is_some()
    }

    /// The HTML of an [`inkleaf_site::MarkdownSource`], given as a JavaScript
    /// object; `None` if the module is not there or refuses it.
    pub(super) fn render(&self, source: &JsValue) -> Option<JsValue> {
        let render = self.render.get()?;
        let html = render.call2(&JsValue::NULL, source, &self.base).ok()?;
        html.is_string().then_some(html)
    }
}
