#![allow(clippy::unwrap_used)]

use std::fs;

use super::{Cache, Entries, Entry, ROOM};
use crate::Highlighter;

#[test]
fn what_was_saved_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/code.cache");
    let highlighter = Highlighter::new();
    let cache = Cache::load(&path);
    let first = cache.spans(&highlighter, "json", "[1]");
    assert_eq!(first, highlighter.spans("json", "[1]"));
    assert_eq!(cache.spans(&highlighter, "text", "x").unwrap(), "");
    assert_eq!(cache.spans(&highlighter, "quux", "x"), None);
    cache.save(&path).unwrap();

    let again = Cache::load(&path);
    assert_eq!(again.lock().by_digest.len(), 2);
    assert_eq!(again.spans(&highlighter, "json", "[1]"), first);
    // The plain text was not asked for.
    again.save(&path).unwrap();
    assert_eq!(Cache::load(&path).lock().by_digest.len(), 1);
    let names = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(names, 1, "nothing is left beside it");
}

#[test]
fn nothing_changed_nothing_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("code.cache");
    let highlighter = Highlighter::new();
    let cache = Cache::default();
    cache.spans(&highlighter, "json", "[1]");
    cache.save(&path).unwrap();
    let again = Cache::load(&path);
    again.spans(&highlighter, "json", "[1]");
    fs::remove_file(&path).unwrap();
    again.save(&path).unwrap();
    assert!(!path.exists());
}

#[test]
fn a_damaged_file_is_an_empty_cache() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("code.cache");
    let cache = Cache::default();
    cache.spans(&Highlighter::new(), "json", "[1, 2]");
    cache.save(&path).unwrap();
    let good = fs::read(&path).unwrap();
    assert_eq!(Cache::load(&path).lock().by_digest.len(), 1);
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1;
        fs::write(&path, &bad).unwrap();
        assert!(Cache::load(&path).lock().by_digest.is_empty(), "byte {at}");
        fs::write(&path, &good[..at]).unwrap();
        assert!(Cache::load(&path).lock().by_digest.is_empty(), "cut {at}");
    }
    assert!(Cache::load(folder.path()).lock().by_digest.is_empty());
}

#[test]
fn its_size_is_bounded() {
    let mut entries = Entries::default();
    let big = || Entry {
        notation: "1k".repeat(ROOM / 5).into(),
        used: true,
    };
    assert!(entries.insert([0; 16], big()));
    assert!(entries.insert([1; 16], big()));
    assert!(!entries.insert([2; 16], big()));
    assert_eq!(entries.by_digest.len(), 2);
}

#[test]
fn a_file_that_cant_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let cache = Cache::default();
    cache.spans(&Highlighter::new(), "json", "[1]");
    assert!(cache.save(&file.join("code.cache")).is_err());
}
