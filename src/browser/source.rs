//! Where page data comes from: the seam between the views and the outside.

use std::{future::Future, pin::Pin};

use gloo_net::http::Request;
use inkleaf_site::Page;
use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use super::read::field;

/// Page data as it arrives. The document's source goes on to the renderer's
/// module as it is, without being read here.
#[derive(Debug)]
pub(super) struct Fetched {
    /// The page.
    pub(super) page: Page,
    /// What the renderer takes, for pages that show a document.
    pub(super) source: Option<JsValue>,
}

/// Why page data could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SourceError {
    /// There is no such page.
    NotFound,
    /// The request did not get through.
    Network,
    /// The server answered, but not with a page.
    Status(u16),
    /// The answer is no page data: a sign-in page of the network, an error page.
    NotAPage,
}

/// What a page source answers, some time later.
pub(super) type Answer = Pin<Box<dyn Future<Output = Result<Fetched, SourceError>>>>;

/// Answers «page data and Markdown for this address».
pub(super) trait PageSource {
    /// `path` is a page's address below the host: percent-encoded, ending with
    /// a slash. `signal` ends the attempt.
    fn load(&self, path: &str, signal: Option<&AbortSignal>) -> Answer;
}

/// Page data from the host that served the page: `<address>/page.json`.
pub(super) struct Network;

impl PageSource for Network {
    fn load(&self, path: &str, signal: Option<&AbortSignal>) -> Answer {
        let request = Request::get(&format!("{path}page.json")).abort_signal(signal);
        Box::pin(async move {
            let response = request.send().await.map_err(|_| SourceError::Network)?;
            match response.status() {
                200..=299 => {}
                404 | 410 => return Err(SourceError::NotFound),
                status => return Err(SourceError::Status(status)),
            }
            let text = response.text().await.map_err(|_| SourceError::Network)?;
            read(&text).ok_or(SourceError::NotAPage)
        })
    }
}

/// Reads a page file; `None` for anything else.
fn read(text: &str) -> Option<Fetched> {
    let file = JSON::parse(text).ok()?;
    Some(Fetched {
        page: field(&file, "page")?,
        source: field(&file, "source")?,
    })
}
