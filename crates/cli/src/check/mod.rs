//! `inkleaf check`.

use anstream::print;
use inkleaf_publish::{CheckOptions, check};

use crate::args::CheckArgs;
use crate::{CONTENT, bars, clock, errors, report};

/// Reports what is wrong; returns the exit code.
pub(crate) fn run(args: &CheckArgs) -> u8 {
    let now = match clock::now() {
        Ok(now) => now,
        Err(error) => return errors::usage(error),
    };
    let options = CheckOptions {
        source: args.source.source.clone(),
        now,
    };
    match check(&options, &*bars::progress()) {
        Ok(found) => {
            errors::tell_findings(&found.findings);
            print!("{}", report::report(&found));
            if found.errors() == 0 { 0 } else { CONTENT }
        }
        Err(error) => errors::tell(&error),
    }
}
