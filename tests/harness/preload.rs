//! Scripts that run in every document before its own.
//!
//! Chromium's debugging protocol installs them. In the other engines the host
//! does: it puts a script element at the head of every page that it serves,
//! and the element removes itself, so that the page is the page again.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use inkleaf_serve::{Answer, Request};
use percent_encoding::percent_decode_str;

/// What the scripts' file is called, below the site's base path.
const FILE: &str = "tests-preload.js";
const HTML: &str = "text/html; charset=utf-8";

/// The scripts; all clones share them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Preload(Arc<Mutex<String>>);

impl Preload {
    /// Adds a script.
    pub(crate) fn add(&self, script: &str) {
        let mut scripts = self.scripts();
        scripts.push_str(script);
        scripts.push_str(";\n");
    }

    /// Whether a path is that of the scripts' file.
    pub(crate) fn is_file(path: &str) -> bool {
        path.ends_with(FILE)
    }

    /// The answer to a request for the scripts, or for a page of the site in
    /// `root`, which gets them; other requests are none of our business.
    pub(crate) fn answer(&self, request: &Request, root: &Path, base: &str) -> Option<Answer> {
        let below = request.path.strip_prefix(base)?;
        if below == FILE {
            let text = format!("document.currentScript.remove();\n{}", self.scripts());
            return Some(Answer::body(200, "text/javascript; charset=utf-8", text));
        }
        let (status, file) = page_of(below, root)?;
        let page = fs::read_to_string(file).ok()?;
        let (before, after) = page.split_once("<head>")?;
        let page = format!("{before}<head><script src=\"{base}{FILE}\"></script>{after}");
        Some(Answer::body(status, HTML, page))
    }

    fn scripts(&self) -> MutexGuard<'_, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The file that a host answers with where a page is asked for, and the status.
fn page_of(below: &str, root: &Path) -> Option<(u16, PathBuf)> {
    let decoded = percent_decode_str(below).decode_utf8().ok()?;
    let mut file = root.join(decoded.as_ref());
    if below.is_empty() || below.ends_with('/') {
        file.push("index.html");
    } else if !below.ends_with(".html") {
        return None;
    }
    if file.is_file() {
        Some((200, file))
    } else {
        Some((404, root.join("404.html")))
    }
}
