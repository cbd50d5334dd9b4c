//! `inkleaf new`.

use anstream::println;
use inkleaf_publish::new_post;

use crate::args::NewArgs;
use crate::{clock, errors};

/// Begins a post; returns the exit code.
pub(crate) fn run(args: &NewArgs) -> u8 {
    let today = match clock::today() {
        Ok(today) => today,
        Err(error) => return errors::usage(error),
    };
    match new_post(&args.source.source, &args.title, today) {
        Ok(path) => {
            let path = path.strip_prefix(".").unwrap_or(&path);
            println!("{}", path.display());
            0
        }
        Err(error) => errors::tell(&error),
    }
}
