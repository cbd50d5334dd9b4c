//! Where is kept what need not be made again.

use std::path::PathBuf;

use etcetera::BaseStrategy;

/// The folder for what publishing keeps until the next time: `$INKLEAF_CACHE/blogs`,
/// or `inkleaf/blogs` in the user's cache folder. `None` on a system without
/// such a folder.
pub(crate) fn folder() -> Option<PathBuf> {
    Some(own()?.join("blogs"))
}

/// Inkleaf's folder in the user's cache folder.
pub(crate) fn own() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("INKLEAF_CACHE").filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    let user = etcetera::choose_base_strategy().ok()?;
    Some(user.cache_dir().join("inkleaf"))
}
