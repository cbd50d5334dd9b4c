//! `inkleaf check --external`.

use std::path::PathBuf;

use inkleaf_linkcheck::Options;
use inkleaf_publish::{Progress, Report, check_external};

/// Asks for the links to elsewhere.
pub(super) fn run(report: &mut Report, progress: &dyn Progress) {
    let options = Options {
        user_agent: concat!(
            "inkleaf/",
            env!("CARGO_PKG_VERSION"),
            " (checks the links of a blog)"
        )
        .into(),
        cache: cache(),
        ..Options::default()
    };
    check_external(report, &options, progress);
}

/// The file that remembers what was fine.
fn cache() -> Option<PathBuf> {
    Some(crate::cache::own()?.join("links.json"))
}
