//! Live reload, asked over real HTTP.
#![allow(clippy::unwrap_used)]

use inkleaf_serve::{Options, Server};
use std::fs;
use std::time::Duration;
use tempfile::TempDir;

fn preview(base: &str) -> (TempDir, Server) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("index.html"),
        "<head><title>é</title></head><p>é",
    )
    .unwrap();
    fs::write(folder.path().join("404.html"), "<head></head>Nothing here").unwrap();
    fs::write(folder.path().join("page.json"), "{\"html\":\"</head>\"}").unwrap();
    let options = Options {
        live_reload: true,
        base: base.into(),
        ..Options::new(folder.path())
    };
    let server = Server::start(options).unwrap();
    (folder, server)
}

fn get(server: &Server, path: &str) -> (u16, String) {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .build()
        .into();
    let mut response = agent.get(format!("{}{path}", server.url())).call().unwrap();
    (
        response.status().as_u16(),
        response.body_mut().read_to_string().unwrap(),
    )
}

/// The address of the script in a page, below the base.
fn script(page: &str) -> String {
    let (_, after) = page.split_once("src=\"/blog/").unwrap();
    after.split_once('"').unwrap().0.to_owned()
}

#[test]
fn pages_get_the_script_and_other_files_do_not() {
    let (_folder, server) = preview("/blog/");
    let (status, page) = get(&server, "");
    assert_eq!(status, 200);
    assert!(
        page.starts_with("<head><title>é</title><script src=\"/blog/"),
        "{page}"
    );
    assert!(page.ends_with(" defer></script></head><p>é"), "{page}");
    let (status, missing) = get(&server, "nothing");
    assert_eq!(status, 404);
    assert!(missing.contains("<script"), "{missing}");
    assert_eq!(get(&server, "page.json").1, "{\"html\":\"</head>\"}");
    let (status, text) = get(&server, &script(&page));
    assert_eq!(status, 200);
    assert!(text.contains("location.reload"));
}

#[test]
fn a_page_hears_of_the_next_version() {
    let (_folder, server) = preview("/blog/");
    let ask = script(&get(&server, "").1).replace("reload.js?version=", "version?known=");
    let later = std::thread::scope(|scope| {
        let waiting = scope.spawn(|| get(&server, &ask).0);
        std::thread::sleep(Duration::from_millis(100));
        assert!(!waiting.is_finished(), "there is no new version yet");
        server.reload();
        waiting.join().unwrap()
    });
    assert_eq!(later, 205);
    assert_eq!(
        get(&server, &ask).0,
        205,
        "a page that asks late hears of it, too"
    );
}

#[test]
fn a_page_with_the_script_is_never_taken_from_the_cache() {
    let (_folder, server) = preview("/");
    let response = ureq::get(server.url()).call().unwrap();
    assert!(response.headers().get("etag").is_none());
    assert!(response.headers().get("last-modified").is_none());
    let same = ureq::get(server.url()).header("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT");
    assert_eq!(same.call().unwrap().status(), 200);
}

#[test]
fn stopping_does_not_wait_for_waiting_pages() {
    let (_folder, server) = preview("/blog/");
    let ask = script(&get(&server, "").1).replace("reload.js?version=", "version?known=");
    let address = format!("{}{ask}", server.url());
    let waiting = std::thread::spawn(move || ureq::get(address).call().is_err());
    std::thread::sleep(Duration::from_millis(100));
    let before = std::time::Instant::now();
    server.stop();
    assert!(before.elapsed() < Duration::from_secs(5));
    assert!(waiting.join().unwrap());
}
