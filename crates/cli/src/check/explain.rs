//! `inkleaf check --explain CODE`.

use anstream::eprintln;
use inkleaf_site::Code;

use super::write;
use crate::errors;

/// Shows a code's page of documentation; returns the exit code.
pub(super) fn run(name: &str) -> u8 {
    if let Some(code) = Code::find(name) {
        write::text(code.page());
        return 0;
    }
    let exit = errors::usage(format!("no finding has the code `{name}`"));
    match Code::nearest(name) {
        Some(near) => eprintln!("   = did you mean {near}?"),
        None => {
            let all: Vec<_> = Code::ALL.iter().map(Code::name).collect();
            eprintln!("   = the codes are {}", all.join(", "));
        }
    }
    exit
}
