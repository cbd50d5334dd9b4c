//! One target, run for a while.

use super::{seeds, summary::Summary};
use crate::{paths, process};
use anyhow::{Context, Result};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Seconds that one input may take. Documents of this size take milliseconds.
const TIMEOUT: u32 = 10;
/// Megabytes that a run may hold.
const MEMORY: u32 = 2048;
/// The longest inputs, in bytes.
const LONGEST: u32 = 8192;

/// Runs a target, shows what it says, and sums it up. A target that finds
/// something ends early; that is no error here.
///
/// # Errors
/// It can't be started, or its folders can't be made.
pub(super) fn run(target: &'static str, program: &Path, time: Duration) -> Result<Summary> {
    let folder = paths::root().join("fuzz");
    let corpus = folder.join("corpus").join(target);
    let artifacts = folder.join("artifacts").join(target);
    let regressions = folder.join("regressions").join(target);
    let seeds = paths::root().join("target/fuzz/seeds").join(target);
    for path in [&corpus, &artifacts] {
        fs::create_dir_all(path)?;
    }
    seeds::write(target, &seeds)?;
    let mut command = Command::new(program);
    // New inputs go into the first folder.
    command.arg(&corpus).arg(&seeds);
    if regressions.is_dir() {
        command.arg(&regressions);
    }
    command
        .arg(format!("-max_total_time={}", time.as_secs()))
        .arg(format!("-timeout={TIMEOUT}"))
        .arg(format!("-rss_limit_mb={MEMORY}"))
        .arg(format!("-max_len={LONGEST}"))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .args(["-print_final_stats=1", "-use_value_profile=0"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let start = Instant::now();
    let text = process::describe(&command);
    let mut child = command
        .spawn()
        .with_context(|| format!("can't start `{text}`"))?;
    let mut summary = Summary::new(target);
    if let Some(output) = child.stderr.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            if summary.read(&line) {
                println!("{target}: {line}");
            }
        }
    }
    let passed = child.wait()?.success();
    summary.end(start.elapsed(), passed);
    Ok(summary)
}
