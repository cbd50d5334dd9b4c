//! Pages at hand, so that a click need not wait and «back» is instant.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use inkleaf_site::Page;
use web_sys::AbortController;

use super::{
    dom,
    renderer::Renderer,
    source::{PageSource, SourceError},
};

/// How many pages are kept: enough for the way back of a sitting, and for what
/// a pointer brushes over, at some ten kilobytes each.
const CAPACITY: usize = 32;

/// How many pages may be on the way at a time, in case they are wanted: a
/// pointer that runs over a list asks for the last ones.
const AHEAD: usize = 4;

/// A page ready to be shown.
#[derive(Debug)]
pub(super) struct Ready {
    /// Its data.
    pub(super) page: Page,
    /// The rendered document, for pages that show one.
    pub(super) article: Option<String>,
}

/// Why a page is not ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotReady {
    /// Its data could not be had.
    Source(SourceError),
    /// The renderer could not be had, or the page is in another language than
    /// what the app says. The prerendered page can be had.
    Renderer,
}

type Pending = Shared<LocalBoxFuture<'static, Result<Rc<Ready>, NotReady>>>;

/// A page at hand or under way.
struct Entry {
    path: String,
    pending: Pending,
    /// Ends the request.
    abort: Option<AbortController>,
}

impl Entry {
    fn is_under_way(&self) -> bool {
        self.pending.peek().is_none()
    }

    fn end(&self) {
        if let Some(abort) = &self.abort {
            abort.abort();
        }
    }
}

/// The pages at hand and under way, most recently used last.
pub(super) struct Cache {
    source: Rc<dyn PageSource>,
    renderer: Renderer,
    pages: RefCell<VecDeque<Entry>>,
}

impl Cache {
    /// An empty cache before a page source.
    pub(super) fn new(source: Rc<dyn PageSource>, renderer: Renderer) -> Self {
        Self {
            source,
            renderer,
            pages: RefCell::default(),
        }
    }

    /// Puts a page in that is known already: the prerendered one.
    pub(super) fn put(&self, path: &str, ready: Ready) {
        let ready = Rc::new(ready);
        self.keep(Entry {
            path: path.to_owned(),
            pending: async move { Ok(ready) }.boxed_local().shared(),
            abort: None,
        });
    }

    /// The page at `path`, which the reader wants to see now: what was on the
    /// way in case it were wanted is given up.
    pub(super) fn get(&self, path: &str) -> Pending {
        self.give_up(0, path);
        self.at_hand(path)
    }

    /// Gets the page at `path`, in case it is wanted next.
    pub(super) fn prefetch(&self, path: &str) -> Pending {
        self.give_up(AHEAD - 1, path);
        self.at_hand(path)
    }

    /// The page at `path`, from the cache or loaded now. Failures are not kept:
    /// the next attempt asks again.
    fn at_hand(&self, path: &str) -> Pending {
        let known = {
            let mut pages = self.pages.borrow_mut();
            let at = pages.iter().position(|entry| entry.path == path);
            at.and_then(|at| pages.remove(at))
        };
        let entry = known
            .filter(|entry| !matches!(entry.pending.peek(), Some(Err(_))))
            .unwrap_or_else(|| self.load(path));
        let pending = entry.pending.clone();
        self.keep(entry);
        pending
    }

    /// Ends the requests but the `last` ones and that for `path`.
    fn give_up(&self, last: usize, path: &str) {
        let pages = self.pages.borrow();
        let under_way = pages.iter().rev().filter(|entry| entry.is_under_way());
        for entry in under_way.skip(last).filter(|entry| entry.path != path) {
            entry.end();
        }
    }

    fn keep(&self, entry: Entry) {
        let mut pages = self.pages.borrow_mut();
        pages.push_back(entry);
        while pages.len() > CAPACITY {
            pages.pop_front();
        }
    }

    fn load(&self, path: &str) -> Entry {
        // Most pages show a document, and the module takes as long to come as
        // the data: both at once.
        self.renderer.prepare();
        let abort = AbortController::new().ok();
        let signal = abort.as_ref().map(AbortController::signal);
        let answer = self.source.load(path, signal.as_ref());
        let renderer = self.renderer.clone();
        let pending = async move {
            let fetched = answer.await.map_err(NotReady::Source)?;
            if fetched.page.head.lang != dom::lang() {
                return Err(NotReady::Renderer);
            }
            let article = match fetched.source {
                Some(source) => Some(
                    renderer
                        .render(&source)
                        .await
                        .map_err(|_| NotReady::Renderer)?,
                ),
                None => None,
            };
            Ok(Rc::new(Ready {
                page: fetched.page,
                article,
            }))
        };
        Entry {
            path: path.to_owned(),
            pending: pending.boxed_local().shared(),
            abort,
        }
    }
}
