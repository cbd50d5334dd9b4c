//! What a preview waits for: changes of the blog or of the app, and Ctrl-C.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use inkleaf_publish::belongs;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// Editors write a file in several steps: a change is over when nothing has
/// happened for this long.
const QUIET: Duration = Duration::from_millis(100);

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// The blog or the app has changed.
    Change,
    /// It is time to stop.
    Stop,
}

/// Why events can't be listened for.
#[derive(Debug, thiserror::Error)]
pub(super) enum CannotListen {
    #[error(transparent)]
    Watch(#[from] notify::Error),
    #[error("Ctrl-C can't be noticed: {0}")]
    Stop(#[from] ctrlc::Error),
    #[error("there is no folder {0}")]
    NoFolder(PathBuf),
}

/// Watches the blog and the app, and listens for Ctrl-C.
pub(super) struct Events {
    events: Receiver<Event>,
    watcher: RecommendedWatcher,
    places: Places,
}

/// What is watched, all with absolute paths.
#[derive(Debug, Clone)]
struct Places {
    source: PathBuf,
    shell: PathBuf,
}

impl Events {
    /// Begins to watch a source folder and the folder of the built app.
    pub(super) fn listen(source: &Path, shell: &Path) -> Result<Self, CannotListen> {
        let places = Places::of(source, shell)?;
        let (sender, events) = channel();
        let on_stop = sender.clone();
        ctrlc::set_handler(move || {
            // Fails only when nobody listens any more: it is over then.
            let _ = on_stop.send(Event::Stop);
        })?;
        let watched = places.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Publishing reads the files, which must not count.
            let counts = |event: notify::Event| {
                !event.kind.is_access() && event.paths.iter().any(|path| watched.has(path))
            };
            if event.is_ok_and(counts) {
                let _ = sender.send(Event::Change);
            }
        })?;
        let mut events = Self {
            events,
            watcher,
            places,
        };
        events.watch()?;
        Ok(events)
    }

    /// Waits for the next event. Changes that come close together are one.
    pub(super) fn next(&mut self) -> Event {
        // An error would mean that nobody will ever tell us anything again.
        let mut event = self.events.recv().unwrap_or(Event::Stop);
        while event == Event::Change {
            match self.events.recv_timeout(QUIET) {
                Ok(another) => event = another,
                Err(_) => break,
            }
        }
        // Folders may be new, or others by the same name. What can't be watched
        // now was removed again, which is an event of its own.
        let _ = self.watch();
        event
    }

    fn watch(&mut self) -> notify::Result<()> {
        for (path, mode) in self.places.to_watch() {
            self.watcher.watch(&path, mode)?;
        }
        Ok(())
    }
}

impl Places {
    fn of(source: &Path, shell: &Path) -> Result<Self, CannotListen> {
        let absolute = |path: &Path| {
            path.canonicalize()
                .map_err(|_| CannotListen::NoFolder(path.to_owned()))
        };
        Ok(Self {
            source: absolute(source)?,
            shell: absolute(shell)?,
        })
    }

    /// Whether a path belongs to the blog or the app.
    fn has(&self, path: &Path) -> bool {
        if path.starts_with(&self.shell) {
            return true;
        }
        let Ok(below) = path.strip_prefix(&self.source) else {
            return false;
        };
        let hidden = below
            .iter()
            .any(|name| name.to_string_lossy().starts_with('.'));
        let mut names = below.iter();
        let Some(first) = names.next().filter(|_| !hidden) else {
            return false;
        };
        let inside = names.next().is_some();
        let folder = inside || path.is_dir();
        if folder {
            self.enters(&first.to_string_lossy())
        } else {
            is_text_or_settings(below)
        }
    }

    fn enters(&self, folder: &str) -> bool {
        !folder.starts_with('.') && belongs(&self.source, folder)
    }

    /// Only what belongs to the blog: a checkout's `target` has thousands of
    /// folders. The app's folder is exchanged as a whole, which the one around
    /// it tells.
    fn to_watch(&self) -> Vec<(PathBuf, RecursiveMode)> {
        let mut all = vec![(self.source.clone(), RecursiveMode::NonRecursive)];
        all.extend(
            self.shell
                .parent()
                .map(|path| (path.into(), RecursiveMode::NonRecursive)),
        );
        if self.shell.is_dir() {
            all.push((self.shell.clone(), RecursiveMode::NonRecursive));
        }
        let entries = std::fs::read_dir(&self.source)
            .into_iter()
            .flatten()
            .flatten();
        let folders = entries.filter(|entry| {
            entry.path().is_dir() && self.enters(&entry.file_name().to_string_lossy())
        });
        all.extend(folders.map(|entry| (entry.path(), RecursiveMode::Recursive)));
        all
    }
}

fn is_text_or_settings(path: &Path) -> bool {
    let extension = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    matches!(
        extension.as_str(),
        "md" | "markdown" | "toml" | "yaml" | "yml"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::*;

    #[test]
    fn what_is_published_counts_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["posts/hello", "static", "src", "target/shell", ".git"] {
            fs::create_dir_all(folder.path().join(path)).unwrap();
        }
        let places = Places::of(folder.path(), &folder.path().join("target/shell")).unwrap();
        let counts = |path: &str| places.has(&places.source.join(path));
        for path in [
            "posts/hello.md",
            "posts/hello/picture.png",
            "posts",
            "static/favicon.ico",
            "about.md",
            "inkleaf.toml",
            "target/shell",
            "target/shell/index.html",
        ] {
            assert!(counts(path), "{path}");
        }
        for path in [
            "src/main.rs",
            "target/debug/x",
            ".git/index",
            "posts/.hello.md.swp",
            "a.txt",
        ] {
            assert!(!counts(path), "{path}");
        }
    }
}
