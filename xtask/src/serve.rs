//! `cargo xtask serve`: build, show, and follow every change.
//!
//! `inkleaf serve` follows the posts itself. Here the code is followed: the
//! app is built anew, and so is `inkleaf`. What can't be compiled is shown, and
//! the last good version stays in the browser.

mod changes;

use crate::process::Running;
use crate::tools::{Tools, smallest::Smallest};
use crate::{paths, site};
use anyhow::{Context, Result, bail};
use changes::{Changes, Event};
use std::fs;
use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant, SystemTime};

/// Serves the blog on 127.0.0.1 until Ctrl-C.
pub(crate) fn serve(port: u16) -> Result<ExitCode> {
    look_at_port(port)?;
    let tools = Tools::for_the_app(false)?;
    site::fetch(Smallest::NO)?;
    let changes = Changes::watch(&paths::root())?;
    let mut session = Session {
        tools,
        port,
        changes,
        server: None,
        serving: None,
    };
    println!("Building the app and the program: some minutes the first time, seconds after that.");
    session.run()
}

/// A taken port is told before anything is built for minutes.
fn look_at_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => bail!(
            "port {port} is taken, maybe by another `cargo xtask serve`. \
             End that, or take another port: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(8080)
        ),
        Err(error) => Err(error).with_context(|| format!("can't listen on port {port}")),
        Ok(_) => Ok(()),
    }
}

struct Session {
    tools: Tools,
    port: u16,
    changes: Changes,
    server: Option<Running>,
    /// When the program that is being served with was compiled.
    serving: Option<SystemTime>,
}

/// How a build ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Built {
    Well,
    Badly,
    /// Ctrl-C, or another change came in between.
    Interrupted,
}

impl Session {
    fn run(&mut self) -> Result<ExitCode> {
        loop {
            let built = self.build()?;
            if built == Built::Well {
                self.start_server()?;
            } else if built == Built::Badly {
                println!("Waiting for the next change.");
            }
            if built != Built::Interrupted && !self.wait_for_change()? {
                return Ok(ExitCode::SUCCESS);
            }
            if self.changes.stopped() {
                return Ok(ExitCode::SUCCESS);
            }
        }
    }

    /// Builds app and program; the served files change only when both are well.
    fn build(&mut self) -> Result<Built> {
        let start = Instant::now();
        let mut inkleaf = Command::new("cargo");
        inkleaf
            .current_dir(paths::root())
            .args(["build", "--package", "inkleaf-cli"]);
        for command in [&mut inkleaf, &mut site::trunk(&self.tools, false)] {
            let built = self.run_build(command)?;
            if built != Built::Well {
                return Ok(built);
            }
        }
        site::adopt_shell()?;
        println!("Built in {:.1} s.", start.elapsed().as_secs_f64());
        Ok(Built::Well)
    }

    fn run_build(&self, command: &mut Command) -> Result<Built> {
        let mut running = Running::start(command)?;
        loop {
            if let Some(well) = running.ended()? {
                return Ok(if well { Built::Well } else { Built::Badly });
            }
            if self.changes.next(Duration::from_millis(50)).is_some() {
                return Ok(Built::Interrupted);
            }
        }
    }

    /// Starts `inkleaf serve`; anew, if the program is another one by now. A
    /// new app alone is noticed by the running one.
    fn start_server(&mut self) -> Result<()> {
        let compiled = fs::metadata(paths::inkleaf("debug"))?.modified()?;
        if self.server.is_some() && self.serving == Some(compiled) {
            return Ok(());
        }
        if let Some(server) = self.server.take() {
            server.stop();
        }
        // A copy, since the next build could not replace a running program everywhere.
        let folder = paths::root().join("target/serve");
        fs::create_dir_all(&folder)?;
        let program = folder.join(format!("inkleaf{}", std::env::consts::EXE_SUFFIX));
        fs::copy(paths::inkleaf("debug"), &program)?;
        let mut command = Command::new(program);
        command
            .current_dir(paths::root())
            .args(["serve", "--source", ".", "--shell"]);
        command
            .arg(paths::shell())
            .arg("--port")
            .arg(self.port.to_string());
        self.server = Some(Running::start(&mut command)?);
        self.serving = Some(compiled);
        Ok(())
    }

    /// Waits for a change of the code; false when it is time to stop.
    fn wait_for_change(&mut self) -> Result<bool> {
        loop {
            match self.changes.next(Duration::from_millis(200)) {
                Some(Event::Stop) => return Ok(false),
                Some(Event::Change) => return Ok(true),
                None => {}
            }
            let ended = match &mut self.server {
                Some(server) => server.ended()?,
                None => None,
            };
            if ended.is_some() {
                bail!("the server has ended");
            }
        }
    }
}
