//! From a request to a response: rules first, then the folder's files.

use crate::reload;
use crate::state::State;
use crate::{Answer, Caching, Request};
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::Response;
use std::io;
use std::sync::Arc;
use tower_http::services::ServeDir;

/// Answers a request and records it.
pub(crate) async fn respond(state: Arc<State>, request: axum::extract::Request) -> Response {
    let seen = Request::of(&request);
    if state.live_reload
        && let Some(response) = reload::respond(&state, &seen).await
    {
        return response;
    }
    let Answer { delay, instead } = state.answer(&seen).unwrap_or_default();
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    let mut response = match instead {
        Some(instead) => instead.into_response(),
        None => file(&state, request).await,
    };
    if state.live_reload && seen.method == "GET" {
        response = reload::inject(&state, response).await;
    }
    for (name, value) in &state.headers() {
        response.headers_mut().insert(name, value.clone());
    }
    state.record(seen, response.status().as_u16());
    response
}

async fn file(state: &State, mut request: axum::extract::Request) -> Response {
    let path = request.uri().path();
    let Some(below) = path.strip_prefix(state.base.as_str()) else {
        let is_base = path.strip_suffix('/').unwrap_or(path) == state.base.trim_end_matches('/');
        return if is_base {
            redirect(&state.base)
        } else {
            not_found(state).await
        };
    };
    let keep = state.caching == Caching::KeepAssets && below.starts_with("assets/");
    let Some(uri) = uri_of(below, request.uri().query()) else {
        return not_found(state).await;
    };
    *request.uri_mut() = uri;
    if state.live_reload {
        reload::make_unconditional(&mut request);
    }
    let mut folder =
        ServeDir::new(state.root()).redirect_path_prefix(state.base.trim_end_matches('/'));
    let response = match folder.try_call(request).await {
        Ok(response) => response.map(Body::new),
        Err(error) if is_missing(&error) => return not_found(state).await,
        Err(error) => return failed(&error),
    };
    let mut response = match response.status() {
        StatusCode::NOT_FOUND => return not_found(state).await,
        StatusCode::TEMPORARY_REDIRECT => {
            let to = response
                .headers()
                .get(LOCATION)
                .and_then(|to| to.to_str().ok());
            return redirect(to.unwrap_or(&state.base));
        }
        _ => response,
    };
    name_charset(&mut response);
    let caching = if keep {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

fn uri_of(below: &str, query: Option<&str>) -> Option<Uri> {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("/{below}{query}").parse().ok()
}

/// The folder's `404.html`, or a line of text.
async fn not_found(state: &State) -> Response {
    let page = tokio::fs::read(state.root().join("404.html")).await.ok();
    let content_type = if page.is_some() {
        "text/html; charset=utf-8"
    } else {
        "text/plain; charset=utf-8"
    };
    let body = page.unwrap_or_else(|| b"Not found\n".to_vec());
    text(StatusCode::NOT_FOUND, content_type, body)
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// A file that can't be read: told, so that nobody takes it for a missing one.
fn failed(error: &io::Error) -> Response {
    let body = format!("The file can't be read: {error}\n");
    text(
        StatusCode::INTERNAL_SERVER_ERROR,
        "text/plain; charset=utf-8",
        body,
    )
}

/// As static hosts do it: for good. (`no-cache`, since another site may be
/// previewed on the same port tomorrow.)
fn redirect(to: &str) -> Response {
    let mut response = text(
        StatusCode::MOVED_PERMANENTLY,
        "text/plain; charset=utf-8",
        "",
    );
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(LOCATION, to);
    }
    response
}

pub(crate) fn text(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Body>,
) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Text without a charset is read as Latin-1 by browsers; ours is UTF-8.
fn name_charset(response: &mut Response) {
    let named = response.headers().get(CONTENT_TYPE).and_then(|value| {
        let value = value.to_str().ok()?;
        let bare_text = value.starts_with("text/") && !value.contains("charset");
        bare_text.then(|| HeaderValue::from_str(&format!("{value}; charset=utf-8")).ok())?
    });
    if let Some(named) = named {
        response.headers_mut().insert(CONTENT_TYPE, named);
    }
}
