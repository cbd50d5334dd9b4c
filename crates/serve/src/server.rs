//! A server on a thread of its own.

use crate::state::{State, parse_headers};
use crate::{Answer, Options, Record, Request, files};
use axum::Router;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// A server that runs on a thread of its own until it is stopped or dropped.
/// All methods may be called from any thread, within or without an async runtime.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Why a server can't be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another program listens there.
    #[error("port {port} is taken by another program")]
    PortTaken {
        /// The port that was asked for.
        port: u16,
    },
    /// Any other reason not to listen.
    #[error("can't listen on 127.0.0.1, port {port}: {source}")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The base path lacks a slash at its start or end.
    #[error("the base path {0:?} must begin and end with a slash")]
    Base(String),
    /// HTTP does not allow the header.
    #[error("{0:?} is no valid response header")]
    Header(String),
}

impl Server {
    /// Starts to listen; requests are answered from then on.
    ///
    /// # Errors
    /// The port can't be had, or the base path or a header is not valid. A
    /// folder that is not there (yet) is no error: all its files are missing.
    pub fn start(options: Options) -> Result<Self, StartError> {
        let port = options.port;
        if !options.base.starts_with('/') || !options.base.ends_with('/') {
            return Err(StartError::Base(options.base));
        }
        let headers = parse_headers(&options.headers).map_err(StartError::Header)?;
        let refused = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => StartError::PortTaken { port },
            _ => StartError::Listen { port, source },
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(refused)?;
        listener.set_nonblocking(true).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(refused)?;
        let state = Arc::new(State::new(&options, headers));
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&state);
        let thread = std::thread::spawn(move || runtime.block_on(run(listener, shared, stopped)));
        Ok(Self {
            address,
            state,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of the folder's root, e.g. `http://127.0.0.1:8080/blog/`.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.state.base)
    }

    /// Serves another folder from the next request on.
    pub fn set_root(&self, root: impl Into<PathBuf>) {
        self.state.set_root(root.into());
    }

    /// Sends other headers from the next response on: name and value.
    ///
    /// # Errors
    /// HTTP does not allow one of them; nothing changes then.
    pub fn set_headers(&self, headers: &[(String, String)]) -> Result<(), StartError> {
        self.state
            .set_headers(parse_headers(headers).map_err(StartError::Header)?);
        Ok(())
    }

    /// Has all open pages load again, if live reload is on.
    pub fn reload(&self) {
        self.state.version.send_modify(|version| *version += 1);
    }

    /// Adds a rule: asked for every request before the folder is. The newest
    /// rule that answers wins.
    pub fn on(&self, rule: impl Fn(&Request) -> Option<Answer> + Send + Sync + 'static) {
        self.state.rules().add(Box::new(rule));
    }

    /// Removes all rules.
    pub fn clear_rules(&self) {
        self.state.rules().clear();
    }

    /// The requests that were answered, oldest first; live reload's own are
    /// not among them.
    pub fn requests(&self) -> Vec<Record> {
        self.state.records().clone()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.state.records().clear();
    }

    /// Stops listening and ends all connections. Dropping does the same.
    pub fn stop(self) {}
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The server may have ended already; then nobody listens.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            // A panic there was already reported by the thread itself.
            let _ = thread.join();
        }
    }
}

/// Serves until it is told to stop. Open connections are not waited for: live
/// reload holds some open all the time.
async fn run(listener: TcpListener, state: Arc<State>, stopped: oneshot::Receiver<()>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => return eprintln!("The server can't run: {error}"),
    };
    let router = Router::new().fallback(move |request| files::respond(Arc::clone(&state), request));
    tokio::spawn(async move { axum::serve(listener, router).await });
    // An error means that the owner is gone: the same thing.
    let _ = stopped.await;
}
