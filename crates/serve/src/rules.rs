//! Rules: chosen requests are answered otherwise, while the server runs.

use crate::Request;
use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use std::time::Duration;

/// How a rule answers a request.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// How long the answer is held back.
    pub delay: Duration,
    /// What is answered instead of the file; `None`: the file.
    pub instead: Option<Instead>,
}

/// An answer that is not a file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    status: u16,
    content_type: String,
    body: Vec<u8>,
    headers: Vec<(String, String)>,
}

impl Answer {
    /// The file, but only after `delay`.
    pub fn late(delay: Duration) -> Self {
        Self {
            delay,
            instead: None,
        }
    }

    /// An HTTP status (500 if it is no valid one) with a short text as its body.
    pub fn status(status: u16) -> Self {
        Self::body(status, "text/plain; charset=utf-8", format!("{status}\n"))
    }

    /// Any status (500 if it is no valid one), content type and body.
    pub fn body(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let instead = Instead {
            status,
            content_type: content_type.into(),
            body: body.into(),
            headers: Vec::new(),
        };
        Self {
            delay: Duration::ZERO,
            instead: Some(instead),
        }
    }
}

impl Answer {
    /// With a further header; none where HTTP does not allow it, or where the
    /// answer is the file.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        if let Some(instead) = &mut self.instead {
            instead.headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

impl Instead {
    pub(crate) fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if let Ok(value) = HeaderValue::from_str(&self.content_type) {
            response.headers_mut().insert(CONTENT_TYPE, value);
        }
        for (name, value) in &self.headers {
            let name = HeaderName::try_from(name);
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(value)) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}

type Rule = Box<dyn Fn(&Request) -> Option<Answer> + Send + Sync>;

/// The rules in force; the newest one that answers wins.
#[derive(Default)]
pub(crate) struct Rules(Vec<Rule>);

impl Rules {
    pub(crate) fn add(&mut self, rule: Rule) {
        self.0.push(rule);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn answer(&self, request: &Request) -> Option<Answer> {
        self.0.iter().rev().find_map(|rule| rule(request))
    }
}
