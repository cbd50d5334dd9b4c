//! Requests as rules and tests see them.

/// A request, as a rule sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path as it was sent, percent-encoded, base included.
    pub path: String,
    /// What follows the `?`, if anything.
    pub query: Option<String>,
    /// The request's headers, names in lower case. Values that are not text
    /// are left out.
    pub headers: Vec<(String, String)>,
}

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What was asked for.
    pub request: Request,
    /// The status of the answer.
    pub status: u16,
}

impl Request {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn of(request: &axum::extract::Request) -> Self {
        let headers = request.headers().iter().filter_map(|(name, value)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        });
        Self {
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().map(str::to_owned),
            headers: headers.collect(),
        }
    }
}
