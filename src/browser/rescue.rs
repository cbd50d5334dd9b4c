//! What happens when the app itself fails: it steps aside.
//!
//! A panic leaves the module in no state to go on. The page and its links are
//! plain HTML, so from then on they are the browser's again, and the reader who
//! was on the way to a page is taken there the ordinary way.

use std::{
    cell::RefCell,
    sync::atomic::{AtomicBool, Ordering},
};

use super::dom;

static FAILED: AtomicBool = AtomicBool::new(false);

thread_local! {
    static DESTINATION: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Steps aside at the first panic.
pub(super) fn attach() {
    std::panic::set_hook(Box::new(|info| {
        FAILED.store(true, Ordering::Relaxed);
        leptos::logging::error!("The app has stopped; the page goes on without it. {info}");
        let destination =
            DESTINATION.with(|place| place.try_borrow_mut().ok().and_then(|mut it| it.take()));
        if let Some(href) = destination {
            dom::go(&href);
        }
    }));
}

/// Whether the app has failed.
pub(super) fn failed() -> bool {
    FAILED.load(Ordering::Relaxed)
}

/// Where the reader is on the way to; `None` when they have arrived.
pub(super) fn destination(href: Option<String>) {
    DESTINATION.with(|place| place.replace(href));
}
