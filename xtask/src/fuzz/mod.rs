//! Fuzzing: each target of `fuzz/` for a while, from seeds that are there
//! anyway. What it finds lies in `fuzz/artifacts`.

mod run;
mod seeds;
mod summary;

use crate::tools::{Tools, nightly};
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Duration;
use summary::Summary;

/// The targets, as in `fuzz/Cargo.toml`.
const TARGETS: [&str; 4] = ["front_matter", "render", "sanitise", "shortcodes"];

/// Builds the targets and runs one, or all: as many at a time as there are
/// processors. Fails where one of them found something.
pub(crate) fn fuzz(seconds: u64, only: Option<&str>) -> Result<ExitCode> {
    let targets = chosen(only)?;
    let nightly = nightly()?;
    let tools = Tools::for_fuzzing()?;
    let folder = paths::root().join("target/fuzz");
    let mut build = nightly.cargo();
    // Nearly all of it is safe Rust: a sanitiser of memory would only halve
    // the number of inputs.
    build
        .args(["fuzz", "build", "--sanitizer", "none", "--target-dir"])
        .arg(&folder)
        .env("PATH", tools.path())
        .current_dir(paths::root());
    process::run(&mut build)?;
    let host = process::output_of(nightly.rustc().arg("-vV"));
    let host = host.as_deref().and_then(host_of);
    let host = host.context("rustc does not say for which machine it compiles")?;
    let programs = folder.join(host).join("release");
    println!(
        "\nEach of {} runs for {seconds} seconds.",
        targets.join(", ")
    );
    let todo = Mutex::new(targets.iter());
    let done = Mutex::new(Vec::new());
    let at_a_time = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..at_a_time.min(targets.len()) {
            scope.spawn(|| {
                while let Some(target) = next(&todo) {
                    let program = programs.join(target);
                    let outcome = run::run(target, &program, Duration::from_secs(seconds));
                    done.lock()
                        .unwrap_or_else(|it| it.into_inner())
                        .push(outcome);
                }
            });
        }
    });
    let mut summaries = Vec::new();
    for outcome in done.into_inner().unwrap_or_else(|it| it.into_inner()) {
        summaries.push(outcome?);
    }
    summaries.sort_by_key(|summary| summary.target);
    println!("\n{}", Summary::HEAD);
    for summary in &summaries {
        println!("{summary}");
    }
    Ok(if summaries.iter().all(Summary::is_fine) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn next(todo: &Mutex<std::slice::Iter<'_, &'static str>>) -> Option<&'static str> {
    todo.lock()
        .unwrap_or_else(|it| it.into_inner())
        .next()
        .copied()
}

fn chosen(only: Option<&str>) -> Result<Vec<&'static str>> {
    let Some(only) = only else {
        return Ok(TARGETS.to_vec());
    };
    match TARGETS.into_iter().find(|target| *target == only) {
        Some(target) => Ok(vec![target]),
        None => bail!(
            "there is no target {only}; there are {}",
            TARGETS.join(", ")
        ),
    }
}

/// The line `host: …` of `rustc -vV`.
fn host_of(version: &str) -> Option<&str> {
    version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_targets_are_those_of_the_manifest() {
        let manifest = std::fs::read_to_string(paths::root().join("fuzz/Cargo.toml")).unwrap();
        for target in TARGETS {
            assert!(
                manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")),
                "{target}"
            );
        }
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
    }

    #[test]
    fn a_target_is_chosen_by_its_name() {
        assert_eq!(chosen(Some("render")).unwrap(), ["render"]);
        assert_eq!(chosen(None).unwrap(), TARGETS);
        let error = chosen(Some("redner")).unwrap_err().to_string();
        assert!(error.contains("shortcodes"), "{error}");
    }

    #[test]
    fn the_compiler_tells_its_host() {
        let version = "rustc 1.97.0-nightly\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\n";
        assert_eq!(host_of(version), Some("x86_64-unknown-linux-gnu"));
        assert_eq!(host_of("rustc 1.97.0"), None);
    }
}
