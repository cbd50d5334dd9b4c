//! The browser's driver: one process for all tests.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A running chromedriver. It ends when this is dropped.
pub(crate) struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// Starts it on a port of its own choice.
    pub(crate) fn start(program: &Path) -> Result<Self> {
        let mut process = Command::new(program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("can't start {}", program.display()))?;
        let output = process
            .stdout
            .take()
            .context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next() {
            if let Some(port) = port_in(&line?) {
                // It must not fill a pipe that nobody reads.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(Self {
                    process,
                    url: format!("http://127.0.0.1:{port}"),
                });
            }
        }
        bail!("chromedriver ended without saying which port it listens on")
    }

    /// Where it takes commands.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// «ChromeDriver was started successfully on port 34567.»
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}
