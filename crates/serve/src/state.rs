//! What a running server knows, shared between its owner and its requests.

use crate::rules::{Answer, Rules};
use crate::{Caching, Options, Record, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

pub(crate) struct State {
    pub(crate) base: String,
    pub(crate) caching: Caching,
    pub(crate) live_reload: bool,
    record: bool,
    pub(crate) version: watch::Sender<u64>,
    root: Mutex<PathBuf>,
    headers: Mutex<HeaderMap>,
    rules: Mutex<Rules>,
    records: Mutex<Vec<Record>>,
}

impl State {
    pub(crate) fn new(options: &Options, headers: HeaderMap) -> Self {
        Self {
            base: options.base.clone(),
            caching: options.caching,
            live_reload: options.live_reload,
            record: options.record,
            version: watch::Sender::new(first_version()),
            root: Mutex::new(options.root.clone()),
            headers: Mutex::new(headers),
            rules: Mutex::default(),
            records: Mutex::default(),
        }
    }

    pub(crate) fn root(&self) -> PathBuf {
        locked(&self.root).clone()
    }

    pub(crate) fn set_root(&self, root: PathBuf) {
        *locked(&self.root) = root;
    }

    pub(crate) fn headers(&self) -> HeaderMap {
        locked(&self.headers).clone()
    }

    pub(crate) fn set_headers(&self, headers: HeaderMap) {
        *locked(&self.headers) = headers;
    }

    pub(crate) fn rules(&self) -> MutexGuard<'_, Rules> {
        locked(&self.rules)
    }

    pub(crate) fn answer(&self, request: &Request) -> Option<Answer> {
        self.rules().answer(request)
    }

    pub(crate) fn record(&self, request: Request, status: u16) {
        if self.record {
            self.records().push(Record { request, status });
        }
    }

    pub(crate) fn records(&self) -> MutexGuard<'_, Vec<Record>> {
        locked(&self.records)
    }
}

/// Reads response headers from text.
///
/// Returns the first one that HTTP does not allow as the error.
pub(crate) fn parse_headers(headers: &[(String, String)]) -> Result<HeaderMap, String> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let wrong = || format!("{name}: {value}");
        let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong())?;
        map.append(key, HeaderValue::from_str(value).map_err(|_| wrong())?);
    }
    Ok(map)
}

/// A server that is started anew must differ from the one before it, so that
/// pages which are still open reload: its versions start from the clock.
fn first_version() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or_default()
}

/// A rule that panicked in its own thread must not take the server with it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
