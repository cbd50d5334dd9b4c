//! Addresses: which ones a post may use, and what they mean on its page.

use serde::{Deserialize, Serialize};

/// The path below which a site is published: `/` or, on a shared host, `/blog/`.
/// Always starts and ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base(String);

impl Base {
    /// From any spelling of the path: `""`, `"/"`, `"blog"`, `"/blog"`, `"/blog/"`.
    pub fn new(path: &str) -> Self {
        let inner = path.trim_matches('/');
        Self(if inner.is_empty() { "/".into() } else { format!("/{inner}/") })
    }

    /// The path, with a slash at either end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A site address (`/posts/hello/`, as if the site were published at `/`)
    /// as an href below this base: `/blog/posts/hello/`.
    pub fn href(&self, address: &str) -> String {
        format!("{}{}", self.0, address.trim_start_matches('/'))
    }
}

/// What a link or image target written in a post means, as an href that is
/// right on any page of the site: relative targets are resolved against the
/// post's own address, site-absolute ones get the base path, `#fragment`s and
/// targets on other hosts stay. `None` where the scheme is not one of http,
/// https, mailto, tel: such a target must not reach the page.
pub fn absolute(target: &str, address: &str, base: &Base) -> Option<String> {
    let _ = (target, address, base);
    todo!()
}
