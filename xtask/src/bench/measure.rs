//! Time and peak memory of a command.
//!
//! The system tells the peak memory of all children together that a process
//! has waited for. So that earlier children (a compiler, say) don't count, each
//! command is run by an xtask process of its own: `xtask measure -- COMMAND`.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// What a command took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measure {
    /// From its start to its end.
    pub(crate) time: Duration,
    /// The most memory that it held at once, if the system tells.
    pub(crate) peak_bytes: Option<u64>,
}

/// Runs a command and measures it.
pub(super) fn run(command: &[OsString]) -> Result<Measure> {
    let output = Command::new(std::env::current_exe()?)
        .args(["measure", "--"])
        .args(command)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        bail!("{} failed", command.join(" ".as_ref()).display());
    }
    told(&output.stdout)
}

/// Runs a command whose messages and exit code say nothing of interest, and
/// measures it.
pub(super) fn run_with_findings(command: &[OsString]) -> Result<Measure> {
    let output = Command::new(std::env::current_exe()?)
        .args(["measure", "--"])
        .args(command)
        .stderr(Stdio::null())
        .output()?;
    told(&output.stdout)
}

fn told(stdout: &[u8]) -> Result<Measure> {
    parse(&String::from_utf8_lossy(stdout)).context("xtask measure has told nothing")
}

/// `xtask measure`: runs the command, shows only its errors, and prints the
/// microseconds and the bytes of memory (0 if unknown) that it took.
pub(crate) fn measure(command: &[OsString]) -> Result<ExitCode> {
    let Some((program, arguments)) = command.split_first() else {
        bail!("no command")
    };
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .status()?;
    let time = start.elapsed();
    println!(
        "{} {}",
        time.as_micros(),
        peak_of_children().unwrap_or_default()
    );
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn parse(text: &str) -> Option<Measure> {
    let (time, peak) = text.trim().split_once(' ')?;
    let peak: u64 = peak.parse().ok()?;
    Some(Measure {
        time: Duration::from_micros(time.parse().ok()?),
        peak_bytes: (peak > 0).then_some(peak),
    })
}

#[cfg(unix)]
fn peak_of_children() -> Option<u64> {
    use nix::sys::resource::{UsageWho, getrusage};
    let peak = u64::try_from(getrusage(UsageWho::RUSAGE_CHILDREN).ok()?.max_rss()).ok()?;
    // Kilobytes everywhere but on Apple's systems.
    Some(if cfg!(target_vendor = "apple") {
        peak
    } else {
        peak * 1024
    })
}

#[cfg(not(unix))]
fn peak_of_children() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_measure_prints_is_read() {
        let measure = |time, peak_bytes| Measure {
            time: Duration::from_micros(time),
            peak_bytes,
        };
        assert_eq!(parse("1500 2048\n"), Some(measure(1500, Some(2048))));
        assert_eq!(parse("1500 0\n"), Some(measure(1500, None)));
        assert_eq!(parse(""), None);
        assert_eq!(parse("a b"), None);
    }
}
