//! `inkleaf serve`: a preview that follows every change.

mod events;
mod preview;

use anstream::{eprintln, println};
use inkleaf_serve::StartError;

use crate::args::ServeArgs;
use crate::errors;
use events::{Event, Events};
use preview::Preview;

/// Shows the blog until Ctrl-C; returns the exit code.
pub(crate) fn run(args: &ServeArgs) -> u8 {
    let mut events = match Events::listen(&args.source.source, &args.shell) {
        Ok(events) => events,
        Err(error) => return errors::usage(format!("changes can't be followed: {error}")),
    };
    let mut preview = match Preview::start(args) {
        Ok(preview) => preview,
        Err(error) => return cannot_start(&error),
    };
    if let Err(code) = preview.publish_first() {
        return code;
    }
    println!("\nThe blog is shown at {}", preview.url());
    println!("Changes show up by themselves. Ctrl-C ends this.");
    loop {
        match events.next() {
            Event::Stop => return 0,
            Event::Change => preview.publish_again(),
        }
    }
}

fn cannot_start(error: &preview::CannotStart) -> u8 {
    let code = errors::usage(error);
    if let preview::CannotStart::Server(StartError::PortTaken { port }) = error {
        let other = port.checked_add(1).unwrap_or(8080);
        eprintln!("   = end that program, or take another port: inkleaf serve --port {other}");
    }
    code
}
