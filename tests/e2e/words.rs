//! What tests of the scripts in `web/reader` share.

use anyhow::Result;
use inkleaf_serve::Answer;
use inkleaf_tests::{Tab, Visit};
use serde_json::{Value, json};

/// Where the words lie that are lent.
const FILE: &str = "/words-of-the-tests.json";

/// What the scripts may have to say.
const KEYS: [&str; 22] = [
    "close",
    "code_copied",
    "contents",
    "copy_code",
    "copy_link",
    "go_to_note",
    "key_help",
    "key_next",
    "key_previous",
    "key_search",
    "key_theme",
    "link_copied",
    "next_picture",
    "note",
    "previous_picture",
    "progress",
    "share",
    "shortcuts",
    "shortcuts_off",
    "shortcuts_on",
    "to_top",
    "zoom_in",
];

/// Lends words to pages that bring none of their own: each key says itself.
pub(crate) async fn lend(visit: &Visit) -> Result<()> {
    let words: serde_json::Map<String, Value> = KEYS
        .into_iter()
        .map(|key| (key.to_owned(), key.into()))
        .collect();
    let file = json!({ "labels": [], "reader": words }).to_string();
    visit
        .host
        .on(FILE, Answer::body(200, "application/json", file));
    let script = format!(
        "addEventListener('DOMContentLoaded', () => {{
            if (!document.querySelector('link[rel=inkleaf-words]')) {{
                document.head.insertAdjacentHTML('beforeend',
                    '<link rel=\"inkleaf-words\" href=\"{FILE}\">');
            }}
        }});"
    );
    visit.tab.before(&script).await
}

/// Opens a page with words for the scripts and waits until they have run.
pub(crate) async fn open(visit: &Visit, path: &str) -> Result<()> {
    lend(visit).await?;
    visit.tab.open_app(&visit.host.url(path)).await?;
    ready(&visit.tab).await
}

/// The same where the app can't be had.
pub(crate) async fn open_without_app(visit: &Visit, path: &str) -> Result<()> {
    lend(visit).await?;
    visit.host.when(
        |path| path.contains("/inkleaf-app") && path.ends_with(".wasm"),
        Answer::status(404),
    );
    visit.tab.expect("The page works without the app");
    visit.tab.expect("Failed to load resource");
    visit.tab.open(&visit.host.url(path)).await?;
    ready(&visit.tab).await
}

/// The last of the scripts has its words.
async fn ready(tab: &Tab) -> Result<()> {
    tab.until("document.querySelector('.to-top')").await?;
    tab.settle().await
}

/// Presses a key where the focus is.
pub(crate) async fn press(tab: &Tab, key: impl AsRef<str>) -> Result<()> {
    let chain = tab.driver().action_chain();
    chain.send_keys(key.as_ref()).perform().await?;
    Ok(())
}

/// Moves the mouse to the middle of the first line of an element.
pub(crate) async fn point_at(tab: &Tab, css: &str) -> Result<()> {
    let script = "
        const element = document.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = element.getClientRects()[0];
        return [Math.round(x + width / 2), Math.round(y + height / 2)];";
    let (x, y): (i64, i64) = tab.script(script, json!([css])).await?;
    let chain = tab.driver().action_chain();
    chain.move_to(x, y).perform().await?;
    Ok(())
}
