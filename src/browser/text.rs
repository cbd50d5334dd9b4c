//! Puts a document's HTML into the page that shows it.
//!
//! A long one comes in pieces: laid out at once, it would keep a slow phone from
//! answering its reader, who sees the beginning first anyway.

use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::set_timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomParser, Element, HtmlElement, SupportedType};

use super::dom;

/// About how many elements come at a time: more than a screen of text, and in
/// the worst case (code, where every word is one) some milliseconds of layout.
const PIECE: u32 = 300;

/// Fills the document's place by `html`, a string. If `whole`, it is complete
/// when this returns, since the reader is to be brought somewhere in it;
/// otherwise it becomes so within moments. `done` is called once it is, unless
/// another page is shown by then.
pub(super) fn fill(html: &JsValue, whole: bool, done: impl FnOnce() + 'static) {
    if let Some((place, rest)) = dom::find("main .prose").zip(parse(html)) {
        let piece = if whole { u32::MAX } else { PIECE };
        go_on(place, rest, piece, done);
    }
}

fn go_on(place: Element, rest: HtmlElement, piece: u32, done: impl FnOnce() + 'static) {
    move_children(&place, &rest, piece);
    if rest.first_child().is_none() {
        return done();
    }
    // Each piece is a task of its own, between which the browser can answer.
    set_timeout(
        move || {
            if place.is_connected() {
                // Asking for a measure has what is there laid out now; else
                // several pieces may fall to one frame.
                let _ = place.client_height();
                go_on(place, rest, piece, done);
            }
        },
        Duration::ZERO,
    );
}

/// Moves children until they are about so many elements, or there are no more.
fn move_children(place: &Element, rest: &Element, elements: u32) {
    let mut moved = 0;
    while moved < elements
        && let Some(child) = rest.first_child()
    {
        if let Some(element) = child.dyn_ref::<Element>() {
            let inner = element.query_selector_all("*");
            moved += 1 + inner.map_or(0, |inner| inner.length());
        }
        if place.append_child(&child).is_err() {
            return;
        }
    }
}

/// The HTML as elements of a document that nobody sees: they load nothing yet.
/// It is read as within `<body>`, as it was when the page was prerendered.
fn parse(html: &JsValue) -> Option<HtmlElement> {
    let parser = DomParser::new().ok()?;
    let document = parser.parse_from_string("", SupportedType::TextHtml);
    let body = document.ok()?.body()?;
    Reflect::set(&body, &"innerHTML".into(), html).ok()?;
    Some(body)
}
