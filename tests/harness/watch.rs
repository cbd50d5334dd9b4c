//! What the browser has noted about a document: the counterpart of `watch.js`.

use serde::Deserialize;

/// Runs in every document before anything else.
pub(crate) const SCRIPT: &str = include_str!("watch.js");

/// Notes about the document that is shown.
#[derive(Debug, Clone, Deserialize)]
pub struct Watch {
    /// Differs in every document.
    pub document: String,
    /// Everything that moved without being asked to.
    pub shifts: Vec<Shift>,
    /// What the security policy has blocked.
    pub violations: Vec<String>,
    /// Changes of the root element's attributes: name, new value, time in
    /// milliseconds since the document began.
    pub root: Vec<(String, Option<String>, f64)>,
    /// For each time that the document was shown, whether it came back from
    /// the back/forward cache.
    pub shows: Vec<bool>,
    /// When clicks happened, in milliseconds since the document began.
    pub clicks: Vec<f64>,
}

/// Content that moved between two frames (Layout Instability, `LayoutShift`).
#[derive(Debug, Clone, Deserialize)]
pub struct Shift {
    /// How much of the window moved how far, from 0.
    pub value: f64,
    /// When, in milliseconds since the document began.
    pub at: f64,
    /// Whether it followed an input within half a second: what a reader has
    /// asked for may move things.
    pub asked: bool,
    /// The start of the HTML of what moved.
    pub sources: Vec<String>,
}

impl Watch {
    /// The times at which an attribute of the root element appeared or changed.
    pub fn times_of(&self, attribute: &str) -> Vec<f64> {
        let changes = self.root.iter();
        let set = changes.filter(|(name, value, _)| name == attribute && value.is_some());
        set.map(|(_, _, time)| *time).collect()
    }
}
