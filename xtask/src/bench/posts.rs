//! What real posts take: rendering them, and publishing them with colours.
//!
//! They lie beside the checkout, where they lie at all; else the generated
//! posts do. Ratios come first: they are nearly the same on every machine.

use super::{generate, inkleaf_build, measure, median};
use crate::{paths, process, site};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What was measured.
pub(super) struct Outcome {
    /// Rendering, in times of the parser's own renderer: the median.
    rendering: f64,
    rendered: String,
    /// Publishing in seconds, without a cache and with one.
    cold: f64,
    warm: f64,
    published: String,
}

/// Measures `runs` times each.
pub(super) fn bench(runs: u32) -> Result<Outcome> {
    let (rendered, folder) = corpus("yihui")?;
    let mut ratios = Vec::new();
    for run in 1..=runs {
        println!("Rendering {rendered}, run {run} of {runs}.");
        ratios.push(rendering(&folder)?);
    }
    ratios.sort_by(f64::total_cmp);
    let (published, folder) = corpus("rust-blog")?;
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    let cache = paths::bench().join("cache");
    for run in 1..=runs {
        println!("Publishing {published}, run {run} of {runs}.");
        site::remove_folder(&cache)?;
        cold.push(publish(&folder, &cache)?);
        warm.push(publish(&folder, &cache)?);
    }
    Ok(Outcome {
        rendering: ratios[ratios.len() / 2],
        rendered,
        cold: median(cold).time.as_secs_f64(),
        warm: median(warm).time.as_secs_f64(),
        published,
    })
}

/// Prints it.
pub(super) fn report(outcome: &Outcome) {
    let Outcome {
        rendered,
        published,
        ..
    } = outcome;
    println!();
    for (what, value) in [
        (
            format!("rendering {rendered}, x pulldown-cmark"),
            outcome.rendering,
        ),
        (
            format!("publishing {published}, warm : cold"),
            outcome.warm / outcome.cold,
        ),
        ("    seconds without a cache".into(), outcome.cold),
        ("    seconds with one".into(), outcome.warm),
    ] {
        println!("{what:<52}{value:>8.2}");
    }
}

/// Builds what `bench` runs besides `inkleaf` itself.
pub(super) fn build() -> Result<()> {
    let mut build = Command::new("cargo");
    build.current_dir(paths::root()).args([
        "build",
        "--release",
        "--package",
        "inkleaf-content",
        "--example",
        "speed",
    ]);
    process::run(&mut build)
}

/// A folder of posts, and what to call it.
fn corpus(name: &str) -> Result<(String, PathBuf)> {
    let real = paths::root().join("../shared/corpus").join(name);
    if real.is_dir() {
        return Ok((name.to_owned(), real));
    }
    let made_up = paths::bench().join("source-posts");
    generate::blog(&made_up, 1_000)?;
    Ok(("1000 generated posts".to_owned(), made_up))
}

/// How long rendering takes, in times of the parser's own renderer.
fn rendering(folder: &Path) -> Result<f64> {
    let program = format!("speed{}", std::env::consts::EXE_SUFFIX);
    let program = paths::cargo_target().join("release/examples").join(program);
    let told = process::output_of(Command::new(program).arg(folder));
    let ratio = told.as_deref().and_then(ratio_in);
    ratio.context("the example «speed» has told no ratio")
}

fn ratio_in(text: &str) -> Option<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix("ratio:"))?;
    line.trim().parse().ok()
}

/// Publishes into a new folder. Real posts have faults: those are not told.
fn publish(source: &Path, cache: &Path) -> Result<measure::Measure> {
    let out = paths::bench().join("out-posts");
    site::remove_folder(&out)?;
    let mut command = inkleaf_build(source, &out);
    command.extend(["--keep-going".into(), "--cache".into(), cache.into()]);
    let measure = measure::run_with_findings(&command)?;
    if !out.join("index.html").is_file() {
        bail!("{} was not published", source.display());
    }
    Ok(measure)
}

#[cfg(test)]
mod tests {
    use super::ratio_in;

    #[test]
    fn the_ratio_is_read() {
        assert_eq!(
            ratio_in("render: 3ms\nratio:               1.41\n"),
            Some(1.41)
        );
        assert_eq!(ratio_in("ratio: none"), None);
        assert_eq!(ratio_in(""), None);
    }
}
