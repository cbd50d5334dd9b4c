//! Pages at hand, so that a click need not wait and «back» is instant.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use inkleaf_site::Page;
use web_sys::AbortController;

use super::{
    address, dom,
    renderer::Renderer,
    source::{Fetched, Form, PageSource, Shown, SourceError},
    text::Text,
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
    /// The text of the document, for pages that show one.
    pub(super) text: Option<Text>,
}

/// Why a page is not ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotReady {
    /// Its data could not be had.
    Source(SourceError),
    /// The app can't show it: the renderer refuses it, or it is in another
    /// language than what the app says, or of another version. The browser can.
    Foreign,
}

impl From<SourceError> for NotReady {
    fn from(error: SourceError) -> Self {
        match error {
            SourceError::OtherVersion => Self::Foreign,
            error => Self::Source(error),
        }
    }
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
    pub(super) fn put(&self, path: &str, fetched: Fetched) {
        let ready = ready(&self.renderer, fetched);
        self.keep(Entry {
            path: path.to_owned(),
            pending: async move { ready }.boxed_local().shared(),
            abort: None,
        });
    }

    /// To be called when the reader has seen another page: whoever clicks once
    /// will click again, and pages with their Markdown are less to fetch.
    /// Readers who pay by the byte would need many clicks to win that back.
    pub(super) fn prepare(&self) {
        if !dom::root_has("data-sparing") {
            self.renderer.prepare();
        }
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
        let form = if self.renderer.is_ready() {
            Form::Source
        } else {
            Form::Prerendered
        };
        let abort = AbortController::new().ok();
        let signal = abort.as_ref().map(AbortController::signal);
        let answer = self.source.load(path, form, signal.as_ref());
        let renderer = self.renderer.clone();
        let pending = async move {
            let ready = ready(&renderer, answer.await?);
            // Reading a long page takes a slow phone a moment, showing it another:
            // in between the browser can answer.
            dom::task().await;
            ready
        };
        Entry {
            path: path.to_owned(),
            pending: pending.boxed_local().shared(),
            abort,
        }
    }
}

/// What becomes of a page that the renderer refuses. In a blog that is one file the
/// browser has nothing else to show.
fn not_rendered() -> NotReady {
    if address::is_embedded() {
        NotReady::Source(SourceError::NotAPage)
    } else {
        NotReady::Foreign
    }
}

/// What has arrived, rendered.
fn ready(renderer: &Renderer, fetched: Fetched) -> Result<Rc<Ready>, NotReady> {
    let Fetched { page, shows } = fetched;
    if page.head.lang != dom::lang() {
        return Err(NotReady::Foreign);
    }
    let text = match shows {
        Some(Shown::Source(source)) => {
            let html = renderer.render(&source);
            Some(
                html.and_then(|html| Text::read(&html))
                    .ok_or_else(not_rendered)?,
            )
        }
        Some(Shown::Text(text)) => Some(text),
        None => None,
    };
    Ok(Rc::new(Ready { page, text }))
}
