//! Where page data comes from: the seam between the views and the outside.

use std::{future::Future, pin::Pin};

use gloo_net::http::Request;
use inkleaf_site::Page;
use js_sys::{Function, JSON, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Document};

use super::{
    read::{Read, field},
    text::{self, Text},
};

/// What a page can be had as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Page data with a document's Markdown, for the renderer.
    Source,
    /// The prerendered page. Whoever has no renderer yet is sooner there than
    /// if they waited for it: it weighs as much as several pages.
    Prerendered,
}

/// A page as it arrives.
#[derive(Debug)]
pub(super) struct Fetched {
    /// Its data.
    pub(super) page: Page,
    /// The document that it shows, if it shows one.
    pub(super) shows: Option<Shown>,
}

/// A document that a page shows.
#[derive(Debug)]
pub(super) enum Shown {
    /// What the renderer takes; it is not read here.
    Source(JsValue),
    /// Its text, rendered before.
    Text(Text),
}

/// Why page data could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SourceError {
    /// There is no such page.
    NotFound,
    /// The request did not get through.
    Network,
    /// There is one, but of another version of the blog than this app.
    OtherVersion,
    /// The server answered, but not with a page.
    Status(u16),
    /// The answer is no page data: a sign-in page of the network, an error page.
    NotAPage,
}

/// What a page source answers, some time later.
pub(super) type Answer = Pin<Box<dyn Future<Output = Result<Fetched, SourceError>>>>;

/// Answers «the page at this address».
pub(super) trait PageSource {
    /// `path` is a page's address below the host: percent-encoded, ending with
    /// a slash. `signal` ends the attempt.
    fn load(&self, path: &str, form: Form, signal: Option<&AbortSignal>) -> Answer;
}

/// Pages from the host that served the first one: `<address>/page.json`, or the
/// document at the address itself.
pub(super) struct Network;

impl PageSource for Network {
    fn load(&self, path: &str, form: Form, signal: Option<&AbortSignal>) -> Answer {
        let name = match form {
            Form::Source => "page.json",
            Form::Prerendered => "",
        };
        let request = Request::get(&format!("{path}{name}")).abort_signal(signal);
        Box::pin(async move {
            let response = request.send().await.map_err(|_| SourceError::Network)?;
            match response.status() {
                200..=299 => {}
                404 | 410 => return Err(SourceError::NotFound),
                // The service worker's answer: it has checked.
                409 => return Err(SourceError::OtherVersion),
                status => return Err(SourceError::Status(status)),
            }
            let kind = response.headers().get("content-type").unwrap_or_default();
            let text = response.text().await.map_err(|_| SourceError::Network)?;
            // The service worker gives what it has stored, whatever was asked for.
            if kind.starts_with("text/html") {
                read_html(&text)
            } else {
                read_data(&JSON::parse(&text).unwrap_or_default())
            }
        })
    }
}

/// Pages from the document itself; what the function does is told at
/// [`super::start`].
pub(super) struct Embedded {
    /// Answers a promise of the page file at a path.
    pub(super) read: Function,
    /// Answers a promise of the renderer: no page in the document is prerendered.
    pub(super) load_renderer: Function,
}

impl PageSource for Embedded {
    fn load(&self, path: &str, _: Form, _: Option<&AbortSignal>) -> Answer {
        let page = self.read.call1(&JsValue::NULL, &path.into());
        let renderer = self.load_renderer.call0(&JsValue::NULL);
        Box::pin(async move {
            let _ = settled(renderer).await;
            match settled(page).await.map_err(|_| SourceError::NotAPage)? {
                nothing if nothing.is_undefined() => Err(SourceError::NotFound),
                file => read_data(&file),
            }
        })
    }
}

/// What a JavaScript function's promise becomes.
async fn settled(promise: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?.unchecked_into::<Promise>()).await
}

/// Reads a page file.
fn read_data(file: &JsValue) -> Result<Fetched, SourceError> {
    is_ours(field(file, "build"))?;
    let read = || {
        Some(Fetched {
            page: field(file, "page")?,
            shows: field::<Option<_>>(file, "source")?.map(Shown::Source),
        })
    };
    read().ok_or(SourceError::NotAPage)
}

/// Reads the text of a prerendered page.
fn read_html(text: &str) -> Result<Fetched, SourceError> {
    let document = text::read_document(text).ok_or(SourceError::NotAPage)?;
    is_ours(build_of(&document))?;
    take_page(&document).ok_or(SourceError::NotAPage)
}

/// Whether a page is for this app, by the build that it names. One that is for
/// another is of another version of the blog: it is for the browser to show.
fn is_ours(build: Option<String>) -> Result<(), SourceError> {
    match build {
        None => Err(SourceError::NotAPage),
        own if own == build_of(&leptos::prelude::document()) => Ok(()),
        _ => Err(SourceError::OtherVersion),
    }
}

fn build_of(document: &Document) -> Option<String> {
    let meta = document.query_selector("meta[name=inkleaf-build]").ok()??;
    meta.get_attribute("content")
}

/// Takes a prerendered page out of its document.
pub(super) fn take_page(document: &Document) -> Option<Fetched> {
    let block = document.get_element_by_id("page-data")?.text_content()?;
    Some(Fetched {
        page: Page::read(&JSON::parse(&block).ok()?)?,
        shows: Text::of(document).map(Shown::Text),
    })
}
