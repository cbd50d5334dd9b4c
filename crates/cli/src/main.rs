//! The program `inkleaf`: publishes a folder of posts as a blog.
//!
//! Exit codes: 0 fine, 1 the content has errors (or a file can't be read or
//! written), 2 the program was used wrongly.

mod args;
mod bars;
mod build;
mod cache;
mod check;
mod clock;
mod errors;
mod findings;
mod new;
mod report;
mod serve;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// The exit code for content with errors.
const CONTENT: u8 = 1;
/// The exit code for wrong use, as clap's.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let code = match Args::parse().command {
        Command::Build(args) => build::run(args),
        Command::Check(args) => check::run(&args),
        Command::New(args) => new::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Licences => licences(),
    };
    ExitCode::from(code)
}

/// A pipe that is closed early is no mistake: whoever reads has enough.
fn licences() -> u8 {
    let _ = io::stdout().write_all(inkleaf_publish::acknowledgements().as_bytes());
    0
}
