//! How politely to ask.

use std::path::PathBuf;
use std::time::Duration;

/// How [`crate::check`] asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Who is asking, as servers see it.
    pub user_agent: String,
    /// How long an answer may take, from the name's look-up to its head.
    pub timeout: Duration,
    /// How many hosts are asked at once; never more than one request a host.
    pub at_once: usize,
    /// How long a host is left alone between two addresses.
    pub pause: Duration,
    /// The file that remembers what was fine, if any.
    pub cache: Option<PathBuf>,
    /// How long it is remembered.
    pub keep: Duration,
}

impl Default for Options {
    /// Four hosts at once, ten seconds, half a second of pause, no cache.
    fn default() -> Self {
        Self {
            user_agent: concat!("inkleaf-linkcheck/", env!("CARGO_PKG_VERSION")).into(),
            timeout: Duration::from_secs(10),
            at_once: 4,
            pause: Duration::from_millis(500),
            cache: None,
            keep: Duration::from_secs(24 * 60 * 60),
        }
    }
}
