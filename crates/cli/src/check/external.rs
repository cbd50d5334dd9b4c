//! `inkleaf check --external`.

use std::path::PathBuf;

use etcetera::BaseStrategy;
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

/// The file in the user's cache folder that remembers what was fine; `None` on
/// a system without such a folder.
fn cache() -> Option<PathBuf> {
    let user = etcetera::choose_base_strategy().ok()?;
    Some(user.cache_dir().join("inkleaf").join("links.json"))
}
