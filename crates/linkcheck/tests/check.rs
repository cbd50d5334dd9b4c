//! A server that answers in every way, asked over real HTTP.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use inkleaf_linkcheck::{Options, Outcome, check};

/// What the server was asked: method, path, user agent, and when.
type Log = Arc<Mutex<Vec<(String, String, String, Instant)>>>;

struct Server {
    base: String,
    log: Log,
}

impl Server {
    /// Answers until the test ends.
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let log = Log::default();
        let server = Self {
            base,
            log: Arc::clone(&log),
        };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let log = Arc::clone(&log);
                thread::spawn(move || serve(stream, &log));
            }
        });
        server
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    fn asked(&self) -> Vec<String> {
        let log = self.log.lock().unwrap();
        log.iter()
            .map(|(method, path, ..)| format!("{method} {path}"))
            .collect()
    }
}

fn serve(stream: TcpStream, log: &Log) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut stream = stream;
    let mut agent = String::new();
    let mut line = String::new();
    if reader.read_line(&mut line).is_err() {
        return;
    }
    let mut words = line.split_whitespace();
    let (Some(method), Some(path)) = (words.next(), words.next()) else {
        return;
    };
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header).unwrap_or(0) < 3 {
            break;
        }
        if let Some(name) = header.to_lowercase().strip_prefix("user-agent:") {
            agent = name.trim().into();
        }
    }
    log.lock()
        .unwrap()
        .push((method.into(), path.into(), agent, Instant::now()));
    let answer = match (method, path) {
        (_, "/fine") | ("GET", "/only-get" | "/bad-head") => "200 OK\r\n",
        (_, "/moved") => "301 Moved\r\nLocation: /fine\r\n",
        (_, "/moved-twice") => "308 Moved\r\nLocation: /moved\r\n",
        (_, "/for-now") => "302 Found\r\nLocation: /fine\r\n",
        (_, "/moved-then-gone") => "301 Moved\r\nLocation: /gone\r\n",
        (_, "/circle") => "302 Found\r\nLocation: /circle\r\n",
        (_, "/elsewhere") => "302 Found\r\nLocation: ftp://127.0.0.1/\r\n",
        (_, "/gone") => "410 Gone\r\n",
        (_, "/error") => "500 Error\r\n",
        (_, "/forbidden") => "403 Forbidden\r\n",
        (_, "/busy" | "/busy2" | "/busy3") => "429 Too Many Requests\r\n",
        ("HEAD", "/only-get") => "405 Method Not Allowed\r\n",
        ("HEAD", "/bad-head") => "404 Not Found\r\n",
        (_, "/slow") => {
            thread::sleep(Duration::from_secs(5));
            "200 OK\r\n"
        }
        (_, "/silent") => return,
        _ => "404 Not Found\r\n",
    };
    let _ = write!(
        stream,
        "HTTP/1.1 {answer}Content-Length: 0\r\nConnection: close\r\n\r\n"
    );
}

fn options() -> Options {
    Options {
        timeout: Duration::from_millis(700),
        pause: Duration::ZERO,
        ..Options::default()
    }
}

fn outcomes(urls: &[String], options: &Options) -> BTreeMap<String, Outcome> {
    let found = Mutex::new(BTreeMap::new());
    check(urls.iter().map(String::as_str), options, &|url, outcome| {
        let before = found
            .lock()
            .unwrap()
            .insert(url.to_string(), outcome.clone());
        assert_eq!(before, None, "{url} was told twice");
    });
    found.into_inner().unwrap()
}

fn one(server: &Server, path: &str) -> Outcome {
    let url = server.url(path);
    outcomes(std::slice::from_ref(&url), &options())
        .remove(&url)
        .unwrap()
}

#[test]
fn every_answer_has_its_outcome() {
    let server = Server::start();
    let moved = Outcome::Moved(server.url("/fine"));
    assert_eq!(one(&server, "/fine"), Outcome::Fine);
    assert_eq!(one(&server, "/moved"), moved);
    assert_eq!(one(&server, "/moved-twice"), moved);
    assert_eq!(one(&server, "/for-now"), Outcome::Fine);
    assert_eq!(one(&server, "/only-get"), Outcome::Fine);
    assert_eq!(one(&server, "/bad-head"), Outcome::Fine);
    for (path, reason) in [
        ("/nothing", "404"),
        ("/gone", "410"),
        ("/moved-then-gone", "410"),
        ("/error", "500"),
        ("/slow", "in time"),
        ("/silent", ""),
    ] {
        match one(&server, path) {
            Outcome::Broken(why) => assert!(why.contains(reason), "{path}: {why}"),
            other => panic!("{path}: {other:?}"),
        }
    }
    for path in ["/forbidden", "/busy", "/circle", "/elsewhere"] {
        let outcome = one(&server, path);
        assert!(
            matches!(outcome, Outcome::Unknown(_)),
            "{path}: {outcome:?}"
        );
    }
}

#[test]
fn nobody_listening_is_broken() {
    let closed = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let url = format!("http://{closed}/x");
    let found = outcomes(std::slice::from_ref(&url), &options());
    assert!(
        matches!(&found[&url], Outcome::Broken(why) if why.contains("reached")),
        "{found:?}"
    );
}

#[test]
fn other_schemes_are_not_asked_for() {
    let urls = ["mailto:me@example.org", "ftp://127.0.0.1/", "no url"].map(String::from);
    let found = outcomes(&urls, &options());
    assert_eq!(found.len(), 3);
    assert!(
        found
            .values()
            .all(|outcome| matches!(outcome, Outcome::Unknown(_)))
    );
}

#[test]
fn a_page_is_asked_for_once_whatever_its_fragment() {
    let server = Server::start();
    let urls = ["/moved", "/moved#a", "/moved#b"].map(|path| server.url(path));
    let found = outcomes(&urls, &options());
    assert_eq!(server.asked(), ["HEAD /moved", "HEAD /fine"]);
    assert_eq!(found[&urls[2]], Outcome::Moved(server.url("/fine#b")));
}

#[test]
fn it_says_who_asks_and_pauses() {
    let server = Server::start();
    let options = Options {
        pause: Duration::from_millis(150),
        user_agent: "test-agent/1".into(),
        ..options()
    };
    let urls: Vec<_> = (0..3).map(|i| server.url(&format!("/fine?{i}"))).collect();
    outcomes(&urls, &options);
    let log = server.log.lock().unwrap();
    assert!(log.iter().all(|(_, _, agent, _)| agent == "test-agent/1"));
    let heads: Vec<_> = log.iter().filter(|entry| entry.0 == "HEAD").collect();
    assert_eq!(heads.len(), 3);
    for pair in heads.windows(2) {
        assert!(pair[1].3 - pair[0].3 >= options.pause, "{:?}", server.base);
    }
}

#[test]
fn a_host_that_has_enough_is_left_alone() {
    let server = Server::start();
    let urls = ["/busy", "/busy2", "/busy3"].map(|path| server.url(path));
    let found = outcomes(&urls, &options());
    assert_eq!(server.asked().len(), 2);
    assert!(
        found
            .values()
            .all(|outcome| matches!(outcome, Outcome::Unknown(_)))
    );
}

#[test]
fn what_was_fine_is_remembered_and_what_was_not_is_asked_again() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        cache: Some(folder.path().join("deep/links.json")),
        ..options()
    };
    let urls = ["/fine", "/moved", "/error"].map(|path| server.url(path));
    let first = outcomes(&urls, &options);
    server.log.lock().unwrap().clear();
    assert_eq!(outcomes(&urls, &options), first);
    assert_eq!(server.asked(), ["HEAD /error", "GET /error"]);
    let forgetful = Options {
        keep: Duration::ZERO,
        ..options
    };
    server.log.lock().unwrap().clear();
    outcomes(&urls[..1], &forgetful);
    assert_eq!(server.asked(), ["HEAD /fine"]);
}

#[test]
fn a_damaged_cache_is_passed_over() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("links.json");
    std::fs::write(&cache, "{\"version\": 1, \"links\": [").unwrap();
    let options = Options {
        cache: Some(cache),
        ..options()
    };
    let urls = [server.url("/fine")];
    assert_eq!(outcomes(&urls, &options)[&urls[0]], Outcome::Fine);
}
