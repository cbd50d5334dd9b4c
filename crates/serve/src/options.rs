//! What a server is started with.

use std::path::PathBuf;

/// What a [`Server`](crate::Server) is started with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder to serve.
    pub root: PathBuf,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The path below which the folder appears, with a slash at both ends:
    /// `/`, `/blog/`. What lies outside of it is not found.
    pub base: String,
    /// Further headers of every response: name and value.
    pub headers: Vec<(String, String)>,
    /// What browsers are told about keeping files.
    pub caching: Caching,
    /// Whether HTML gets a script that reloads the page after
    /// [`Server::reload`](crate::Server::reload).
    pub live_reload: bool,
    /// Whether requests are kept for [`Server::requests`](crate::Server::requests).
    pub record: bool,
}

/// What browsers are told about keeping files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Caching {
    /// Every file is asked for again (`no-cache`), and answered with 304 when
    /// it is the same.
    #[default]
    Revalidate,
    /// As [`Caching::Revalidate`], but files in `assets/` are kept for good,
    /// since their names change with their bytes.
    KeepAssets,
}

impl Options {
    /// Serves `root` at `/` on any free port, with nothing added and all
    /// requests recorded.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            port: 0,
            base: "/".into(),
            headers: Vec::new(),
            caching: Caching::default(),
            live_reload: false,
            record: true,
        }
    }
}
