//! The way from one page to the next, which the browser may show.

use std::{cell::RefCell, rc::Rc};

use js_sys::Function;
use wasm_bindgen::{JsValue, closure::Closure};

type Update = Rc<RefCell<Option<Box<dyn FnOnce()>>>>;

/// Changes the document within a view transition, where the browser has them.
pub(super) struct Movement {
    /// `movePage` of `web/boot.js`.
    move_page: Function,
    /// What changes the document; it waits here until the browser is ready.
    update: Update,
    /// Runs it. One function for good: what is made for each page and not
    /// called would never be freed.
    run: JsValue,
}

impl Movement {
    /// `move_page` takes what changes the document, the paths of the page that
    /// is left and of the one that comes, and whether that lists the former.
    pub(super) fn new(move_page: Function) -> Self {
        let update = Update::default();
        let waiting = Rc::clone(&update);
        let run = Closure::<dyn FnMut()>::new(move || {
            let update = waiting.take();
            if let Some(update) = update {
                update();
            }
        });
        Self {
            move_page,
            update,
            run: run.into_js_value(),
        }
    }

    /// Has the document changed by `update`, now or soon. If another change
    /// comes before, this one never happens. `lists` tells whether the page at
    /// `to` is a list with the one at `from` in it.
    pub(super) fn start(&self, from: &str, to: &str, lists: bool, update: impl FnOnce() + 'static) {
        self.update.replace(Some(Box::new(update)));
        // It fails where the update does, and then there is nothing to go back to.
        let (from, to) = (from.into(), to.into());
        let _ = self
            .move_page
            .call4(&JsValue::NULL, &self.run, &from, &to, &lists.into());
    }
}
