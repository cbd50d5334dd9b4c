//! Cards that stand for a frame from elsewhere: a video, say.
//!
//! Nothing is requested from elsewhere before the reader asks. A click puts the
//! frame where the card was; without the app, or where the host's security
//! policy allows no such frame, the card is a link.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::dom;

/// What a frame may do: play its video, even full-screen. It can't navigate
/// the reader away from the page.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation allow-forms";

/// Answers clicks on cards.
pub(super) fn attach() {
    dom::listen(&document(), "click", |event: Event| {
        let Some(card) = dom::closest(&event, ".prose a[data-embed]") else {
            return;
        };
        if let Some(mouse) = event.dyn_ref()
            && !dom::is_plain(mouse)
        {
            return;
        }
        if load(&card).is_some() {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// Puts the frame in the place of its card.
fn load(card: &Element) -> Option<()> {
    let source = card.get_attribute("data-embed")?;
    // The renderer lets nothing else through; a last guard before the request.
    if !source.starts_with("https://") {
        return None;
    }
    let title = card.text_content().unwrap_or_default();
    let frame = document().create_element("iframe").ok()?;
    for (name, value) in [
        ("class", "embed"),
        ("sandbox", SANDBOX),
        (
            "allow",
            "autoplay; fullscreen; picture-in-picture; encrypted-media",
        ),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("title", title.trim()),
        ("src", &source),
    ] {
        frame.set_attribute(name, value).ok()?;
    }
    step_back_if_refused(&frame, card);
    card.replace_with_with_node_1(&frame).ok()?;
    let _ = frame.unchecked_ref::<HtmlElement>().focus();
    Some(())
}

/// Where the policy refuses the frame, the link comes back as a plain one.
fn step_back_if_refused(frame: &Element, card: &Element) {
    let (frame, card) = (frame.clone(), card.clone());
    dom::listen(&document(), "securitypolicyviolation", move |_: Event| {
        if frame.is_connected() && card.has_attribute("data-embed") {
            let _ = card.remove_attribute("data-embed");
            let _ = frame.replace_with_with_node_1(&card);
            let _ = card.unchecked_ref::<HtmlElement>().focus();
        }
    });
}
