//! The start of the app.

use std::rc::Rc;

use inkleaf_words::Words;
use js_sys::Function;
use leptos::prelude::*;
use leptos_router::{
    components::Router,
    hooks::{use_navigate, use_url},
};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::HtmlElement;

use super::{
    address,
    cache::Cache,
    dom, links,
    navigator::{Go, Navigator},
    read::field,
    renderer::Renderer,
    source::{Embedded, Network, PageSource},
};

/// Takes the prerendered page over. `load_renderer` takes nothing and returns
/// a promise of the renderer's `render(source, base)`; `words` is what the app
/// says, in the language of the page. Where pages are in the document itself, `pages`
/// takes a page's path and returns a promise of its page file, as it is read from JSON;
/// of nothing, if there is no such page.
///
/// Nothing of what the reader sees is touched: the app lives in an empty
/// element beside the page and draws for the first time at the first click.
///
/// # Errors
/// `words` are another version's, or the page has no place for the app.
#[wasm_bindgen]
pub fn start(
    load_renderer: Function,
    words: &JsValue,
    pages: Option<Function>,
) -> Result<(), JsValue> {
    let words = field(words, "labels").and_then(Words::keep);
    let root = dom::find("#app").and_then(|root| root.dyn_into::<HtmlElement>().ok());
    let (words, root) = words.zip(root).ok_or("page and app don't match")?;
    leptos::mount::mount_to(root, move || app(words, load_renderer, pages)).forget();
    Ok(())
}

/// The router without a table of routes: the address decides the file, and
/// the page kind in the file decides the view (`views::page_view`). A route that
/// catches all would say the same for 13 KB (brotli).
fn app(words: Words, load_renderer: Function, pages: Option<Function>) -> impl IntoView {
    view! { <Router>{take_over(words, load_renderer, pages)}</Router> }
}

/// Nothing to see, all the behaviour.
fn take_over(words: Words, load_renderer: Function, pages: Option<Function>) {
    let base = dom::meta("inkleaf-base").unwrap_or_else(|| "/".into());
    let renderer = Renderer::new(load_renderer.clone(), &base);
    let source: Rc<dyn PageSource> = match pages {
        Some(read) => {
            renderer.prepare();
            Rc::new(Embedded {
                read,
                load_renderer,
            })
        }
        None => Rc::new(Network),
    };
    let cache = Cache::new(source, renderer);
    let go: Go = if address::is_embedded() {
        Box::new(|to, options| address::go_embedded(to, &options))
    } else {
        Box::new(use_navigate())
    };
    let navigator = Rc::new(Navigator::new(words, cache, go));
    links::attach(&navigator, &base);
    let keeper = Rc::clone(&navigator);
    wasm_bindgen_futures::spawn_local(async move {
        dom::task().await;
        keeper.keep_prerendered();
    });
    navigator.arrive();

    let url = use_url();
    Effect::new(move |before: Option<()>| {
        url.track();
        // The first run is the page that is here already.
        if before.is_some() {
            navigator.follow();
        }
    });
}
