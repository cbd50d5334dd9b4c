//! Which links are the app's, and having their pages at hand before they are
//! clicked.

use std::rc::Rc;

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement, MouseEvent};

use super::{
    address,
    dom::{self, listen},
    navigator::Navigator,
    stage,
};

/// Where a link of the app leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    /// The page's path, percent-encoded, ending with a slash.
    pub(super) path: String,
    /// The whole address, `path?search#fragment`.
    pub(super) href: String,
}

/// What a click on a link is.
enum Click {
    /// None of the app's business: another site, another language, a file, a
    /// new tab.
    Browser,
    /// A link to a place on the same page: the browser does that best (it moves
    /// the point where the keyboard continues, and marks `:target`).
    SamePage,
    /// A page of the app.
    Page(Target),
}

/// Answers clicks on links of the app, and prefetches on hover, focus and touch.
pub(super) fn attach(navigator: &Rc<Navigator>, base: &str) {
    let base: Rc<str> = base.into();
    let (visitor, site) = (Rc::clone(navigator), Rc::clone(&base));
    let lister = Rc::clone(navigator);
    listen(&document(), "click", move |event: MouseEvent| {
        if dom::closest(&event, "button.more").is_some() {
            return lister.more();
        }
        let Some(link) = link_of(&event) else { return };
        if !dom::is_plain(&event) {
            return;
        }
        match classify(&link, &site) {
            Click::Page(target) => {
                event.prevent_default();
                visitor.visit(target);
            }
            // The router, which listens on the window, would take these as
            // pages and go there before anything is loaded.
            Click::Browser => event.stop_propagation(),
            Click::SamePage => {
                visitor.leave();
                event.stop_propagation();
                // In one file the browser does not know the place, and is not even asked
                // where that is its address already.
                if address::is_embedded() && link.hash() == address::href(&address::here()) {
                    event.prevent_default();
                    stage::place(None);
                }
            }
        }
    });
    // The last is what `web/reader/ahead.js` says of links in view.
    for event in ["touchstart", "pointerover", "focusin", "inkleaf:ahead"] {
        let (navigator, base) = (Rc::clone(navigator), Rc::clone(&base));
        listen(&document(), event, move |event: Event| {
            // A touch is a click by and by; all else may be in vain.
            if event.type_() != "touchstart" && dom::root_has("data-sparing") {
                return;
            }
            let Some(link) = link_of(&event) else { return };
            if let Click::Page(target) = classify(&link, &base) {
                navigator.prefetch(&target.path);
            }
        });
    }
}

fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    dom::closest(event, "a[href]")?.dyn_into().ok()
}

fn classify(link: &HtmlAnchorElement, base: &str) -> Click {
    let elsewhere = link.has_attribute("download")
        || !matches!(link.target().as_str(), "" | "_self")
        || link
            .rel()
            .split_ascii_whitespace()
            .any(|word| matches!(word, "external" | "alternate"))
        || !address::is_ours(link);
    let (path, rest) = address::of_link(link);
    if elsewhere || !is_page(&path, base) {
        return Click::Browser;
    }
    let path = if path.ends_with('/') || address::is_embedded() {
        path
    } else {
        path + "/"
    };
    if path == address::path() && rest.contains('#') {
        return Click::SamePage;
    }
    let href = path.clone() + &rest;
    Click::Page(Target { path, href })
}

/// Pages lie below the base path and end with a slash, or have no extension. In one file
/// everything that has an address is one.
fn is_page(path: &str, base: &str) -> bool {
    if address::is_embedded() {
        return path.starts_with('/');
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    path.starts_with(base) && !last.contains('.')
}
