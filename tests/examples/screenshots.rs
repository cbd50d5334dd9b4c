//! Pictures of every kind of page, in every width, theme and direction, with a
//! sheet that shows them all. `cargo xtask screenshots` runs it.

#[path = "../e2e/kinds.rs"]
mod kinds;
#[path = "screenshots/sheet.rs"]
mod sheet;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use inkleaf_tests::{Engine, Site, Tab, Visit, World};
use serde_json::json;
use sheet::Picture;

/// A phone, a tablet, a desk.
const WIDTHS: [u32; 3] = [360, 768, 1440];
const THEMES: [&str; 2] = ["light", "dark"];
/// How high a window is while a page is looked at.
const HEIGHT: u32 = 900;
/// Browsers draw no higher pictures.
const HIGHEST: u32 = 16_000;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: screenshots FOLDER");
        return ExitCode::FAILURE;
    };
    match run(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let world = World::build()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mut pictures = Vec::new();
    for (site, suffix) in [(&world.demo, ""), (world.arabic(), "-ar")] {
        let taken = runtime.block_on(take_all(&world, site, suffix, folder));
        pictures.extend(taken.with_context(|| format!("of the blog «{}»", site.name))?);
    }
    fs::write(folder.join("index.html"), sheet::html(&pictures))?;
    println!("{} pictures are in {}", pictures.len(), folder.display());
    Ok(())
}

async fn take_all(world: &World, site: &Site, suffix: &str, to: &Path) -> Result<Vec<Picture>> {
    let visit = Visit::start(world, Engine::Chromium, site).await?;
    let taken = pages(&visit, suffix, to).await;
    // Whatever has happened, the browser has to end.
    visit.tab.quit().await?;
    taken
}

async fn pages(visit: &Visit, suffix: &str, to: &Path) -> Result<Vec<Picture>> {
    let mut pictures = Vec::new();
    for shown in kinds::ALL {
        let Ok(href) = shown.href(&visit.site) else {
            // A small blog has no second page of everything.
            continue;
        };
        for width in WIDTHS {
            for theme in THEMES {
                let file = format!("{}-{width}-{theme}{suffix}.png", shown.name);
                take(visit, &href, width, theme, &to.join(&file)).await?;
                pictures.push(Picture {
                    kind: format!("{}{suffix}", shown.name),
                    file,
                });
            }
        }
    }
    Ok(pictures)
}

async fn take(visit: &Visit, href: &str, width: u32, theme: &str, file: &Path) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize((width, HEIGHT)).await?;
    tab.open_app(&host.url(href)).await?;
    let set = "document.documentElement.dataset.theme = arguments[0]";
    tab.script::<()>(set, json!([theme])).await?;
    tab.settle().await?;
    let height: u32 = tab.eval("document.documentElement.scrollHeight").await?;
    // As high as the page, so that all of it is in view and its pictures load.
    tab.resize((width, height.clamp(HEIGHT, HIGHEST))).await?;
    pictures_are_there(tab).await?;
    let png = tab.driver().screenshot_as_png().await?;
    fs::write(file, png).with_context(|| format!("can't write {}", file.display()))
}

async fn pictures_are_there(tab: &Tab) -> Result<()> {
    let there = "[...document.images].every((it) => it.complete || it.offsetParent === null)";
    tab.until(there).await?;
    tab.settle().await
}
