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

use inkleaf_site::Listing;
use inkleaf_words::Words;
use leptos::prelude::document;
use leptos_router::{NavigateOptions, location::State};
use wasm_bindgen::JsValue;

use super::{
    address,
    cache::{Cache, NotReady, Ready},
    dom, failure, head, history,
    history::{Positions, Turn},
    links::Target,
    more::{self, Grown},
    progress::Progress,
    scene::Scene,
    source::{Fetched, SourceError, take_page},
    stage,
    stage::Stage,
};

/// Takes the browser to an address (the router's doing).
pub(super) type Go = Box<dyn Fn(&str, NavigateOptions)>;

/// What a visit found.
type Outcome = Result<Rc<Ready>, NotReady>;

/// Shows one page after the other.
pub(super) struct Navigator {
    words: Words,
    cache: Cache,
    go: Go,
    positions: Positions,
    progress: Progress,
    stage: Stage,
    grown: Grown,
    /// The path of the page that is shown.
    shown: RefCell<String>,
    /// Counts visits, so that a slow one does not overrule a later one.
    visits: Cell<u32>,
}

impl Navigator {
    /// A navigator on the page that is shown now.
    pub(super) fn new(words: Words, cache: Cache, go: Go) -> Self {
        Self {
            words,
            cache,
            go,
            positions: Positions::take_over(),
            progress: Progress::default(),
            stage: Stage::default(),
            grown: Grown::default(),
            shown: RefCell::new(address::first()),
            visits: Cell::new(0),
        }
    }

    /// Keeps the page that was here before the app, so that «back» to it needs no
    /// request. Not one that stands in for what was asked for.
    pub(super) fn keep_prerendered(&self) {
        let path = self.shown.borrow();
        let is_here = self.visits.get() == 0;
        let fetched = is_here.then(|| take_page(&document())).flatten();
        let is_own = |fetched: &Fetched| fetched.page.head.canonical.ends_with(&*path);
        if let Some(fetched) = fetched.filter(is_own) {
            self.cache.put(&path, fetched);
        }
    }

    /// Has a page at hand, in case it is wanted next.
    pub(super) fn prefetch(&self, path: &str) {
        if *self.shown.borrow() != path {
            let page = self.cache.prefetch(path);
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
        dom::set_root("data-visiting", Some(&address::href(&target.href)));
        let load = self.load(target.path.clone(), target.href.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let Some(scene) = load.await else { return };
            let Some(scene) = scene else {
                // Should the reader come back, they are on the way no longer.
                dom::set_root("data-visiting", None);
                return address::leave(&target.href);
            };
            this.positions.leave();
            this.shown.replace(target.path);
            this.positions.enter(&target.href, || {
                (this.go)(&target.href, options(history::new_key(), false));
            });
            this.show(scene, None);
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
        let path = address::path();
        if *self.shown.borrow() != path {
            self.shown.replace(path.clone());
            if let Some(list) = self.grown.get(&self.positions.key()) {
                self.begin();
                self.progress.stop();
                return self.show(self.scene_of(&list), position);
            }
            return Rc::clone(self).load_and_show(path, position);
        }
        self.begin();
        self.progress.stop();
        match position {
            Some(position) => stage::restore(position),
            // A browser sees no heading in such an address.
            None if address::is_embedded() => stage::place(None),
            None => {}
        }
    }

    /// Shows the page that the address names where the document came with another:
    /// a blog that is one file always comes with the same.
    pub(super) fn arrive(self: &Rc<Self>) {
        let path = address::path();
        let position = self.positions.recalled();
        if *self.shown.borrow() != path {
            self.shown.replace(path.clone());
            Rc::clone(self).load_and_show(path, position);
        } else if position.is_none() && address::is_embedded() && address::fragment().is_some() {
            // A browser sees no heading in such an address.
            stage::place(None);
        }
    }

    /// Appends the next page of the list that is shown. Where it can't be had
    /// the reader is taken there, and told why.
    pub(super) fn more(self: &Rc<Self>) {
        let Some(path) = more::next() else { return };
        let this = Rc::clone(self);
        let fetch = self.fetch(path.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let Some(next) = fetch.await else { return };
            let list = match this.grown.get(&this.positions.key()) {
                Some(list) => Ok(list),
                None => {
                    let shown = this.cache.get(&this.shown.borrow());
                    shown.await
                }
            };
            let joined = match (list, next) {
                (Ok(list), Ok(next)) => more::joined(&list, &next),
                _ => None,
            };
            match joined {
                Some((list, added)) => this.append(&path, list, added),
                None => this.visit(Target {
                    href: path.clone(),
                    path,
                }),
            }
        });
    }

    fn append(&self, path: &str, list: Ready, added: Listing) {
        head::follow(&list.page.head);
        self.shown.replace(path.to_owned());
        self.positions
            .stay(|key| (self.go)(path, options(key, true)));
        self.grown.put(self.positions.key(), Rc::new(list));
        self.stage.append(self.words, added);
    }

    fn load_and_show(self: Rc<Self>, path: String, position: Option<(f64, f64)>) {
        let load = self.load(path, address::here());
        wasm_bindgen_futures::spawn_local(async move {
            let Some(scene) = load.await else { return };
            let Some(scene) = scene else {
                return address::leave(&address::here());
            };
            self.show(scene, position);
        });
    }

    /// Counts a visit; earlier ones are overruled.
    fn begin(&self) -> u32 {
        self.visits.set(self.visits.get() + 1);
        self.visits.get()
    }

    /// The page at `path`, or `None` if another visit has begun meanwhile.
    fn fetch(self: &Rc<Self>, path: String) -> impl Future<Output = Option<Outcome>> + use<> {
        let this = Rc::clone(self);
        let visit = self.begin();
        self.progress.start();
        async move {
            let outcome = this.cache.get(&path).await;
            (this.visits.get() == visit).then(|| {
                this.progress.stop();
                outcome
            })
        }
    }

    /// The page at `path` (`href` with all that follows it), ready to be shown;
    /// the inner `None` if only the browser can show it.
    fn load(
        self: &Rc<Self>,
        path: String,
        href: String,
    ) -> impl Future<Output = Option<Option<Scene>>> + use<> {
        let this = Rc::clone(self);
        let fetch = self.fetch(path);
        async move {
            let scene = this.scene(fetch.await?, href);
            let visit = this.visits.get();
            // Making it ready takes a slow phone a moment, showing it another.
            dom::task().await;
            (this.visits.get() == visit).then_some(scene)
        }
    }

    /// What is to be shown of what was found; `None` if only the browser can.
    fn scene(self: &Rc<Self>, outcome: Outcome, href: String) -> Option<Scene> {
        let error = match outcome {
            Ok(ready) => return Some(self.scene_of(&ready)),
            Err(NotReady::Foreign) => return None,
            Err(NotReady::Source(error)) => error,
        };
        let words = self.words;
        let page = failure::stand_in(words, &error);
        if error == SourceError::NotFound {
            return Some(Scene::of(words, page, None));
        }
        let this = Rc::clone(self);
        let retry = move || {
            let path = this.shown.borrow().clone();
            Rc::clone(&this).load_and_show(path, None);
        };
        let view = move || failure::view(words, &error, &href, retry);
        Some(Scene::new(page.head, view, None))
    }

    fn scene_of(&self, ready: &Ready) -> Scene {
        Scene::of(self.words, ready.page.clone(), ready.text.clone())
    }

    fn show(&self, scene: Scene, position: Option<(f64, f64)>) {
        head::follow(&scene.head);
        self.stage.show(scene, position);
        head::mark_menu(&self.shown.borrow());
        self.cache.prepare();
    }
}

/// The router is to change the address and nothing else.
fn options(key: JsValue, replace: bool) -> NavigateOptions {
    NavigateOptions {
        resolve: false,
        replace,
        scroll: false,
        state: State::new(Some(key)),
    }
}
