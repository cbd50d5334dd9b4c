//! Reading without a network, and new versions: the situations that the service
//! worker has to cope with, by their numbers.

mod broken;
mod faults;
mod requests;
mod shown;
mod soak;
mod storage;
mod versions;
mod visits;
mod worker;

use anyhow::{Result, bail};
use inkleaf_tests::{Case, Host, Site, Tab, said};

/// Tests of the worker by their names; in Chromium, or everywhere.
macro_rules! with_worker {
    (everywhere: $($test:ident),+ $(,)?) => {
        $crate::offline::with_worker!(inkleaf_tests::Engine::here() => $($test),+)
    };
    ($engines:expr => $($test:ident),+) => {
        $engines.into_iter().flat_map(|engine| [$(
            inkleaf_tests::Case::with_worker(
                engine,
                concat!("offline::", stringify!($test)),
                |visit, deploys| Box::pin($test(visit, deploys)),
            )
        ),+]).collect::<Vec<_>>()
    };
    ($($test:ident),+ $(,)?) => {
        $crate::offline::with_worker!([inkleaf_tests::Engine::Chromium] => $($test),+)
    };
}
pub(crate) use with_worker;

pub(crate) fn cases() -> Vec<Case> {
    [
        visits::cases(),
        versions::cases(),
        faults::cases(),
        requests::cases(),
        shown::cases(),
        soak::cases(),
        storage::cases(),
        worker::cases(),
        broken::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The document that is shown is wholly of a version: its text, and the style
/// sheet that it has loaded.
async fn shows(tab: &Tab, version: usize) -> Result<()> {
    let said = said(version);
    let shown = tab
        .until(&format!(
            "document.querySelector('main')?.textContent.includes({said:?}) && \
             getComputedStyle(document.documentElement).getPropertyValue('--version').trim() === '{version}'"
        ))
        .await;
    if shown.is_err() {
        let about = "document.title + ': ' + document.body.innerText.slice(0, 300)";
        let about: String = tab.eval(about).await?;
        bail!("this is not version {version}: {about}");
    }
    Ok(())
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

/// Differs in every document.
async fn document(tab: &Tab) -> Result<f64> {
    tab.eval("performance.timeOrigin").await
}

/// Loads the page again. (Firefox's driver would go around the worker.)
async fn reload(tab: &Tab) -> Result<()> {
    let before = document(tab).await?;
    tab.eval::<bool>("(location.reload(), true)").await?;
    tab.until(&format!(
        "performance.timeOrigin !== {before} && document.readyState === 'complete'"
    ))
    .await
}

/// The address of one of the app's files.
fn asset(site: &Site, start: &str, end: &str) -> Result<String> {
    for entry in std::fs::read_dir(site.folder.join("assets"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(end) {
            return Ok(format!("/assets/{name}"));
        }
    }
    anyhow::bail!("{} has no file {start}…{end}", site.name)
}

/// Clicks a link and waits for its page, shown by the app or not.
async fn follow(tab: &Tab, href: &str) -> Result<()> {
    tab.press(&format!("a[href='{href}']")).await?;
    tab.until(&format!("location.pathname === '{href}'")).await
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
