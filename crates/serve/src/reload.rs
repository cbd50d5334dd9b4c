//! Live reload: a script in every HTML page that waits for the next version.

use crate::Request;
use crate::files::text;
use crate::state::State;
use axum::body::{Body, to_bytes};
use axum::http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH,
    LAST_MODIFIED, RANGE,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use std::time::Duration;

/// Short enough for any proxy or browser that ends quiet requests.
const LONGEST_WAIT: Duration = Duration::from_secs(20);
const FOLDER: &str = ".inkleaf/";
const LARGEST_PAGE: usize = 64 * 1024 * 1024;

/// Answers the script itself and its question for the next version; `None`
/// for all other requests.
pub(crate) async fn respond(state: &State, request: &Request) -> Option<Response> {
    let name = request
        .path
        .strip_prefix(state.base.as_str())?
        .strip_prefix(FOLDER)?;
    match name {
        "reload.js" => {
            let script = include_str!("reload.js");
            Some(text(
                StatusCode::OK,
                "text/javascript; charset=utf-8",
                script,
            ))
        }
        "version" => Some(wait(state, request.query.as_deref().unwrap_or_default()).await),
        _ => None,
    }
}

/// 205 as soon as the version differs from the known one, 204 if it still
/// doesn't after [`LONGEST_WAIT`].
async fn wait(state: &State, query: &str) -> Response {
    let known = query
        .strip_prefix("known=")
        .and_then(|known| known.parse::<u64>().ok());
    let mut versions = state.version.subscribe();
    let other = versions.wait_for(|version| Some(*version) != known);
    let status = match tokio::time::timeout(LONGEST_WAIT, other).await {
        Ok(_) => StatusCode::RESET_CONTENT,
        Err(_) => StatusCode::NO_CONTENT,
    };
    text(status, "text/plain; charset=utf-8", "")
}

/// A page with the script in it differs from its file, and so from the file's
/// `ETag` and byte ranges: pages are always asked for whole.
pub(crate) fn make_unconditional(request: &mut axum::extract::Request) {
    let path = request.uri().path();
    if path.ends_with('/') || path.ends_with(".html") {
        remove(
            request.headers_mut(),
            &[IF_NONE_MATCH, IF_MODIFIED_SINCE, RANGE],
        );
    }
}

/// Puts the script into an HTML response; leaves others as they are.
pub(crate) async fn inject(state: &State, response: Response) -> Response {
    let is_html = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    if !is_html
        || response
            .headers()
            .get(CONTENT_LENGTH)
            .is_some_and(|length| length == "0")
    {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(page) = to_bytes(body, LARGEST_PAGE).await else {
        let page = "The page can't be read, or is larger than 64 MB.\n";
        return text(
            StatusCode::INTERNAL_SERVER_ERROR,
            "text/plain; charset=utf-8",
            page,
        );
    };
    remove(
        &mut head.headers,
        &[ETAG, LAST_MODIFIED, ACCEPT_RANGES, CONTENT_LENGTH],
    );
    let script = format!(
        "<script src=\"{}{FOLDER}reload.js?version={}\" defer></script>",
        state.base,
        *state.version.borrow()
    );
    let page = with_script(&page, &script);
    head.headers
        .insert(CONTENT_LENGTH, HeaderValue::from(page.len()));
    Response::from_parts(head, Body::from(page))
}

/// Before the end of the head; at the end where there is none (then browsers
/// add it to the body).
fn with_script(page: &[u8], script: &str) -> Vec<u8> {
    let end_of_head = b"</head>";
    let at = page
        .windows(end_of_head.len())
        .position(|window| window.eq_ignore_ascii_case(end_of_head))
        .unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

fn remove(headers: &mut axum::http::HeaderMap, names: &[HeaderName]) {
    for name in names {
        headers.remove(name);
    }
}
