//! Opening pages for tests of the scripts in `web/reader`.

use anyhow::Result;
use inkleaf_serve::Answer;
use inkleaf_tests::{Tab, Visit};
use serde_json::json;

/// Opens a page and waits until its scripts have run.
pub(crate) async fn open(visit: &Visit, path: &str) -> Result<()> {
    visit.tab.open_app(&visit.host.url(path)).await?;
    ready(&visit.tab).await
}

/// The same where the app can't be had.
pub(crate) async fn open_without_app(visit: &Visit, path: &str) -> Result<()> {
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
