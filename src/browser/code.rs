//! Buttons that copy code.
//!
//! They are no part of the HTML: without scripts they could do nothing. Each
//! takes no room, so that adding it moves nothing on the page.

use leptos::prelude::{document, set_timeout, window};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event};

use super::dom;

const LABEL: &str = "Copy this code";
const DONE: &str = "Copied";

/// How long a button says that it has copied.
const SHOWN: Duration = Duration::from_millis(1800);

/// Gives every block of code of the article that is shown a button. Safe to
/// call again.
pub(super) fn add_buttons() {
    for block in dom::find_all(".prose pre > code") {
        let Some(pre) = block.parent_element() else {
            continue;
        };
        if pre
            .first_element_child()
            .is_some_and(|first| first == block)
        {
            // A block without its button is still a block to read.
            let _ = button().map(|button| pre.prepend_with_node_1(&button));
        }
    }
}

fn button() -> Option<Element> {
    let button = document().create_element("button").ok()?;
    for (name, value) in [("type", "button"), ("class", "copy"), ("aria-label", LABEL)] {
        button.set_attribute(name, value).ok()?;
    }
    Some(button)
}

/// Answers clicks on the buttons.
pub(super) fn attach() {
    dom::listen(&document(), "click", |event: Event| {
        if let Some(button) = dom::closest(&event, "pre > .copy") {
            copy(button);
        }
    });
}

fn copy(button: Element) {
    let code = button
        .next_element_sibling()
        .and_then(|code| code.text_content());
    let Some(code) = code else { return };
    // Not there where the page came over plain HTTP.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    let Ok(clipboard) = clipboard.and_then(|value| value.dyn_into::<web_sys::Clipboard>()) else {
        return;
    };
    let written = JsFuture::from(clipboard.write_text(code.trim_end_matches('\n')));
    wasm_bindgen_futures::spawn_local(async move {
        if written.await.is_ok() {
            say(&button, DONE, true);
            set_timeout(move || say(&button, LABEL, false), SHOWN);
        }
    });
}

fn say(button: &Element, label: &str, done: bool) {
    let _ = button.set_attribute("aria-label", label);
    let _ = button.toggle_attribute_with_force("data-done", done);
}
