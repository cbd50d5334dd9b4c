//! What was fine lately.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::{Options, Outcome};

/// Raised when the file's form changes; files of another version are not read.
const VERSION: u32 = 1;

/// Addresses that were fine, and since when that is known.
pub(crate) struct Cache {
    path: Option<PathBuf>,
    keep: Duration,
    file: File,
    /// Whether there is something new to write.
    changed: bool,
}

#[derive(Default, Serialize, Deserialize)]
struct File {
    version: u32,
    links: BTreeMap<String, Link>,
}

#[derive(Serialize, Deserialize)]
struct Link {
    /// Seconds since 1970.
    asked: u64,
    /// Where it has moved for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
}

impl Cache {
    /// What is remembered and still fresh.
    pub(crate) fn load(options: &Options) -> Self {
        let now = now();
        let keep = options.keep;
        let mut file = options.cache.as_deref().and_then(read).unwrap_or_default();
        // What lies in the future comes of a clock that was wrong.
        let fresh = |link: &Link| {
            now.checked_sub(link.asked)
                .is_some_and(|age| age < keep.as_secs())
        };
        file.links.retain(|_, link| fresh(link));
        Self {
            path: options.cache.clone(),
            keep,
            file,
            changed: false,
        }
    }

    pub(crate) fn get(&self, url: &str) -> Option<Outcome> {
        let link = self.file.links.get(url)?;
        Some(link.moved.clone().map_or(Outcome::Fine, Outcome::Moved))
    }

    /// Only what works is remembered: whoever mends a link, or waits for a
    /// server to come back, wants to see it at once.
    pub(crate) fn put(&mut self, url: &str, outcome: &Outcome) {
        let moved = match outcome {
            Outcome::Fine => None,
            Outcome::Moved(to) => Some(to.clone()),
            Outcome::Broken(_) | Outcome::Unknown(_) => return,
        };
        let asked = now();
        self.file.links.insert(url.into(), Link { asked, moved });
        self.changed = true;
    }

    /// Writes it beside its place and puts it there. That it can't be written
    /// costs the next run some time, and is no reason to trouble anyone.
    pub(crate) fn store(&mut self) {
        let keeps = self.changed && !self.keep.is_zero();
        if let Some(path) = self.path.as_deref().filter(|_| keeps) {
            self.file.version = VERSION;
            let _ = write(path, &self.file);
        }
    }
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

fn read(path: &Path) -> Option<File> {
    let file: File = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (file.version == VERSION).then_some(file)
}

fn write(path: &Path, file: &File) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(&serde_json::to_vec(file)?)?;
    new.persist(path)?;
    Ok(())
}
