//! Real pictures: each is read, and what it gains is told. Where a folder is not
//! there, nothing is measured. `--nocapture` shows the figures, and the variable
//! `INKLEAF_PICTURES` names one more folder.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use inkleaf_picture::{Cache, Made, variants};
use rayon::prelude::*;

/// What a screen loads: the first candidate wide enough for `wanted` pixels.
fn loaded(made: &Made, original: u64, wanted: u32) -> u64 {
    let fit = made.variants.iter().find(|variant| variant.width >= wanted);
    match (fit, made.variants.last()) {
        (Some(variant), _) => variant.bytes,
        (None, Some(widest)) if !made.srcset_has_original() => widest.bytes,
        _ => original,
    }
}

#[test]
fn real_pictures_are_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![root.join("posts"), root.join("../shared/corpus")];
    folders.extend(std::env::var_os("INKLEAF_PICTURES").map(PathBuf::from));
    for folder in folders {
        let mut pictures = Vec::new();
        collect(&folder, &mut pictures);
        let place = tempfile::tempdir().unwrap();
        for run in ["cold", "warm"] {
            let cache = Cache::open(place.path()).unwrap();
            let start = Instant::now();
            let made: Vec<_> = pictures
                .par_iter()
                .map(|path| (path, variants(path, &cache)))
                .collect();
            let time = start.elapsed();
            let (mut all, mut phone, mut wide, mut have) = (0, 0, 0, 0);
            for (path, made) in &made {
                let made = made.as_ref().unwrap_or_else(|e| panic!("{path:?}: {e}"));
                let size = fs::metadata(path).unwrap().len();
                assert!(made.variants.iter().all(|v| v.bytes < size));
                assert!(run == "cold" || made.from_cache);
                have += usize::from(!made.variants.is_empty());
                all += size;
                phone += loaded(made, size, 720);
                wide += loaded(made, size, 1344);
            }
            println!(
                "{}: {run} {time:?}, {} pictures, {have} with versions; bytes {all}, \
                 360 px at 2x {phone}, 672 px at 2x {wide}",
                folder.display(),
                made.len(),
            );
        }
    }
}

fn collect(folder: &Path, pictures: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
        if path.is_dir() {
            collect(&path, pictures);
        } else if ["png", "jpg", "jpeg", "webp", "gif", "svg", "avif"].contains(&extension) {
            pictures.push(path);
        }
    }
    pictures.sort();
}
