//! Renders the fixtures and the posts natively, for the parity test to compare
//! with what WebAssembly makes of them: a test that runs in WebAssembly can
//! neither read files nor render natively.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use inkleaf_content::{Base, Dialect, Facts, RenderOptions, render};
use serde_json::{Value, json};

const FIXTURES: &str = "../content/tests/fixtures";
const POSTS: &str = "../../posts";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut cases = Vec::new();
    // The module for the browser is built with a release profile: it needs no
    // cases, and must not be built again because a post was edited.
    if env::var("PROFILE")? == "debug" {
        for folder in [FIXTURES, POSTS] {
            println!("cargo::rerun-if-changed={folder}");
            for path in markdown_files(Path::new(folder))? {
                cases.push(case(&path)?);
            }
        }
    }
    let out = PathBuf::from(env::var("OUT_DIR")?).join("cases.rs");
    fs::write(out, format!("&[{}]", cases.join(",\n")))?;
    Ok(())
}

/// A case as a Rust expression: name, source as JSON, base path, expected HTML.
fn case(path: &Path) -> Result<String, Box<dyn std::error::Error>> {
    let markdown = fs::read_to_string(path)?;
    let setting: Value = match fs::read_to_string(path.with_extension("json")) {
        Ok(json) => serde_json::from_str(&json)?,
        Err(_) => json!({}),
    };
    let address = setting["address"].as_str().unwrap_or("/posts/parity/");
    let base = setting["base"].as_str().unwrap_or_default();
    let facts = setting.get("facts").cloned().unwrap_or_else(|| json!({}));
    let known: Facts = serde_json::from_value(facts.clone())?;
    let dialect = setting.get("dialect").cloned().unwrap_or_else(|| json!({}));
    let known_dialect: Dialect = serde_json::from_value(dialect.clone())?;
    let options = RenderOptions {
        base: Base::new(base),
        address: address.into(),
        dialect: known_dialect,
    };
    let html = render(without_front_matter(&markdown), &known, &options).html;
    let source = json!({
        "markdown": without_front_matter(&markdown),
        "address": address,
        "facts": facts,
        "dialect": dialect,
    });
    Ok(format!(
        "({path:?}, {:?}, {base:?}, {html:?})",
        source.to_string()
    ))
}

/// The text below front matter in YAML, which is what the posts here have.
/// (Reading it properly would make whoever builds the browser's module compile
/// three parsers.)
fn without_front_matter(text: &str) -> &str {
    let end = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.find("\n---\n").map(|end| end + 9));
    end.map_or(text, |end| &text[end..])
}

/// All Markdown files in a folder and below; none where there is no folder.
fn markdown_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(markdown_files(&path)?);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
