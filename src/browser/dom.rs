//! Short ways to what every browser has.

use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AddEventListenerOptions, Element, Event, EventTarget, HtmlElement, MouseEvent, Node,
};

/// The first element that a CSS selector finds.
pub(super) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// All elements that a CSS selector finds.
pub(super) fn find_all(selector: &str) -> Vec<Element> {
    let Ok(list) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length())
        .filter_map(|i| list.item(i)?.dyn_into().ok())
        .collect()
}

/// The element that an event happened in, or the nearest one around it, that
/// matches a CSS selector.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    let node: Node = event.target()?.dyn_into().ok()?;
    let element = node
        .dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())?;
    element.closest(selector).ok()?
}

/// A click that asks for something here and now: no modifier, main button.
pub(super) fn is_plain(event: &MouseEvent) -> bool {
    !event.default_prevented()
        && event.button() == 0
        && !(event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key())
}

/// The content of `<meta name=…>`.
pub(super) fn meta(name: &str) -> Option<String> {
    find(&format!("meta[name=\"{name}\"]"))?.get_attribute("content")
}

/// The page's `<main>`.
pub(super) fn main_element() -> Option<HtmlElement> {
    find("main")?.dyn_into().ok()
}

/// Listens for as long as the document lives. A passive listener promises not
/// to hold up scrolling.
pub(super) fn listen<E: JsCast + 'static>(
    target: &EventTarget,
    event: &str,
    handler: impl FnMut(E) + 'static,
) {
    let options = AddEventListenerOptions::new();
    options.set_passive(event.starts_with("touch") || event.starts_with("pointer"));
    let mut handler = handler;
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        handler(event.unchecked_into());
    });
    // A listener that can't be added leaves a page that works without it.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
        event,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    closure.forget();
}

/// Sets an attribute of the root element, or takes it away.
pub(super) fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// An attribute of the root element.
pub(super) fn root(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(name)
}

/// Whether the root element has an attribute.
pub(super) fn root_has(name: &str) -> bool {
    document()
        .document_element()
        .is_some_and(|root| root.has_attribute(name))
}

/// Waits for the browser's next task, so that it can do what waits by then.
pub(super) async fn task() {
    let next = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = JsFuture::from(next).await;
}

/// The language of the document.
pub(super) fn lang() -> String {
    document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}
