//! The cache's file: a line with what it is and the hash of the rest, then
//! one line an entry, `key notation`.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use super::{
    ROOM,
    key::{Digest, from_hexadecimal, half, hexadecimal},
};

const NAME: &str = "inkleaf-highlight 1";

/// Reads the file; nothing if it is not whole.
pub(super) fn read(path: &Path) -> Vec<(Digest, Box<str>)> {
    // Notation takes more room in memory than in the file: what is larger than
    // the room is not ours.
    let small = fs::metadata(path).is_ok_and(|metadata| metadata.len() <= ROOM as u64);
    if !small {
        return Vec::new();
    }
    let text = fs::read_to_string(path).unwrap_or_default();
    let Some((head, body)) = text.split_once('\n') else {
        return Vec::new();
    };
    if head != heading(body) {
        return Vec::new();
    }
    body.lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(key, notation)| Some((from_hexadecimal(key)?, notation.into())))
        .collect()
}

/// Writes the file beside its place, and then puts it there.
pub(super) fn write(path: &Path, entries: &[(&Digest, &str)]) -> io::Result<()> {
    let mut body = String::new();
    for (digest, notation) in entries {
        body.push_str(&hexadecimal(digest));
        body.push(' ');
        body.push_str(notation);
        body.push('\n');
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = beside(path);
    let written = fs::write(&beside, format!("{}\n{body}", heading(&body)))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // Nothing to be done if even this fails.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn heading(body: &str) -> String {
    let hash = half(&Sha256::digest(body));
    format!("{NAME} {}", hexadecimal(&hash))
}

/// A name that no other process uses at the same time.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    path.with_file_name(name)
}
