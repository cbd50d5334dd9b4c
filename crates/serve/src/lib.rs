//! A static file server, as plain as the hosts that a blog ends up on.
//!
//! It serves one folder on 127.0.0.1: directories answer with their
//! `index.html`, `/posts/hello` leads to `/posts/hello/`, what isn't there is a
//! real 404 with the folder's `404.html`, byte ranges and `ETag`s work. On top
//! of that it can do what previews and browser tests need: a base path,
//! further response headers, another folder while it runs, live reload, a
//! record of all requests, and rules that answer chosen requests otherwise.
//!
//! ```no_run
//! use inkleaf_serve::{Options, Server};
//!
//! let server = Server::start(Options::new("dist"))?;
//! println!("{}", server.url());
//! # Ok::<(), inkleaf_serve::StartError>(())
//! ```

mod files;
mod options;
mod reload;
mod request;
mod rules;
mod server;
mod state;

pub use options::{Caching, Options};
pub use request::{Record, Request};
pub use rules::Answer;
pub use server::{Server, StartError};
