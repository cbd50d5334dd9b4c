//! How long it takes from a click to the painted heading of the next page, and
//! how long if the browser loads that page as a document instead.
//! `cargo xtask bench --clicks` runs it.

#[path = "clicks/figures.rs"]
mod figures;
#[path = "clicks/opening.rs"]
mod opening;
#[path = "clicks/profile.rs"]
mod profile;
#[path = "clicks/step.rs"]
mod step;
#[path = "clicks/tasks.rs"]
mod tasks;

use std::process::ExitCode;

use anyhow::{Context, Result};
use figures::{Figures, median};
use inkleaf_tests::{Engine, Visit, World};
use profile::Profile;
use step::{Step, Way};

const PAINTED: &str = include_str!("clicks/painted.js");

fn main() -> ExitCode {
    let runs = std::env::args().nth(1);
    let runs = runs.and_then(|runs| runs.parse().ok()).unwrap_or(9);
    match run(runs) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(runs: usize) -> Result<()> {
    let world = World::build()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        for profile in [Profile::FAST, Profile::SLOW] {
            clicks(&world, profile, runs).await?;
        }
        opening::tell(&world, runs).await?;
        tasks::tell(&world).await
    })
}

/// A table of one profile: a row for each step.
async fn clicks(world: &World, profile: Profile, runs: usize) -> Result<()> {
    let visit = Visit::start(world, Engine::Chromium, &world.demo).await?;
    visit.tab.before(PAINTED).await?;
    profile.apply(&visit.tab).await?;
    let measured = measure(&visit, runs).await;
    visit.tab.quit().await?;
    figures::print(&profile, runs, &measured?);
    Ok(())
}

async fn measure(visit: &Visit, runs: usize) -> Result<Vec<Figures>> {
    let mut rows = Vec::new();
    for step in Step::all(visit).await? {
        let mut figures = Figures::of(step.name);
        for (way, column) in [
            (Way::Warm, &mut figures.warm),
            (Way::Cold, &mut figures.cold),
            (Way::Document, &mut figures.document),
        ] {
            let mut times = Vec::new();
            for _ in 0..runs {
                let time = step.take(visit, way).await;
                times.push(time.with_context(|| format!("{}, {way:?}", step.name))?);
            }
            *column = median(times);
        }
        rows.push(figures);
    }
    Ok(rows)
}
