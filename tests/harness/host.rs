//! The server that a test's blog is read from.

use std::path::{Path, PathBuf};

use anyhow::Result;
use inkleaf_serve::{Answer, Caching, Options, Record, Request, Server};

use crate::Site;
use crate::preload::Preload;

/// The security policy that every blog has to work under.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; object-src 'none'; base-uri 'none'";

/// A site on a plain static server that sends [`POLICY`] and records requests.
pub struct Host {
    server: Option<Server>,
    base: String,
    root: PathBuf,
    port: u16,
    preload: Option<Preload>,
    caching: Caching,
}

impl Host {
    /// Serves a site on a free port.
    pub fn start(site: &Site) -> Result<Self> {
        Self::start_with(site, None)
    }

    /// Serves a site whose pages get scripts of the tests.
    pub(crate) fn start_with(site: &Site, preload: Option<Preload>) -> Result<Self> {
        let mut host = Self {
            server: None,
            base: site.base.clone(),
            root: site.folder.clone(),
            port: 0,
            preload,
            caching: Caching::KeepAssets,
        };
        host.resume()?;
        Ok(host)
    }

    /// Serves another version of the blog from now on.
    pub fn deploy(&mut self, site: &Site) {
        self.root.clone_from(&site.folder);
        self.server().set_root(&site.folder);
    }

    /// Ends all connections; from now on the host can't be reached.
    pub fn stop(&mut self) {
        self.server = None;
    }

    /// Listens again, on the same port.
    pub fn resume(&mut self) -> Result<()> {
        let options = Options {
            port: self.port,
            base: self.base.clone(),
            headers: headers(POLICY),
            caching: self.caching,
            ..Options::new(&self.root)
        };
        let server = Server::start(options)?;
        self.port = server.address().port();
        self.server = Some(server);
        self.serve_scripts();
        Ok(())
    }

    /// From now on browsers have to ask again for every file.
    pub fn keep_nothing(&mut self) -> Result<()> {
        self.stop();
        self.caching = Caching::Revalidate;
        self.resume()
    }

    /// Sends another policy from now on.
    pub fn set_policy(&self, policy: &str) -> Result<()> {
        Ok(self.server().set_headers(&headers(policy))?)
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The full URL of an href (base path included).
    pub fn url(&self, href: &str) -> String {
        format!("{}{href}", self.origin())
    }

    /// The path below which the site lies, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Answers requests whose path ends with `path` otherwise.
    pub fn on(&self, path: &str, answer: Answer) {
        let path = path.to_owned();
        self.server()
            .on(move |request| request.path.ends_with(&path).then(|| answer.clone()));
    }

    /// Answers otherwise what the app asks for to show the page at an href:
    /// its data, or the prerendered page. The browser gets the page as usual.
    pub fn on_page(&self, href: &str, answer: Answer) {
        let href = href.to_owned();
        self.server()
            .on(move |request| is_for_the_app(request, &href).then(|| answer.clone()));
    }

    /// Answers requests for which `which` holds otherwise.
    pub fn when(&self, which: impl Fn(&str) -> bool + Send + Sync + 'static, answer: Answer) {
        self.server()
            .on(move |request| which(&request.path).then(|| answer.clone()));
    }

    /// Answers requests for a path with an old copy, unless whoever asks wants the
    /// host's own answer: as caches on the way do.
    pub fn stale(&self, path: &str, kind: &str, old: &str) {
        let (path, answer) = (path.to_owned(), Answer::body(200, kind, old));
        self.server().on(move |request| {
            let wants_own = request.header("cache-control") == Some("no-cache");
            (request.path == path && !wants_own).then(|| answer.clone())
        });
    }

    /// Serves a folder with other blogs than the one that it was started with.
    pub fn serve_folder(&mut self, folder: &Path) {
        folder.clone_into(&mut self.root);
        self.server().set_root(folder);
    }

    /// The blog that is meant from now on, by the path that it lies below.
    pub fn set_base(&mut self, base: &str) {
        base.clone_into(&mut self.base);
    }

    /// Tells browsers to keep a file for a year without asking again.
    pub fn keep_for_long(&self, path: &str, site: &Site) -> Result<()> {
        let content = std::fs::read(site.folder.join(path.trim_start_matches('/')))?;
        let answer = Answer::body(200, "text/javascript", content)
            .with_header("cache-control", "public, max-age=31536000, immutable");
        self.when_path(path, answer);
        Ok(())
    }

    /// Answers requests for exactly this path otherwise.
    pub fn when_path(&self, path: &str, answer: Answer) {
        let path = path.to_owned();
        self.when(move |asked| asked == path, answer);
    }

    /// Sends whoever asks for a path to another one.
    pub fn redirect(&self, from: &str, to: &str) {
        self.when_path(from, Answer::status(302).with_header("location", to));
    }

    /// Answers all requests as usual again.
    pub fn clear_rules(&self) {
        self.server().clear_rules();
        self.serve_scripts();
    }

    /// What was asked for since the last [`Self::forget`], oldest first.
    pub fn requests(&self) -> Vec<Record> {
        self.server().requests()
    }

    /// The paths that were asked for since the last [`Self::forget`], sorted.
    /// Without the blog's manifest and icons: when a browser asks for them is its
    /// own affair; and without the scripts of the tests.
    pub fn paths(&self) -> Vec<String> {
        let records = self
            .requests()
            .into_iter()
            .map(|record| record.request.path);
        let mut paths: Vec<_> = records
            .filter(|path| !is_for_installing(path) && !Preload::is_file(path))
            .collect();
        paths.sort();
        paths
    }

    /// How often a path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.paths().iter().filter(|asked| *asked == path).count()
    }

    /// How often the app has asked for the page at an href, in either form.
    pub fn fetches(&self, href: &str) -> usize {
        let records = self.requests();
        let is = |record: &&Record| is_for_the_app(&record.request, href);
        records.iter().filter(is).count()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.server().clear_requests();
    }

    fn serve_scripts(&self) {
        let Some(preload) = self.preload.clone() else {
            return;
        };
        let (root, base) = (self.root.clone(), self.base.clone());
        self.server()
            .on(move |request| preload.answer(request, &root, &base));
    }

    fn server(&self) -> &Server {
        // A test that asks a stopped host is wrong itself.
        self.server
            .as_ref()
            .unwrap_or_else(|| panic!("the host was stopped by the test"))
    }
}

fn is_for_installing(path: &str) -> bool {
    path.contains("/assets/icon-") || path.ends_with("/app.webmanifest")
}

/// Whether a request is the app's, for the page at an href.
fn is_for_the_app(request: &Request, href: &str) -> bool {
    let is_data = request.path.strip_suffix("page.json") == Some(href);
    // Documents that the browser asks for itself have another destination.
    let by_script = request.header("sec-fetch-dest") == Some("empty");
    is_data || request.path == href && by_script
}

fn headers(policy: &str) -> Vec<(String, String)> {
    vec![("Content-Security-Policy".into(), policy.into())]
}
