//! Keeps what was worked out from one run to the next.
//!
//! This is the only part that touches files: one, whose place the caller
//! chooses. It is a help and never a condition: what can't be read is worked
//! out again.

mod file;
mod key;

use std::{
    collections::HashMap,
    io,
    path::Path,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::Highlighter;

pub use key::key;
use key::{Digest, digest};

/// How many bytes of notation are kept at most.
const ROOM: usize = 64 * 1024 * 1024;

/// What is known of one block.
#[derive(Debug)]
struct Entry {
    notation: Box<str>,
    /// Whether this run asked for it.
    used: bool,
}

#[derive(Debug, Default)]
struct Entries {
    by_digest: HashMap<Digest, Entry>,
    size: usize,
}

/// The colours of blocks that were seen before. Shared by reference among
/// threads.
#[derive(Debug, Default)]
pub struct Cache {
    entries: Mutex<Entries>,
    /// Whether something was added since it was loaded.
    grown: AtomicBool,
}

impl Cache {
    /// Reads what an earlier run saved. A file that is missing, damaged or
    /// from another version gives an empty cache.
    pub fn load(path: &Path) -> Self {
        let mut entries = Entries::default();
        for (digest, notation) in file::read(path) {
            let used = false;
            entries.insert(digest, Entry { notation, used });
        }
        Self {
            entries: Mutex::new(entries),
            grown: AtomicBool::new(false),
        }
    }

    /// The same as [`Highlighter::spans`], from memory where it is there.
    pub fn spans(&self, highlighter: &Highlighter, language: &str, code: &str) -> Option<String> {
        if !highlighter.knows(language) {
            return None;
        }
        let digest = digest(language, code);
        if let Some(entry) = self.lock().by_digest.get_mut(&digest) {
            entry.used = true;
            return Some(entry.notation.as_ref().to_owned());
        }
        // Not locked meanwhile: two threads may work out the same, once.
        let notation = highlighter.spans(language, code)?;
        let entry = Entry {
            notation: notation.as_str().into(),
            used: true,
        };
        if self.lock().insert(digest, entry) {
            self.grown.store(true, Ordering::Relaxed);
        }
        Some(notation)
    }

    /// Writes what this run has used, beside `path` first and then in its
    /// place; the folder is made if need be. What was not used is dropped.
    /// Where nothing has changed, nothing is written.
    ///
    /// # Errors
    /// If the file or its folder can't be written. The old file is then still
    /// there, and the cache as good as before.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let entries = self.lock();
        let all_used = entries.by_digest.values().all(|entry| entry.used);
        if all_used && !self.grown.load(Ordering::Relaxed) {
            return Ok(());
        }
        let mut used: Vec<(&Digest, &str)> = entries
            .by_digest
            .iter()
            .filter(|(_, entry)| entry.used)
            .map(|(digest, entry)| (digest, entry.notation.as_ref()))
            .collect();
        used.sort_unstable();
        file::write(path, &used)?;
        self.grown.store(false, Ordering::Relaxed);
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        // An entry is whole or not there, also after a panic elsewhere.
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entries {
    /// Adds an entry; whether there was room for it.
    fn insert(&mut self, digest: Digest, entry: Entry) -> bool {
        let size = entry.notation.len() + size_of::<(Digest, Entry)>();
        let room = self.size + size <= ROOM;
        if room && self.by_digest.insert(digest, entry).is_none() {
            self.size += size;
        }
        room
    }
}

#[cfg(test)]
mod tests;
