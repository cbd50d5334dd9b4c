//! How publishing grows with the number of posts, and what real posts take.

mod generate;
pub(crate) mod measure;
mod posts;

use crate::{paths, process, site};
use anyhow::{Context, Result, bail};
use measure::Measure;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const SIZES: [u32; 2] = [1_000, 10_000];

/// What publishing a number of posts takes and gives.
struct Outcome {
    posts: u32,
    /// The run with the median time; the memory is the highest of all runs.
    run: Measure,
    bytes: u64,
    files: u64,
    /// The page data of the newest post, in bytes.
    post_json: u64,
    /// The page data of the home page, in bytes.
    home_json: u64,
}

/// Publishes generated blogs of all [`SIZES`], renders and publishes real posts,
/// `runs` times each, and prints what it took.
pub(crate) fn bench(runs: u32) -> Result<()> {
    if !paths::shell().join("index.html").is_file() {
        println!("The app is not built yet.");
        site::build_shell()?;
    }
    let mut build = Command::new("cargo");
    build
        .current_dir(paths::root())
        .args(["build", "--release", "--package", "inkleaf-cli"]);
    process::run(&mut build)?;
    posts::build()?;
    let mut outcomes = Vec::new();
    for posts in SIZES {
        outcomes.push(publish(posts, runs)?);
    }
    let of_posts = posts::bench(runs)?;
    posts::report(&of_posts);
    report(&outcomes);
    Ok(())
}

fn publish(posts: u32, runs: u32) -> Result<Outcome> {
    let source = paths::bench().join(format!("source-{posts}"));
    let out = paths::bench().join(format!("out-{posts}"));
    println!("Generating {posts} posts.");
    generate::blog(&source, posts)?;
    let mut measures = Vec::new();
    for run in 1..=runs {
        println!("Publishing {posts} posts, run {run} of {runs}.");
        site::remove_folder(&out)?;
        measures.push(measure::run(&inkleaf_build(&source, &out))?);
    }
    let peak_bytes = measures
        .iter()
        .filter_map(|measure| measure.peak_bytes)
        .max();
    let run = Measure {
        peak_bytes,
        ..median(measures)
    };
    let (files, bytes) = folder_size(&out)?;
    let newest = out.join("posts").join(generate::slug(0)).join("page.json");
    let size = |path: PathBuf| -> Result<u64> {
        let metadata = fs::metadata(&path);
        Ok(metadata
            .with_context(|| format!("{} was not published", path.display()))?
            .len())
    };
    let (post_json, home_json) = (size(newest)?, size(out.join("page.json"))?);
    Ok(Outcome {
        posts,
        run,
        bytes,
        files,
        post_json,
        home_json,
    })
}

fn inkleaf_build(source: &Path, out: &Path) -> Vec<std::ffi::OsString> {
    let program = paths::inkleaf("release").into_os_string();
    let mut command = vec![program, "build".into(), "--source".into(), source.into()];
    command.extend([
        "--out".into(),
        out.into(),
        "--shell".into(),
        paths::shell().into(),
    ]);
    command
}

/// The one in the middle by time; of an even number, the slower of the two.
fn median(mut measures: Vec<Measure>) -> Measure {
    measures.sort_by_key(|measure| measure.time);
    measures.swap_remove(measures.len() / 2)
}

/// The number of files in a folder, and their size together.
fn folder_size(folder: &Path) -> Result<(u64, u64)> {
    let mut all = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (files, bytes) = if entry.file_type()?.is_dir() {
            folder_size(&entry.path())?
        } else {
            (1, entry.metadata()?.len())
        };
        all = (all.0 + files, all.1 + bytes);
    }
    if all.0 == 0 {
        bail!("{} is empty", folder.display());
    }
    Ok(all)
}

type Column = (&'static str, fn(&Outcome) -> f64);

const COLUMNS: [Column; 8] = [
    ("posts", |outcome| f64::from(outcome.posts)),
    ("seconds", |outcome| outcome.run.time.as_secs_f64()),
    ("ms per post", |outcome| {
        outcome.run.time.as_secs_f64() * 1e3 / f64::from(outcome.posts)
    }),
    ("peak MB", |outcome| {
        outcome.run.peak_bytes.map_or(f64::NAN, megabytes)
    }),
    ("output MB", |outcome| megabytes(outcome.bytes)),
    ("files", |outcome| outcome.files as f64),
    ("post page.json, bytes", |outcome| outcome.post_json as f64),
    ("home page.json, bytes", |outcome| outcome.home_json as f64),
];

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A row for each figure, a column for each size, and how it grows.
fn report(outcomes: &[Outcome]) {
    println!();
    for (name, value) in COLUMNS {
        let values: Vec<f64> = outcomes.iter().map(value).collect();
        print!("{name:<24}");
        for value in &values {
            let digits = if value.fract() == 0.0 { 0 } else { 2 };
            print!("{value:>14.digits$}");
        }
        if let (Some(first), Some(last)) = (values.first(), values.last()) {
            print!("{:>12}", format!("x {:.2}", last / first));
        }
        println!();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let of = |seconds: &[u64]| {
            let time = |&seconds| Measure {
                time: Duration::from_secs(seconds),
                peak_bytes: None,
            };
            median(seconds.iter().map(time).collect()).time.as_secs()
        };
        assert_eq!(of(&[5]), 5);
        assert_eq!(of(&[9, 1, 5]), 5);
        assert_eq!(of(&[4, 1, 3, 2]), 3);
    }
}
