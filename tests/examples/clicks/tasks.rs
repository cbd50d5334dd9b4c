//! The longest tasks of the browser's main thread on the longest post of a
//! real blog, where one lies beside the checkout.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use inkleaf_tests::{Engine, Kind, Page, Site, Visit, World};

use crate::PAINTED;
use crate::profile::Profile;

/// How often each is measured.
const RUNS: usize = 5;
/// Browsers report no shorter tasks.
const SHORTEST: f64 = 50.0;

/// Measures and prints them.
pub(crate) async fn tell(world: &World) -> Result<()> {
    let Some(corpus) = corpus() else {
        println!("\nThere is no corpus beside the checkout: tasks are not measured.");
        return Ok(());
    };
    let site = world.publish("rust-blog", &corpus)?;
    let post = longest(&site)?;
    let visit = Visit::start(world, Engine::Chromium, &site).await?;
    let measured = measure(&visit, &post.href).await;
    visit.tab.quit().await?;
    let (take_over, click) = measured?;
    println!(
        "\nLongest task of the main thread on {}: {}",
        post.href,
        Profile::SLOW_PROCESSOR.name
    );
    println!("Milliseconds, in each of {RUNS} runs.\n");
    println!("{:<12}{}", "take-over", told(&take_over));
    println!("{:<12}{}", "click", told(&click));
    Ok(())
}

fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("INKLEAF_CORPUS").map(PathBuf::from)?;
    named.is_dir().then_some(named)
}

fn longest(site: &Site) -> Result<Page> {
    let posts = site.pages.iter().filter(|page| page.kind == Kind::Post);
    let length = |page: &&Page| {
        let path = page.href.trim_start_matches(&site.base);
        let file = Path::new(path).join("index.html");
        fs::metadata(site.folder.join(file)).map_or(0, |file| file.len())
    };
    posts
        .max_by_key(length)
        .cloned()
        .context("the corpus has no post")
}

/// The longest task of each run: of the take-over, and of a click.
async fn measure(visit: &Visit, href: &str) -> Result<(Vec<f64>, Vec<f64>)> {
    let Visit { host, tab, site } = visit;
    tab.before(PAINTED).await?;
    Profile::SLOW_PROCESSOR.apply(tab).await?;
    let (mut take_over, mut click) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        tab.open_app(&host.url(href)).await?;
        let loaded = "performance.getEntriesByType('navigation')[0].loadEventEnd";
        take_over.push(longest_since(visit, loaded).await?);
        tab.open_app(&host.url(&site.href("/"))).await?;
        tab.settle().await?;
        tab.go(href).await?;
        let clicked = "watch.clicks.at(-1)";
        click.push(longest_since(visit, clicked).await?);
    }
    Ok((take_over, click))
}

/// The longest task that has begun since then, once all is quiet.
async fn longest_since(visit: &Visit, since: &str) -> Result<f64> {
    let tab = &visit.tab;
    tab.settle().await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    tab.eval(&format!(
        "Math.max(0, ...bench.tasks.filter(([start, length]) => start + length > {since}) \
         .map(([, length]) => length))"
    ))
    .await
}

fn told(lengths: &[f64]) -> String {
    let told = lengths.iter().map(|&length| {
        if length < SHORTEST {
            format!("{:>8}", "< 50")
        } else {
            format!("{length:>8.0}")
        }
    });
    told.collect()
}
