//! The smallest build: Rust's standard library compiled anew, for size, with
//! panics that abort on the spot instead of making up a message that no reader
//! would see. It takes some 13 % off what readers download, and twice the time.
//!
//! The stable compiler can do this, but keeps it behind a switch until its
//! options are final; we take that on for the app's release build only, and go
//! without where the compiler no longer (or not yet) knows them.

use crate::process::{self, output_of};
use std::path::Path;
use std::process::Command;

/// Lets the stable compiler take the options below.
const UNLOCK: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const REBUILD: (&str, &str) = ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
const OPTIONS: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// What makes a command that runs cargo build the smallest app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Smallest(bool);

impl Smallest {
    /// An ordinary build.
    pub(crate) const NO: Self = Self(false);

    /// Gets the standard library's source, if it is not here. Never fails: an
    /// ordinary build is a good one, only larger.
    pub(crate) fn get() -> Self {
        let possible = knows_the_options() && (has_source() || get_source());
        if !possible {
            println!(
                "The app will be some 13 % larger than it could be: this Rust can't build the \
                 smallest one."
            );
        }
        Self(possible)
    }

    /// Adds to a command what it takes.
    pub(crate) fn apply(self, command: &mut Command) {
        if self.0 {
            command
                .envs([UNLOCK, REBUILD])
                .env(FLAGS, OPTIONS.join(" "));
        }
    }
}

fn knows_the_options() -> bool {
    let mut ask = Command::new("rustc");
    ask.env(UNLOCK.0, UNLOCK.1)
        .args(OPTIONS)
        .args(["--print", "cfg"]);
    output_of(&mut ask).is_some()
}

fn has_source() -> bool {
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"]));
    sysroot.is_some_and(|folder| {
        Path::new(folder.trim())
            .join("lib/rustlib/src/rust/library/std/Cargo.toml")
            .is_file()
    })
}

fn get_source() -> bool {
    println!(
        "The source of Rust's standard library is not here yet. The app is smallest when that is \
         compiled with it. Some seconds."
    );
    process::run(Command::new("rustup").args(["component", "add", "rust-src"])).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(command: &Command) -> Vec<String> {
        command
            .get_envs()
            .map(|(name, _)| name.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn only_a_possible_smallest_build_changes_the_command() {
        let mut plain = Command::new("true");
        Smallest(false).apply(&mut plain);
        assert!(names(&plain).is_empty());
        let mut small = Command::new("true");
        Smallest(true).apply(&mut small);
        assert_eq!(names(&small), [FLAGS, REBUILD.0, UNLOCK.0]);
    }
}
