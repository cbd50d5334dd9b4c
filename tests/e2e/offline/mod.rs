//! Reading without a network, and new versions: the situations that the service
//! worker has to cope with, by their numbers.

mod faults;
mod requests;
mod storage;
mod versions;
mod visits;
mod worker;

use anyhow::Result;
use inkleaf_tests::{Case, Host, Tab, said};

/// Tests of the worker in Chromium by their names.
macro_rules! with_worker {
    ($($test:ident),+ $(,)?) => {
        vec![$(
            inkleaf_tests::Case::with_worker(
                inkleaf_tests::Engine::Chromium,
                concat!("offline::", stringify!($test)),
                |visit, deploys| Box::pin($test(visit, deploys)),
            )
        ),+]
    };
}
use with_worker;

pub(crate) fn cases() -> Vec<Case> {
    [
        visits::cases(),
        versions::cases(),
        faults::cases(),
        requests::cases(),
        storage::cases(),
        worker::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The document that is shown is wholly of a version: its text, and the style
/// sheet that it has loaded.
async fn shows(tab: &Tab, version: usize) -> Result<()> {
    let said = said(version);
    tab.until(&format!(
        "document.querySelector('main')?.textContent.includes({said:?}) && \
         getComputedStyle(document.documentElement).getPropertyValue('--version').trim() === '{version}'"
    ))
    .await
}

/// Opens a page, which is then shown in a version, by the app.
async fn opens(tab: &Tab, host: &Host, href: &str, version: usize) -> Result<()> {
    tab.open(&host.url(href)).await?;
    shows(tab, version).await?;
    tab.app_ready().await
}

/// The version that the worker gives to new tabs.
async fn current(tab: &Tab, host: &Host) -> Result<String> {
    let state = tab.worker_state(host).await?;
    Ok(state["current"].as_str().unwrap_or_default().to_owned())
}

/// A second tab; commands go to it from now on.
async fn new_tab(tab: &Tab) -> Result<[thirtyfour::WindowHandle; 2]> {
    let old = tab.driver().window().await?;
    let new = tab.driver().new_tab().await?;
    tab.driver().switch_to_window(new.clone()).await?;
    Ok([old, new])
}

/// Commands go to another tab from now on.
async fn switch(tab: &Tab, to: &thirtyfour::WindowHandle) -> Result<()> {
    Ok(tab.driver().switch_to_window(to.clone()).await?)
}
