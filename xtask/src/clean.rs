//! Removing what the other commands have written.

use crate::{paths, site};
use anyhow::Result;

/// Removes the published blog, the built app and the benchmark's folders.
/// cargo's own folder stays, and so does the cache of tools.
pub(crate) fn clean() -> Result<()> {
    let target = paths::root().join("target");
    let shell = paths::shell();
    let folders = [
        paths::dist(),
        shell.with_extension("new"),
        shell.with_extension("old"),
        shell,
        paths::trunk_dist(),
        paths::bench(),
        paths::audit(),
        paths::screenshots(),
        target.join("hook"),
        target.join("serve"),
    ];
    for folder in folders.into_iter().filter(|folder| folder.exists()) {
        site::remove_folder(&folder)?;
        println!("removed {}", folder.display());
    }
    Ok(())
}
