//! A document's text: read out of sight as soon as it has arrived, then put into
//! the page that shows it.
//!
//! A long one comes in pieces: laid out at once, it would keep a slow phone from
//! answering its reader, who sees the beginning first anyway.

use js_sys::Reflect;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, Node, SupportedType};

use super::dom;

/// About how many elements come first: more than a screen of text.
const FIRST: u32 = 60;
/// About how many come at a time after that.
const PIECE: u32 = 120;

/// A document's text, as the children of an element that nobody sees: nothing of
/// it is loaded yet.
#[derive(Debug, Clone)]
pub(super) struct Text(Element);

impl Text {
    /// Reads HTML, a JavaScript string, as within `<body>`: that is where it
    /// stands in a prerendered page.
    pub(super) fn read(html: &JsValue) -> Option<Self> {
        let body: Element = read_document("")?.body()?.into();
        Reflect::set(&body, &"innerHTML".into(), html).ok()?;
        Some(Self(body))
    }

    /// The text of a page that was prerendered.
    pub(super) fn of(page: &Document) -> Option<Self> {
        let place = page.query_selector("main .prose").ok()??;
        // The page that is shown keeps its own, and is changed by scripts.
        if *page == document() {
            let copy = read_document("")?.import_node_with_deep(&place, true);
            return Some(Self(copy.ok()?.unchecked_into()));
        }
        Some(Self(place))
    }

    /// Fills the text's place in the page. If `whole`, it is complete when this
    /// returns, since the reader is to be brought somewhere in it; otherwise it
    /// becomes so within moments. `done` is called once it is, unless another
    /// page is shown by then.
    pub(super) fn fill(&self, whole: bool, done: impl FnOnce() + 'static) {
        let next = self.0.first_child();
        match dom::find("main .prose") {
            Some(place) if whole => {
                copy(&place, next, u32::MAX);
                done();
            }
            Some(place) => {
                let rest = copy(&place, next, FIRST);
                wasm_bindgen_futures::spawn_local(go_on(place, rest, done));
            }
            None => {}
        }
    }
}

/// Reads an HTML document that nobody sees.
pub(super) fn read_document(html: &str) -> Option<Document> {
    let parser = DomParser::new().ok()?;
    let document = parser.parse_from_string(html, SupportedType::TextHtml);
    document.ok()
}

/// Goes on from `next`, each piece in a task of its own: between them the browser
/// answers.
async fn go_on(place: Element, mut next: Option<Node>, done: impl FnOnce()) {
    loop {
        dom::task().await;
        if !place.is_connected() {
            return;
        }
        if next.is_none() {
            return done();
        }
        next = copy(&place, next, PIECE);
        // Asking for a measure has what is there laid out now; else several
        // pieces may fall to one frame.
        let _ = place.client_height();
    }
}

/// Copies children from `next` on until they are about so many elements; gives
/// the one that comes after them.
fn copy(place: &Element, mut next: Option<Node>, elements: u32) -> Option<Node> {
    let mut copied = 0;
    while copied < elements
        && let Some(child) = next.take()
    {
        if let Some(element) = child.dyn_ref::<Element>() {
            let inner = element.query_selector_all("*");
            copied += 1 + inner.map_or(0, |inner| inner.length());
        }
        if let Ok(copy) = document().import_node_with_deep(&child, true) {
            let _ = place.append_child(&copy);
        }
        next = child.next_sibling();
    }
    next
}
