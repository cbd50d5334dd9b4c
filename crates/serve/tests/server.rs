//! The server, asked over real HTTP.
#![allow(clippy::unwrap_used)]

use inkleaf_serve::{Answer, Caching, Options, Server, StartError};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use ureq::http::Response;
use ureq::{Agent, Body};

/// A small site in a folder of its own.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "index.html",
        "<html><head></head><body>Home</body></html>",
    );
    write(
        folder.path(),
        "404.html",
        "<html><head></head><body>Nothing here</body></html>",
    );
    write(folder.path(), "posts/hello/index.html", "Hello");
    write(folder.path(), "posts/hello/page.json", "{}");
    write(folder.path(), "posts/hello/index.md", "# Hello");
    write(
        folder.path(),
        "tags/日本語/index.html",
        "Terms in any script",
    );
    write(folder.path(), "assets/app-1234.wasm", "\0asm");
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn start(folder: &TempDir) -> Server {
    Server::start(Options::new(folder.path())).unwrap()
}

/// Neither follows redirects nor takes a status for an error.
fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .into()
}

fn get(server: &Server, path: &str) -> Response<Body> {
    get_with(server, path, &[])
}

fn get_with(server: &Server, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let mut request = agent().get(format!("http://{}{path}", server.address()));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.call().unwrap()
}

fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response
        .headers()
        .get(name)
        .map_or("", |value| value.to_str().unwrap())
}

fn body(mut response: Response<Body>) -> String {
    response.body_mut().read_to_string().unwrap()
}

#[test]
fn files_come_with_their_content_type() {
    let folder = site();
    let server = start(&folder);
    for (path, content_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/posts/hello/", "text/html; charset=utf-8"),
        ("/posts/hello/page.json", "application/json"),
        ("/posts/hello/index.md", "text/markdown; charset=utf-8"),
        ("/assets/app-1234.wasm", "application/wasm"),
    ] {
        let response = get(&server, path);
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(header(&response, "content-type"), content_type, "{path}");
    }
    assert_eq!(
        body(get(&server, "/tags/%E6%97%A5%E6%9C%AC%E8%AA%9E/")),
        "Terms in any script"
    );
}

#[test]
fn what_is_missing_is_not_found() {
    let folder = site();
    let server = start(&folder);
    for path in [
        "/nothing",
        "/posts/hello/index.html/x",
        "/%00",
        "/posts/nothing/page.json",
    ] {
        let response = get(&server, path);
        assert_eq!(response.status(), 404, "{path}");
        assert!(body(response).contains("Nothing here"), "{path}");
    }
}

#[test]
fn nothing_outside_of_the_folder_is_served() {
    let folder = site();
    let server = Server::start(Options::new(folder.path().join("posts"))).unwrap();
    assert_eq!(get(&server, "/hello/").status(), 200);
    for path in [
        "/../index.html",
        "/%2e%2e/index.html",
        "/hello/../../index.html",
        "//etc/passwd",
    ] {
        assert_eq!(get(&server, path).status(), 404, "{path}");
    }
}

#[test]
fn a_directory_without_its_slash_leads_there() {
    let folder = site();
    let server = start(&folder);
    let response = get(&server, "/posts/hello?q=1");
    assert_eq!(response.status(), 301);
    assert_eq!(header(&response, "location"), "/posts/hello/?q=1");
}

#[test]
fn a_base_path_holds_everything() {
    let folder = site();
    let options = Options {
        base: "/blog/".into(),
        ..Options::new(folder.path())
    };
    let server = Server::start(options).unwrap();
    assert!(server.url().ends_with("/blog/"));
    assert_eq!(body(get(&server, "/blog/posts/hello/")), "Hello");
    assert_eq!(header(&get(&server, "/blog"), "location"), "/blog/");
    assert_eq!(
        header(&get(&server, "/blog/posts/hello"), "location"),
        "/blog/posts/hello/"
    );
    assert_eq!(get(&server, "/posts/hello/").status(), 404);
    assert_eq!(get(&server, "/blogs/").status(), 404);
    assert_eq!(get(&server, "/blog/nothing").status(), 404);
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let folder = site();
    let server = start(&folder);
    let tag = header(&get(&server, "/posts/hello/"), "etag").to_owned();
    assert_ne!(tag, "");
    let again = get_with(&server, "/posts/hello/", &[("if-none-match", &tag)]);
    assert_eq!(again.status(), 304);
    write(folder.path(), "posts/hello/index.html", "Changed");
    let changed = get_with(&server, "/posts/hello/", &[("if-none-match", &tag)]);
    assert_eq!(
        (changed.status().as_u16(), body(changed)),
        (200, "Changed".into())
    );
}

#[test]
fn byte_ranges_are_answered() {
    let folder = site();
    let server = start(&folder);
    let response = get_with(&server, "/posts/hello/index.md", &[("range", "bytes=2-4")]);
    assert_eq!(response.status(), 206);
    assert_eq!(body(response), "Hel");
}

#[test]
fn assets_may_be_kept_for_good() {
    let folder = site();
    let options = Options {
        caching: Caching::KeepAssets,
        ..Options::new(folder.path())
    };
    let server = Server::start(options).unwrap();
    assert!(header(&get(&server, "/assets/app-1234.wasm"), "cache-control").contains("immutable"));
    assert_eq!(header(&get(&server, "/"), "cache-control"), "no-cache");
    assert_eq!(
        header(&get(&server, "/assets/missing.js"), "cache-control"),
        "no-cache"
    );
}

#[test]
fn headers_are_added_and_changed() {
    let folder = site();
    let policy = |value: &str| vec![("Content-Security-Policy".to_owned(), value.to_owned())];
    let options = Options {
        headers: policy("default-src 'self'"),
        ..Options::new(folder.path())
    };
    let server = Server::start(options).unwrap();
    assert_eq!(
        header(&get(&server, "/"), "content-security-policy"),
        "default-src 'self'"
    );
    assert_eq!(
        header(&get(&server, "/nothing"), "content-security-policy"),
        "default-src 'self'"
    );
    server.set_headers(&policy("default-src 'none'")).unwrap();
    assert_eq!(
        header(&get(&server, "/"), "content-security-policy"),
        "default-src 'none'"
    );
    assert!(server.set_headers(&policy("line\nbreak")).is_err());
}

#[test]
fn rules_answer_first_and_requests_are_recorded() {
    let folder = site();
    let server = start(&folder);
    server.on(|request| (request.path == "/posts/hello/page.json").then(|| Answer::status(503)));
    assert_eq!(get(&server, "/posts/hello/page.json").status(), 503);
    assert_eq!(get(&server, "/posts/hello/").status(), 200);
    server.on(|_| Some(Answer::body(200, "application/wasm", b"damaged")));
    assert_eq!(body(get(&server, "/assets/app-1234.wasm")), "damaged");
    server.clear_rules();
    assert_eq!(get(&server, "/posts/hello/page.json?x=1").status(), 200);

    let seen = server.requests();
    let seen: Vec<_> = seen
        .iter()
        .map(|one| (one.request.path.as_str(), one.status))
        .collect();
    assert_eq!(
        seen,
        [
            ("/posts/hello/page.json", 503),
            ("/posts/hello/", 200),
            ("/assets/app-1234.wasm", 200),
            ("/posts/hello/page.json", 200),
        ]
    );
    assert_eq!(server.requests()[3].request.query.as_deref(), Some("x=1"));
    server.clear_requests();
    assert_eq!(server.requests(), []);
}

#[test]
fn a_late_answer_is_still_the_file() {
    let folder = site();
    let server = start(&folder);
    let delay = Duration::from_millis(200);
    server.on(move |_| Some(Answer::late(delay)));
    let before = Instant::now();
    assert_eq!(body(get(&server, "/posts/hello/")), "Hello");
    assert!(before.elapsed() >= delay);
}

#[test]
fn the_folder_can_be_exchanged() {
    let (first, second) = (site(), site());
    write(second.path(), "posts/hello/index.html", "Another");
    let server = start(&first);
    assert_eq!(body(get(&server, "/posts/hello/")), "Hello");
    server.set_root(second.path());
    assert_eq!(body(get(&server, "/posts/hello/")), "Another");
}

#[test]
fn a_taken_port_is_told_and_a_stopped_server_frees_it() {
    let folder = site();
    let server = start(&folder);
    let port = server.address().port();
    let options = Options {
        port,
        ..Options::new(folder.path())
    };
    assert!(matches!(
        Server::start(options.clone()),
        Err(StartError::PortTaken { port: taken }) if taken == port
    ));
    server.stop();
    assert_eq!(Server::start(options).unwrap().address().port(), port);
}

#[test]
fn a_base_without_slashes_is_refused() {
    for base in ["", "blog", "/blog", "blog/"] {
        let options = Options {
            base: base.into(),
            ..Options::new(".")
        };
        assert!(
            matches!(Server::start(options), Err(StartError::Base(_))),
            "{base}"
        );
    }
}
