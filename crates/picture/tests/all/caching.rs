//! The cache: believed when it is right, noticed when it is not.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use inkleaf_picture::{Cache, Cleaned, Made, variants_of};
use rayon::prelude::*;

use crate::support::{cache, jpeg, photo, png};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .flat_map(|shelf| fs::read_dir(shelf.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .collect();
    found.sort();
    found
}

fn contents(made: &Made) -> Vec<Vec<u8>> {
    let read = |v: &inkleaf_picture::Variant| fs::read(&v.file).unwrap();
    made.variants.iter().map(read).collect()
}

#[test]
fn what_is_known_is_not_made_again() {
    let (folder, first) = cache();
    let bytes = jpeg(&photo(700, 500));
    let made = variants_of(&bytes, &first).unwrap();
    assert!(!made.from_cache && !made.variants.is_empty());
    let second = Cache::open(folder.path()).unwrap();
    let again = variants_of(&bytes, &second).unwrap();
    assert!(again.from_cache);
    assert_eq!((again.size, &again.variants), (made.size, &made.variants));
}

#[test]
fn the_cache_is_believed_without_a_look_at_the_picture() {
    let (folder, cache) = cache();
    let (one, other) = (jpeg(&photo(700, 500)), jpeg(&photo(700, 400)));
    let made = variants_of(&one, &cache).unwrap();
    let before = files(folder.path());
    let replaced = variants_of(&other, &cache).unwrap();
    let all = files(folder.path());
    let new: Vec<_> = all.iter().filter(|path| !before.contains(path)).collect();
    assert_eq!(before.len(), new.len());
    for (from, to) in before.iter().zip(new) {
        fs::copy(from, to).unwrap();
    }
    let believed = variants_of(&other, &cache).unwrap();
    assert!(believed.from_cache);
    assert_eq!(contents(&believed), contents(&made));
    assert_ne!(believed.variants[0].height, replaced.variants[0].height);
}

#[test]
fn pictures_without_versions_are_remembered_too() {
    let (_folder, cache) = cache();
    let bytes = crate::support::jpeg_with(&photo(400, 400), |encoder| {
        encoder.add_icc_profile(&[1; 200]).unwrap();
    });
    let first = variants_of(&bytes, &cache).unwrap();
    let second = variants_of(&bytes, &cache).unwrap();
    assert!(first.variants.is_empty() && !first.from_cache && second.from_cache);
    assert_eq!(first.left, second.left);
}

#[test]
fn damage_is_noticed_and_made_good() {
    let (folder, cache) = cache();
    let bytes = jpeg(&photo(600, 120));
    let whole = contents(&variants_of(&bytes, &cache).unwrap());
    let damages: [fn(&Path); 4] = [
        |path| fs::remove_file(path).unwrap(),
        |path| fs::write(path, b"").unwrap(),
        |path| {
            let mut bytes = fs::read(path).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(path, bytes).unwrap();
        },
        |path| {
            let bytes = fs::read(path).unwrap();
            fs::write(path, vec![0; bytes.len()]).unwrap();
        },
    ];
    for path in files(folder.path()) {
        for damage in damages {
            damage(&path);
            let made = variants_of(&bytes, &cache).unwrap();
            assert!(!made.from_cache, "{path:?}");
            assert_eq!(contents(&made), whole);
            assert!(variants_of(&bytes, &cache).unwrap().from_cache);
        }
    }
}

#[test]
fn many_at_once_on_few_pictures() {
    let (folder, cache) = cache();
    // As another process would have it.
    let other = Cache::open(folder.path()).unwrap();
    let pictures = [jpeg(&photo(600, 300)), png(&photo(500, 300))];
    let results: Vec<_> = (0..12)
        .into_par_iter()
        .map(|i| {
            let cache = if i % 3 == 0 { &other } else { &cache };
            let made = variants_of(&pictures[i % 2], cache).unwrap();
            (i % 2, contents(&made))
        })
        .collect();
    for (which, contents) in &results {
        let first = results.iter().find(|(i, _)| i == which).unwrap();
        assert!(!contents.is_empty() && *contents == first.1);
    }
    let unfinished = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with('.');
    assert!(!files(folder.path()).iter().any(unfinished));
}

fn age(path: &Path, hours: u64) {
    let then = SystemTime::now() - Duration::from_secs(hours * 3600);
    let file = fs::File::options().append(true).open(path).unwrap();
    file.set_modified(then).unwrap();
}

#[test]
fn cleaning_keeps_what_was_used_and_what_there_is_room_for() {
    let (folder, cache) = cache();
    let pictures = [300, 301, 302].map(|height| jpeg(&photo(600, height)));
    let mut sizes = Vec::new();
    for (hours, picture) in pictures.iter().enumerate() {
        let before = files(folder.path());
        variants_of(picture, &cache).unwrap();
        let mut size = 0;
        for path in files(folder.path()) {
            if !before.contains(&path) {
                age(&path, 2 + hours as u64);
                size += fs::metadata(&path).unwrap().len();
            }
        }
        sizes.push(size);
    }
    fs::write(folder.path().join("note.txt"), "not a cache's").unwrap();
    assert_eq!(cache.clean(0).unwrap(), Cleaned::default());

    let next = Cache::open(folder.path()).unwrap();
    assert!(variants_of(&pictures[2], &next).unwrap().from_cache);
    // Room for the newer of the two that were not asked for.
    let cleaned = next.clean(sizes[0]).unwrap();
    assert_eq!((cleaned.pictures, cleaned.bytes), (1, sizes[1]));
    assert!(folder.path().join("note.txt").exists());
    let known = |picture| variants_of(picture, &next).unwrap().from_cache;
    assert_eq!([0, 1, 2].map(|i| known(&pictures[i])), [true, false, true]);
}

#[test]
fn cleaning_leaves_others_at_work_alone() {
    let (folder, cache) = cache();
    variants_of(&jpeg(&photo(600, 300)), &cache).unwrap();
    let shelf = files(folder.path())[0].parent().unwrap().to_owned();
    let (fresh, stale) = (shelf.join(".new-1-1"), shelf.join(".new-1-2"));
    fs::write(&fresh, "half").unwrap();
    fs::write(&stale, "half").unwrap();
    age(&stale, 2);
    let other = Cache::open(folder.path()).unwrap();
    assert_eq!(other.clean(0).unwrap(), Cleaned::default());
    assert!(fresh.exists() && !stale.exists());
}
