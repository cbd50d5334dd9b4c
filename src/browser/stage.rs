//! Puts a page into the document's `<main>`.

use std::{any::Any, cell::RefCell};

use inkleaf_site::Listing;
use inkleaf_words::Words;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{address, dom, scene::Scene};
use crate::views::{cards, list_pagination};

/// Tells the scripts in `web/reader` that another page is about to take the place
/// of the one that is shown; the address is that of the new one.
const LEAVE: &str = "inkleaf:leave";
/// The same once the other page stands there, perhaps without all of its text.
const SHOW: &str = "inkleaf:show";
/// The same once it is complete.
const COMPLETE: &str = "inkleaf:page";

/// What is shown in `<main>`. At first that is the prerendered page, which the
/// app did not make and does not touch.
#[derive(Default)]
pub(super) struct Stage {
    shown: RefCell<Vec<Box<dyn Any>>>,
}

impl Stage {
    /// Replaces what is shown, and fills in the text. The reader is brought to
    /// `position`, see [`place`].
    pub(super) fn show(&self, scene: Scene, position: Option<(f64, f64)>) {
        let Some(main) = dom::main_element() else {
            return;
        };
        tell(LEAVE);
        // Dropping the handle of the former view takes its nodes along.
        self.shown.borrow_mut().clear();
        main.replace_children_with_node_1(&scene.nodes);
        self.shown.borrow_mut().push(scene.handle);
        match scene.text {
            Some(text) => text.fill(position.is_some() || address::fragment().is_some(), || {
                tell(COMPLETE);
            }),
            None => tell(COMPLETE),
        }
        place(position);
        tell(SHOW);
    }

    /// Appends the next page of the list that is shown; the keyboard goes on
    /// with the first of the new posts.
    pub(super) fn append(&self, words: Words, list: Listing) {
        let (Some(main), Some(place)) = (dom::main_element(), dom::find(".cards")) else {
            return;
        };
        let before = place.last_element_child();
        let place: HtmlElement = place.unchecked_into();
        for done in dom::find_all(".more, .pagination") {
            done.remove();
        }
        let mut shown = self.shown.borrow_mut();
        shown.push(Box::new(mount_to(place, move || cards(words, list.posts))));
        shown.push(Box::new(mount_to(main, move || {
            list_pagination(words, list.pagination)
        })));
        let first = before.and_then(|card| card.next_element_sibling());
        let link = first.and_then(|card| card.query_selector("a").ok().flatten());
        if let Some(link) = link {
            focus(link.unchecked_ref());
        }
        tell(COMPLETE);
    }
}

fn tell(what: &str) {
    if let Ok(event) = CustomEvent::new(what) {
        let _ = document().dispatch_event(&event);
    }
}

/// Brings the reader to where a page is to be read: to the position they left
/// it at, to the heading that the address names, or to its start. Focus goes
/// along, so that a keyboard or a screen reader continues there.
pub(super) fn place(position: Option<(f64, f64)>) {
    put_back_footer();
    let target = if position.is_none() { fragment() } else { None };
    mark(target.as_ref());
    if let Some(element) = target.clone().or_else(|| dom::find("main h1")) {
        focus(element.unchecked_ref());
    }
    match (position, target) {
        (Some((x, y)), _) => scroll_to(x, y),
        (None, Some(element)) => element.scroll_into_view(),
        (None, None) => scroll_to(0.0, 0.0),
    }
}

/// On what the address's fragment names: in one file no element is `:target`.
const TARGET: &str = "data-target";

fn mark(target: Option<&web_sys::Element>) {
    if !address::is_embedded() {
        return;
    }
    for before in dom::find_all("[data-target]") {
        let _ = before.remove_attribute(TARGET);
    }
    if let Some(target) = target {
        let _ = target.set_attribute(TARGET, "");
    }
}

/// Takes the footer out and puts it back where it was. Browsers then don't say
/// that it has moved, which to them is a fault of the page where the answer to
/// a click took long.
fn put_back_footer() {
    if let Some(footer) = dom::find(".site-footer")
        && let Some(parent) = footer.parent_node()
    {
        let _ = parent.insert_before(&footer, footer.next_sibling().as_ref());
    }
}

/// The element that the address's `#fragment` names.
fn fragment() -> Option<web_sys::Element> {
    let id = address::fragment()?;
    let decoded = js_sys::decode_uri_component(&id)
        .ok()
        .and_then(|id| id.as_string());
    document().get_element_by_id(&decoded.unwrap_or(id))
}

fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Brings the reader back to where they were on the page that is shown. Focus
/// stays where it is.
pub(super) fn restore((x, y): (f64, f64)) {
    scroll_to(x, y);
}

/// At once, whatever the style sheet says of smooth scrolling: the reader is on
/// another page, not on the way to it.
fn scroll_to(x: f64, y: f64) {
    let options = ScrollToOptions::new();
    options.set_left(x);
    options.set_top(y);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}
