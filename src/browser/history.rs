//! Where the reader was on the pages gone through.
//!
//! The browser restores scroll positions by itself, but at the moment of
//! «back», when the page to restore is not in the document yet. So while the
//! app is in charge it does so itself, and hands the task back when the
//! document is left, so that a reload stays the browser's business.

use std::cell::RefCell;

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use web_sys::{PageTransitionEvent, ScrollRestoration, Storage};

use super::dom::{self, listen};
use super::{address, stage};

const PREFIX: &str = "inkleaf-scroll-";

/// Keeps a scroll position for every entry of the tab's history, under a key
/// that the entry carries in its state.
pub(super) struct Positions {
    current: RefCell<String>,
}

impl Positions {
    /// Takes over from the browser.
    pub(super) fn take_over() -> Self {
        let (key, known) = entry_key();
        // Firefox does not scroll a page that is loaded again: for it, handing
        // the task back comes too late.
        if known && window().scroll_y() == Ok(0.0) {
            return_to(&key);
        }
        let positions = Self {
            current: RefCell::new(key),
        };
        restoration(ScrollRestoration::Manual);
        listen(&window(), "pageshow", |event: PageTransitionEvent| {
            restoration(ScrollRestoration::Manual);
            // WebKit would only now scroll a page that it has kept.
            if event.persisted() {
                return_to(&entry_key().0);
            }
        });
        listen(&window(), "pagehide", |_: PageTransitionEvent| {
            if dom::root_has(RESTARTS) {
                return;
            }
            remember(&entry_key().0);
            restoration(ScrollRestoration::Auto);
        });
        positions
    }

    /// Where the reader was at the current entry, if they have been there before.
    pub(super) fn recalled(&self) -> Option<(f64, f64)> {
        recall(&self.current.borrow())
    }

    /// To be called before a link takes the reader on: remembers where they are.
    pub(super) fn leave(&self) {
        remember(&self.current.borrow());
    }

    /// Makes an entry for `href` the current one, by way of `go`, the router.
    pub(super) fn enter(&self, href: &str, go: impl FnOnce()) {
        go();
        // The router makes none for what it takes for the address that the
        // reader is on already, and after a link to a heading, or a jump over
        // several entries, it is wrong there.
        if address::here() != href
            && let Ok(history) = window().history()
        {
            let _ = history.push_state_with_url(&new_key(), "", Some(&address::href(href)));
        }
        self.current.replace(entry_key().0);
    }

    /// The key of the current entry.
    pub(super) fn key(&self) -> String {
        self.current.borrow().clone()
    }

    /// Gives the current entry another address, by way of `go`, which is told
    /// the entry's key: it stays the entry that it is.
    pub(super) fn stay(&self, go: impl FnOnce(JsValue)) {
        go(self.current.borrow().as_str().into());
    }

    /// To be called when another entry may have become the current one.
    pub(super) fn turn(&self) -> Turn {
        let (key, known) = entry_key();
        if *self.current.borrow() == key {
            return Turn::Nowhere;
        }
        let left = self.current.replace(key.clone());
        if !known {
            // In one file the browser does not know the place, and has scrolled nowhere.
            if address::is_embedded() {
                remember(&left);
            }
            return Turn::Onward;
        }
        // Nothing has been scrolled yet: the browser leaves that to us.
        remember(&left);
        Turn::To(recall(&key))
    }
}

/// On the root element of a document that starts again at another address.
const RESTARTS: &str = "data-restarts";

/// Has a blog that is one file start again at an address: what stands around its page is
/// not to be had otherwise.
pub(super) fn start_again(address: &str) {
    let location = window().location();
    // The place is that of the entry which is left. The browser, too, would take it for that
    // of the new one.
    dom::set_root(RESTARTS, Some(""));
    // Going where one is already would make the entry another one.
    if address::here() != address {
        remember(&entry_key().0);
        let _ = location.set_href(&address::href(address));
    }
    let _ = location.reload();
}

/// What has become of the current entry of the tab's history.
pub(super) enum Turn {
    /// It is the one it was.
    Nowhere,
    /// It is a new one, made by the browser for a link to a heading: it has
    /// scrolled there already (but not in one file).
    Onward,
    /// It is one that was there before; where the reader was on it, if known.
    To(Option<(f64, f64)>),
}

/// A key for an entry that is about to be made.
pub(super) fn new_key() -> JsValue {
    let key = js_sys::Math::random().to_bits() as u32 ^ (js_sys::Date::now() as u64 as u32);
    format!("{key:x}").into()
}

/// The key of the current entry, and whether it had one: entries made by the
/// browser (the first one, links to headings) get theirs here.
fn entry_key() -> (String, bool) {
    let Ok(history) = window().history() else {
        return Default::default();
    };
    if let Some(key) = history.state().ok().and_then(|state| state.as_string()) {
        return (key, true);
    }
    let key = new_key();
    let _ = history.replace_state_with_url(&key, "", None);
    (key.as_string().unwrap_or_default(), false)
}

/// Storage may be forbidden; positions are then forgotten, nothing else.
fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn remember(key: &str) {
    let window = window();
    let (x, y) = (
        window.scroll_x().unwrap_or(0.0),
        window.scroll_y().unwrap_or(0.0),
    );
    if let Some(storage) = storage() {
        let _ = storage.set_item(
            &format!("{PREFIX}{key}"),
            &format!("{} {}", x as i32, y as i32),
        );
    }
}

fn recall(key: &str) -> Option<(f64, f64)> {
    let text = storage()?
        .get_item(&format!("{PREFIX}{key}"))
        .ok()
        .flatten()?;
    let (x, y) = text.split_once(' ')?;
    Some((
        f64::from(x.parse::<i32>().ok()?),
        f64::from(y.parse::<i32>().ok()?),
    ))
}

/// Brings the reader back to where they were at an entry, if that is known.
fn return_to(key: &str) {
    if let Some(position) = recall(key) {
        stage::restore(position);
    }
}

fn restoration(mode: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(mode);
    }
}
