//! The developer's commands: `cargo xtask serve`, `build`, `test`, …
//!
//! Each gets the tools that it needs by itself, see [`tools`].

mod audit;
mod bench;
mod browser;
mod browser_size;
mod clean;
mod fuzz;
mod hook;
mod manifests;
mod minify;
mod paths;
mod process;
mod report;
mod serve;
mod site;
mod test;
mod tools;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// How often a blog is published to measure it, if nothing else is said.
const BUILDS: u32 = 3;
/// How often a link is clicked to measure it, if nothing else is said.
const CLICKS: u32 = 9;

/// The commands for working on Inkleaf. Each gets the tools it needs and says so.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build everything, show the blog, and follow every change
    Serve {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Build the app and publish the blog for good, into dist/
    Build {
        /// Where the blog will be found, if not where inkleaf.toml says
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
    },
    /// Check and test everything, as a merge needs it
    Test,
    /// What readers download, against its budget (needs a build)
    Size {
        /// The published site
        #[arg(long, value_name = "DIR", default_value = "dist")]
        site: PathBuf,
    },
    /// Check the HTML of the blog, and of real posts where they lie beside the checkout
    Audit,
    /// Publish 1,000 and 10,000 made-up posts and measure
    Bench {
        /// How often each is published, or clicked; the median counts
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        runs: Option<u32>,
        /// Measure clicks in a browser instead
        #[arg(long)]
        clicks: bool,
    },
    /// Take pictures of every kind of page, in every width and theme
    Screenshots,
    /// Feed front matter, rendering, sanitising and shortcodes made-up inputs
    Fuzz {
        /// How long each target runs
        #[arg(long, value_name = "N", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..))]
        seconds: u64,
        /// The only target to run
        target: Option<String>,
    },
    /// Remove what build, serve and bench have written (not cargo's target folder)
    Clean,
    /// Only get the tools
    Tools,
    /// What trunk calls after it has built the app: publish the blog with it
    #[command(hide = true)]
    Hook,
    /// Run a command and tell its peak memory and time, for bench
    #[command(hide = true)]
    Measure {
        #[arg(trailing_var_arg = true, required = true)]
        command: Vec<std::ffi::OsString>,
    },
}

fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve { port } => serve::serve(port),
        Command::Build { base_url } => site::build(base_url.as_deref()).map(|()| ExitCode::SUCCESS),
        Command::Test => test::test(),
        Command::Size { site } => browser_size::size(&paths::root().join(site)),
        Command::Audit => audit::audit(),
        Command::Bench { runs, clicks } => {
            let done = if clicks {
                browser::clicks(runs.unwrap_or(CLICKS))
            } else {
                bench::bench(runs.unwrap_or(BUILDS))
            };
            done.map(|()| ExitCode::SUCCESS)
        }
        Command::Screenshots => browser::screenshots().map(|()| ExitCode::SUCCESS),
        Command::Fuzz { seconds, target } => fuzz::fuzz(seconds, target.as_deref()),
        Command::Clean => clean::clean().map(|()| ExitCode::SUCCESS),
        Command::Tools => tools::get_all().map(|()| ExitCode::SUCCESS),
        Command::Hook => hook::hook().map(|()| ExitCode::SUCCESS),
        Command::Measure { command } => bench::measure::measure(&command),
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
