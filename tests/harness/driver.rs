//! The browsers' drivers. Chromium's is one process for all tests; the others
//! know only one session at a time, so that each test has its own.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a driver may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running driver. It ends when this is dropped.
pub(crate) struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    /// Starts chromedriver on a port of its own choice.
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

    /// Starts another driver, given as a command for a port. Somebody else may
    /// be quicker to take the port, so there is a second attempt.
    pub(crate) fn start_on_port(command: impl Fn(u16) -> Command) -> Result<Self> {
        Self::try_on_port(&command).or_else(|_| Self::try_on_port(&command))
    }

    fn try_on_port(command: impl Fn(u16) -> Command) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        drop(listener);
        let mut command = command(port);
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let process = command.stderr(Stdio::null()).spawn();
        let mut driver = Self {
            process: process.with_context(|| format!("can't start {:?}", command.get_program()))?,
            url: format!("http://127.0.0.1:{port}"),
        };
        let end = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if driver.process.try_wait()?.is_some() || Instant::now() > end {
                bail!("{:?} does not listen", command.get_program());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
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
