//! Shows that a page is being waited for, but only if it takes long enough to
//! be noticed.

use std::cell::RefCell;

use leptos::prelude::{TimeoutHandle, document, set_timeout_with_handle};
use std::time::Duration;

/// Below this a sign of loading is a flicker, not news.
const DELAY: Duration = Duration::from_millis(150);

/// The sign is an attribute on the root element, which the style sheet turns
/// into a bar that lies over the page: nothing moves.
#[derive(Default)]
pub(super) struct Progress {
    timer: RefCell<Option<TimeoutHandle>>,
}

impl Progress {
    /// Something is being waited for.
    pub(super) fn start(&self) {
        self.stop();
        let timer = set_timeout_with_handle(|| mark(true), DELAY).ok();
        self.timer.replace(timer);
    }

    /// It is there, or won't come.
    pub(super) fn stop(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
            mark(false);
        }
    }
}

fn mark(loading: bool) {
    if let Some(root) = document().document_element() {
        let _ = if loading {
            root.set_attribute("data-loading", "")
        } else {
            root.remove_attribute("data-loading")
        };
    }
}
