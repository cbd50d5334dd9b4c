//! What WebAssembly renders is what the same source renders to natively, byte
//! for byte: for every fixture of the renderer and every post in `posts/`.
//! Runs on `wasm32-unknown-unknown` with wasm-bindgen's test runner.
#![cfg(target_arch = "wasm32")]

use inkleaf_renderer::render;
use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Name, source as JSON, base path, HTML as rendered natively by the build script.
const CASES: &[(&str, &str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/cases.rs"));

#[wasm_bindgen_test]
fn html_is_the_same_as_natively() {
    let is_fixture = |(name, ..): &&(&str, &str, &str, &str)| name.contains("fixtures");
    let fixtures = CASES.iter().filter(is_fixture).count();
    assert!(
        fixtures >= 15,
        "{fixtures} fixtures: built with a release profile?"
    );
    let mut different = Vec::new();
    for (name, source, base, expected) in CASES {
        let source = JSON::parse(source).unwrap_or(JsValue::NULL);
        match render(&source, base) {
            Ok(html) if html == *expected => {}
            Ok(html) => different.push(format!("{name}: {}", first_difference(&html, expected))),
            Err(error) => different.push(format!("{name}: {error:?}")),
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

#[wasm_bindgen_test]
fn what_is_no_source_is_refused() {
    for json in [
        "null",
        "1",
        "\"# Text\"",
        "[]",
        "{}",
        "{\"markdown\": 1, \"address\": \"/\"}",
    ] {
        let value = JSON::parse(json).unwrap_or(JsValue::UNDEFINED);
        assert!(render(&value, "/").is_err(), "{json}");
    }
    let source =
        JSON::parse("{\"markdown\": \"*x*\", \"address\": \"/\"}").unwrap_or(JsValue::NULL);
    assert_eq!(
        render(&source, "/").ok().as_deref(),
        Some("<p><em>x</em></p>\n")
    );
}

/// The stack is small here: nothing may recurse as deep as a document nests.
#[wasm_bindgen_test]
fn deep_nesting_is_survived() {
    for markdown in [
        ">".repeat(25_000),
        "- ".repeat(25_000),
        "[".repeat(25_000),
        "*a ".repeat(25_000),
    ] {
        let source = Object::new();
        let set = |key: &str, value: &str| Reflect::set(&source, &key.into(), &value.into());
        assert!(set("markdown", &markdown).is_ok() && set("address", "/").is_ok());
        assert!(render(&source, "/").is_ok());
    }
}

fn first_difference(actual: &str, expected: &str) -> String {
    let lines = actual.lines().zip(expected.lines()).enumerate();
    match lines
        .into_iter()
        .find(|(_, (actual, expected))| actual != expected)
    {
        Some((i, (actual, expected))) => format!("line {}: {actual:?}, not {expected:?}", i + 1),
        None => format!("{} bytes, not {}", actual.len(), expected.len()),
    }
}
