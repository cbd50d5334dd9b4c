//! Where things lie.

use std::path::{Path, PathBuf};

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    // cargo says where xtask's manifest is; the checkout may have been moved
    // since xtask was compiled.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest
        .parent()
        .map_or(manifest.clone(), Path::to_path_buf)
}

/// The published blog.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The built app without content, what `inkleaf build --shell` takes.
pub(crate) fn shell() -> PathBuf {
    root().join("target/shell")
}

/// Where trunk builds the app before it becomes the shell.
pub(crate) fn trunk_dist() -> PathBuf {
    root().join("target/trunk")
}

/// Made-up blogs and what is published from them.
pub(crate) fn bench() -> PathBuf {
    root().join("target/bench")
}

/// The sites whose HTML is audited.
pub(crate) fn audit() -> PathBuf {
    root().join("target/audit")
}

/// Pictures of every kind of page.
pub(crate) fn screenshots() -> PathBuf {
    root().join("target/screenshots")
}

/// Folders of real posts, where they lie beside the checkout.
pub(crate) fn corpora() -> PathBuf {
    root().join("../shared/corpus")
}

/// Where cargo puts what it builds: xtask itself lies in there.
pub(crate) fn cargo_target() -> PathBuf {
    let program = std::env::current_exe().ok();
    let folder = program
        .as_deref()
        .and_then(|program| program.ancestors().nth(2));
    folder.map_or_else(|| root().join("target"), Path::to_path_buf)
}

/// The program `inkleaf` in one of cargo's profile folders (`debug`, `release`).
pub(crate) fn inkleaf(profile: &str) -> PathBuf {
    cargo_target()
        .join(profile)
        .join(format!("inkleaf{}", std::env::consts::EXE_SUFFIX))
}
