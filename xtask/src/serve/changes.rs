//! What `serve` waits for: changes of the code, and Ctrl-C.

use anyhow::{Context, Result};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// Editors write a file in several steps, and programs several files: a change
/// is over when nothing has happened for this long.
const QUIET: Duration = Duration::from_millis(200);
/// What the app and the program are built from. (A change of xtask itself
/// takes effect at the next start.)
const FOLDERS: [&str; 4] = ["src", "crates", "style", "web"];
const FILES: [&str; 4] = ["index.html", "Cargo.toml", "Cargo.lock", "Trunk.toml"];

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// The code has changed.
    Change,
    /// It is time to stop.
    Stop,
}

/// Watches the code, and listens for Ctrl-C.
pub(super) struct Changes {
    events: Receiver<Event>,
    stop: Arc<AtomicBool>,
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Begins to watch the checkout at `root`, and to take Ctrl-C as an event.
    pub(super) fn watch(root: &Path) -> Result<Self> {
        let (sender, events) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let (on_stop, stopped) = (sender.clone(), Arc::clone(&stop));
        ctrlc::set_handler(move || {
            stopped.store(true, Ordering::SeqCst);
            // Whoever would listen has ended: then we are stopping already.
            let _ = on_stop.send(Event::Stop);
        })?;
        let checkout = root.to_owned();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| matters(&event, &checkout)) {
                    let _ = sender.send(Event::Change);
                }
            })?;
        // Files are watched by their folder: editors replace them.
        let folders = FOLDERS
            .iter()
            .map(|name| (root.join(name), RecursiveMode::Recursive));
        let all = folders.chain([(root.to_owned(), RecursiveMode::NonRecursive)]);
        for (path, mode) in all.filter(|(path, _)| path.exists()) {
            let watched = watcher.watch(&path, mode);
            watched.with_context(|| format!("can't watch {}", path.display()))?;
        }
        Ok(Self {
            events,
            stop,
            _watcher: watcher,
        })
    }

    /// The next event, waited for at most this long. Changes that come close
    /// together are one.
    pub(super) fn next(&self, wait: Duration) -> Option<Event> {
        let mut event = self.receive(wait)?;
        while event == Event::Change {
            match self.receive(QUIET) {
                Some(another) => event = another,
                None => break,
            }
        }
        Some(event)
    }

    /// Whether it is time to stop.
    pub(super) fn stopped(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    fn receive(&self, wait: Duration) -> Option<Event> {
        match self.events.recv_timeout(wait) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            // Nobody will ever tell us anything again.
            Err(RecvTimeoutError::Disconnected) => Some(Event::Stop),
        }
    }
}

/// Whether something that is built from has changed; building reads the files,
/// which must not count.
fn matters(event: &notify::Event, root: &Path) -> bool {
    !event.kind.is_access() && event.paths.iter().any(|path| is_code(path, root))
}

fn is_code(path: &PathBuf, root: &Path) -> bool {
    let in_folder = FOLDERS
        .iter()
        .any(|folder| path.starts_with(root.join(folder)));
    // Editors' own files: `.main.rs.swp`, `main.rs~`, `4913`.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let of_editor = name.starts_with('.') || name.ends_with('~') || !name.contains('.');
    let is_file = FILES.iter().any(|file| path == &root.join(file));
    is_file || (in_folder && !of_editor)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    #[test]
    fn code_counts_and_posts_and_editors_files_do_not() {
        let code = |path: &str| is_code(&Path::new("/blog").join(path), Path::new("/blog"));
        for path in [
            "src/main.rs",
            "crates/cli/src/main.rs",
            "style/tokens.css",
            "Cargo.toml",
        ] {
            assert!(code(path), "{path}");
        }
        for path in [
            "posts/a.md",
            "target/x.rs",
            "dist/index.html",
            "src/.main.rs.swp",
            "src/4913",
        ] {
            assert!(!code(path), "{path}");
        }
    }

    /// The only test that watches: Ctrl-C can be listened for once a process.
    #[test]
    fn writing_is_a_change_and_reading_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir(root.join("src")).unwrap();
        fs::write(root.join("src/main.rs"), "").unwrap();
        let changes = Changes::watch(&root).unwrap();
        fs::read(root.join("src/main.rs")).unwrap();
        assert_eq!(changes.next(Duration::from_millis(300)), None);
        fs::write(root.join("src/main.rs"), "fn main() {}").unwrap();
        fs::write(root.join("src/lib.rs"), "").unwrap();
        assert_eq!(changes.next(Duration::from_secs(5)), Some(Event::Change));
        assert_eq!(
            changes.next(Duration::from_millis(300)),
            None,
            "both were one change"
        );
        assert!(!changes.stopped());
    }
}
