//! Shows that a page is being waited for, but only if it takes long enough to
//! be noticed.

use std::cell::RefCell;

use std::time::Duration;

use leptos::prelude::{TimeoutHandle, set_timeout_with_handle};

use super::dom;

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
    dom::set_root("data-loading", loading.then_some(""));
}
