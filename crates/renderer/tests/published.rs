//! What WebAssembly renders out of a page's `page.json` is what stands in its
//! `index.html`, byte for byte: for every page of published sites.
//!
//! `INKLEAF_SITES` names their folders, one a line; without it there is nothing
//! to do. `cargo xtask test` publishes the demo blog and the corpora for it.
//! Runs on `wasm32-unknown-unknown` with wasm-bindgen's test runner, which is
//! Node.js: its file system is read.
#![cfg(target_arch = "wasm32")]

use inkleaf_renderer::render;
use js_sys::{Array, JSON, Reflect, global};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen(module = "fs")]
extern "C" {
    #[wasm_bindgen(js_name = readdirSync)]
    fn names_in(folder: &str) -> Array;
    #[wasm_bindgen(js_name = existsSync)]
    fn exists(path: &str) -> bool;
    #[wasm_bindgen(js_name = readFileSync)]
    fn read_file(path: &str, encoding: &str) -> String;
    type Stats;
    #[wasm_bindgen(js_name = statSync)]
    fn stats(path: &str) -> Stats;
    #[wasm_bindgen(method, js_name = isDirectory)]
    fn is_folder(this: &Stats) -> bool;
}

#[wasm_bindgen_test]
fn pages_say_what_the_renderer_says() {
    for site in sites().lines() {
        let mut compared = 0;
        let mut different = Vec::new();
        for page in pages(site) {
            match compare(&page) {
                Some(true) => compared += 1,
                Some(false) => different.push(page),
                None => {}
            }
        }
        assert!(different.is_empty(), "{}", different.join("\n"));
        assert!(compared > 0, "{site} has no page with a text");
        wasm_bindgen_test::console_log!("{site}: {compared} pages are the same");
    }
}

/// The folders of the sites, one a line.
fn sites() -> String {
    let sites = ["process", "env", "INKLEAF_SITES"]
        .iter()
        .fold(global().into(), |object, name| get(&object, name));
    sites.as_string().unwrap_or_default()
}

/// The folders of all pages of a site, however deep. (No recursion: the stack
/// is small here.)
fn pages(site: &str) -> Vec<String> {
    let mut folders = vec![site.to_owned()];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for name in names_in(&folder).iter() {
            let path = format!("{folder}/{}", name.as_string().unwrap_or_default());
            if stats(&path).is_folder() {
                folders.push(path);
            }
        }
        if exists(&format!("{folder}/page.json")) {
            pages.push(folder);
        }
    }
    pages
}

/// Whether a page says what is rendered; `None` for one without a text.
fn compare(folder: &str) -> Option<bool> {
    let page = read_file(&format!("{folder}/page.json"), "utf8");
    let page = JSON::parse(&page).unwrap_or(JsValue::NULL);
    let source = get(&page, "source");
    if !source.is_object() {
        return None;
    }
    let published = read_file(&format!("{folder}/index.html"), "utf8");
    let html = render(&source, base(&published));
    Some(html.is_ok_and(|html| published.contains(&html)))
}

/// The base path that a page names.
fn base(html: &str) -> &str {
    let content = html.split_once("name=\"inkleaf-base\" content=\"");
    let value = content.and_then(|(_, rest)| rest.split_once('"'));
    value.map_or("/", |(value, _)| value)
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
