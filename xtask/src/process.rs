//! Running other programs.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The command as one would type it.
pub(crate) fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| quoted(&word.to_string_lossy()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=,@+%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into()
    } else {
        format!("'{word}'")
    }
}

/// Runs a command to its end, with its output shown.
///
/// # Errors
/// It can't be started, or fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let text = describe(command);
    let status = command
        .status()
        .with_context(|| format!("can't start `{text}`"))?;
    if !status.success() {
        bail!("`{text}` failed ({status})");
    }
    Ok(())
}

/// Runs a command to its end and hands each line that it prints to `each`.
///
/// # Errors
/// It can't be started, or fails.
pub(crate) fn run_by_line(command: &mut Command, mut each: impl FnMut(&str)) -> Result<()> {
    let text = describe(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("can't start `{text}`"))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            each(String::from_utf8_lossy(&line?).trim_end_matches('\r'));
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{text}` failed ({status})");
    }
    Ok(())
}

/// What a command prints; `None` if it can't be started or fails.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A program that runs beside us, together with all that it starts.
pub(crate) struct Running(Child);

impl Running {
    /// Starts a command as the head of a process group of its own, so that
    /// [`Running::stop`] reaches what the command starts in its turn.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let text = describe(command);
        let child = command.stdin(Stdio::null()).spawn();
        Ok(Self(
            child.with_context(|| format!("can't start `{text}`"))?,
        ))
    }

    /// Whether it ended well; `None` while it runs.
    pub(crate) fn ended(&mut self) -> Result<Option<bool>> {
        Ok(self.0.try_wait()?.map(|status| status.success()))
    }

    /// Asks it to end; after three seconds it has to.
    pub(crate) fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if !matches!(self.0.try_wait(), Ok(None)) {
            return;
        }
        self.ask_to_end();
        let patience = Instant::now() + Duration::from_secs(3);
        while Instant::now() < patience {
            if !matches!(self.0.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        // Whatever these answer, there is nothing left that we could do.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    #[cfg(unix)]
    fn ask_to_end(&self) {
        use nix::sys::signal::{Signal, killpg};
        if let Ok(group) = i32::try_from(self.0.id()) {
            // It may have ended just now: the wait that follows finds out.
            let _ = killpg(nix::unistd::Pid::from_raw(group), Signal::SIGTERM);
        }
    }

    #[cfg(not(unix))]
    fn ask_to_end(&mut self) {
        // There is no asking; the wait that follows finds out.
        let _ = self.0.kill();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_described_command_can_be_pasted() {
        let mut command = Command::new("cargo");
        command.args(["install", "trunk@0.22.1", "--root", "/a b/c"]);
        assert_eq!(
            describe(&command),
            "cargo install trunk@0.22.1 --root '/a b/c'"
        );
    }

    #[cfg(unix)]
    #[test]
    fn stopping_reaches_what_the_program_has_started() {
        let folder = tempfile::tempdir().unwrap();
        let alive = folder.path().join("alive");
        let script = format!(
            "(while :; do touch '{0}'; sleep 0.05; done) & wait",
            alive.display()
        );
        let running = Running::start(Command::new("sh").args(["-c", &script])).unwrap();
        while !alive.exists() {
            std::thread::sleep(Duration::from_millis(10));
        }
        running.stop();
        std::thread::sleep(Duration::from_millis(100));
        std::fs::remove_file(&alive).unwrap();
        std::thread::sleep(Duration::from_millis(200));
        assert!(!alive.exists(), "the inner loop still runs");
    }

    #[cfg(unix)]
    #[test]
    fn lines_are_handed_on_and_failure_is_told() {
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo two; exit 3"]);
        let result = run_by_line(&mut command, |line| lines.push(line.to_owned()));
        assert_eq!(lines, ["one", "two"]);
        assert!(result.is_err());
    }
}
