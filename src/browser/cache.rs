//! Pages at hand, so that a click need not wait and «back» is instant.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use inkleaf_site::Page;

use super::{
    renderer::Renderer,
    source::{PageSource, SourceError},
};

/// How many pages are kept: enough for the way back of a sitting, and for what
/// a pointer brushes over, at some ten kilobytes each.
const CAPACITY: usize = 32;

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
    /// The renderer could not be had; the prerendered page can.
    Renderer,
}

type Pending = Shared<LocalBoxFuture<'static, Result<Rc<Ready>, NotReady>>>;

/// The pages at hand and under way, most recently used last.
pub(super) struct Cache {
    source: Rc<dyn PageSource>,
    renderer: Renderer,
    pages: RefCell<VecDeque<(String, Pending)>>,
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
        self.keep(path, async move { Ok(ready) }.boxed_local().shared());
    }

    /// The page at `path`, from the cache or loaded now. Failures are not kept:
    /// the next attempt asks again.
    pub(super) fn get(&self, path: &str) -> Pending {
        let known = {
            let mut pages = self.pages.borrow_mut();
            let at = pages.iter().position(|(known, _)| known == path);
            at.and_then(|at| pages.remove(at))
        };
        let pending = match known {
            Some((_, pending)) if !matches!(pending.peek(), Some(Err(_))) => pending,
            _ => self.load(path),
        };
        self.keep(path, pending.clone());
        pending
    }

    fn keep(&self, path: &str, pending: Pending) {
        let mut pages = self.pages.borrow_mut();
        pages.push_back((path.to_owned(), pending));
        while pages.len() > CAPACITY {
            pages.pop_front();
        }
    }

    fn load(&self, path: &str) -> Pending {
        // Most pages show a document, and the module takes as long to come as
        // the data: both at once.
        self.renderer.prepare();
        let answer = self.source.load(path);
        let renderer = self.renderer.clone();
        async move {
            let fetched = answer.await.map_err(NotReady::Source)?;
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
        }
        .boxed_local()
        .shared()
    }
}
