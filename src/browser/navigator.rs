//! One visit after the other: load the page, go to its address, show it.
//!
//! A click first loads the page and then changes the address, so that address,
//! text, title and scroll position change in one step, as they do when a
//! browser follows a link by itself. «Back» and «forward» change the address
//! first, since that is what the reader did; the page follows.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use inkleaf_site::Page;
use leptos_router::{NavigateOptions, location::State};

use super::{
    cache::{Cache, NotReady, Ready},
    dom, failure, head, history,
    history::{Positions, Turn},
    links::Target,
    progress::Progress,
    source::SourceError,
    stage,
    stage::Stage,
};
use crate::views::page_view;

/// Takes the browser to an address (the router's doing).
pub(super) type Go = Box<dyn Fn(&str, NavigateOptions)>;

/// What a visit found.
type Outcome = Result<Rc<Ready>, NotReady>;

/// Shows one page after the other.
pub(super) struct Navigator {
    cache: Cache,
    go: Go,
    positions: Positions,
    progress: Progress,
    stage: Stage,
    /// The path of the page that is shown.
    shown: RefCell<String>,
    /// Counts visits, so that a slow one does not overrule a later one.
    visits: Cell<u32>,
}

impl Navigator {
    /// A navigator on the page that is shown now.
    pub(super) fn new(cache: Cache, go: Go) -> Self {
        Self {
            cache,
            go,
            positions: Positions::take_over(),
            progress: Progress::default(),
            stage: Stage::default(),
            shown: RefCell::new(dom::path()),
            visits: Cell::new(0),
        }
    }

    /// Has a page at hand, in case it is wanted next.
    pub(super) fn prefetch(&self, path: &str) {
        if *self.shown.borrow() != path {
            let page = self.cache.get(path);
            wasm_bindgen_futures::spawn_local(async move {
                let _ = page.await;
            });
        }
    }

    /// A link was clicked. Until its page is shown the document says where the
    /// reader wants to go, so that `web/boot.js` can take them there if the app
    /// breaks down on the way.
    pub(super) fn visit(self: &Rc<Self>, target: Target) {
        let this = Rc::clone(self);
        dom::set_root("data-visiting", Some(&target.href));
        let load = self.load(target.path.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let Some(outcome) = load.await else { return };
            // The prerendered page does not need it.
            if matches!(outcome, Err(NotReady::Renderer)) {
                return dom::go(&target.href);
            }
            this.positions.leave();
            this.shown.replace(target.path);
            this.positions
                .enter(&target.href, || (this.go)(&target.href, options()));
            this.show(outcome, None);
            dom::set_root("data-visiting", None);
        });
    }

    /// A link to a place on the same page was clicked. The browser goes there,
    /// but it says so only afterwards.
    pub(super) fn leave(&self) {
        self.positions.leave();
    }

    /// The address has changed, perhaps by other means than [`Self::visit`]:
    /// «back», «forward», or a link to a heading.
    pub(super) fn follow(self: &Rc<Self>) {
        let position = match self.positions.turn() {
            Turn::Nowhere => return,
            Turn::Onward => None,
            Turn::To(position) => position,
        };
        // Whatever was on the way has been overruled.
        dom::set_root("data-visiting", None);
        let path = dom::path();
        if *self.shown.borrow() != path {
            self.shown.replace(path.clone());
            return Rc::clone(self).load_and_show(path, position);
        }
        self.visits.set(self.visits.get() + 1);
        self.progress.stop();
        if let Some(position) = position {
            stage::restore(position);
        }
    }

    fn load_and_show(self: Rc<Self>, path: String, position: Option<(f64, f64)>) {
        let load = self.load(path);
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(outcome) = load.await {
                self.show(outcome, position);
            }
        });
    }

    /// The page at `path`, or `None` if another visit has begun meanwhile.
    fn load(self: &Rc<Self>, path: String) -> impl Future<Output = Option<Outcome>> + use<> {
        let this = Rc::clone(self);
        let visit = self.visits.get() + 1;
        self.visits.set(visit);
        self.progress.start();
        async move {
            let outcome = this.cache.get(&path).await;
            (this.visits.get() == visit).then(|| {
                this.progress.stop();
                outcome
            })
        }
    }

    fn show(self: &Rc<Self>, outcome: Outcome, position: Option<(f64, f64)>) {
        match outcome {
            Ok(ready) => self.show_page(ready.page.clone(), ready.article.clone()),
            Err(NotReady::Source(error @ SourceError::NotFound)) => {
                self.show_page(failure::stand_in(&error), None);
            }
            Err(NotReady::Source(error)) => self.show_failure(error),
            Err(NotReady::Renderer) => return dom::go(&dom::here()),
        }
        head::mark_menu(&self.shown.borrow());
        stage::place(position);
    }

    fn show_page(&self, page: Page, article: Option<String>) {
        head::follow(&page.head);
        self.stage.show(move || page_view(page, article));
    }

    fn show_failure(self: &Rc<Self>, error: SourceError) {
        head::follow(&failure::stand_in(&error).head);
        let this = Rc::clone(self);
        let retry = move || {
            let path = this.shown.borrow().clone();
            Rc::clone(&this).load_and_show(path, None);
        };
        self.stage
            .show(move || failure::view(&error, dom::here(), retry));
    }
}

/// The router is to change the address and nothing else.
fn options() -> NavigateOptions {
    NavigateOptions {
        resolve: false,
        replace: false,
        scroll: false,
        state: State::new(Some(history::new_key())),
    }
}
