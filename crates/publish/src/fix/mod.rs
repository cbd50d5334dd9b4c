//! Mending documents in place: only what is certain, only what is asked for.

mod change;
mod rewrite;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::source::{DocumentFile, Source};
use crate::{BuildError, Progress, Step};
pub use change::Change;
use rewrite::{Refused, rewrite};

/// What [`fix`] does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixOptions {
    /// The source folder, as in [`crate::BuildOptions::source`].
    pub source: PathBuf,
    /// Tell what would be changed, and write nothing.
    pub dry_run: bool,
}

/// What mending makes of a text: all that is certain put right, and the places
/// that are left to the author.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repaired {
    /// The text. It has as many lines as before.
    pub text: String,
    /// What is damaged and was left as it is, in order.
    pub left: Vec<Left>,
}

/// Damage that was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Where it starts in [`Repaired::text`], in bytes.
    pub at: usize,
    /// Why, in plain words.
    pub reason: String,
}

/// A place in a file that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Why, in plain words.
    pub reason: String,
}

/// What became of a document that something is wrong with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// Its path, relative to the source folder.
    pub path: String,
    /// The lines that were changed, or would be.
    pub changes: Vec<Change>,
    /// The places that were left as they are.
    pub left: Vec<Place>,
    /// Why none of the changes was made, where that is so although it was asked
    /// for; in plain words.
    pub refused: Option<String>,
}

/// Mends the documents of a blog with `repair`, which is given each document's
/// whole text with its own line ends and without a byte-order mark.
///
/// A file is written beside the old one and put in its place in one step, with
/// its permissions; where it is a symbolic link, the file that it leads to.
/// Everything but what `repair` changes stays, byte for byte. Files that can't
/// be written, are no UTF-8, or were changed by someone else meanwhile, are left.
///
/// # Errors
/// Where there is no such folder, or no documents in it, or one can't be read.
pub fn fix(
    options: &FixOptions,
    repair: &(dyn Fn(&str) -> Repaired + Sync),
    progress: &dyn Progress,
) -> Result<Vec<Fixed>, BuildError> {
    let source = Source::find(&options.source)?;
    let documents = distinct(&source.documents);
    progress.start(Step::Fix, documents.len());
    let fixed = documents
        .par_iter()
        .map(|(file, disk)| {
            let fixed = fix_file(&file.path, disk, options.dry_run, repair);
            progress.advance(1);
            fixed
        })
        .collect::<Result<Vec<_>, _>>();
    progress.finish();
    Ok(fixed?.into_iter().flatten().collect())
}

/// The documents with the files that hold them; of several links to one file
/// the first.
fn distinct(documents: &[DocumentFile]) -> Vec<(&DocumentFile, PathBuf)> {
    let mut seen = BTreeSet::new();
    documents
        .iter()
        .map(|file| {
            let disk = file.disk.canonicalize();
            (file, disk.unwrap_or_else(|_| file.disk.clone()))
        })
        .filter(|(_, disk)| seen.insert(disk.clone()))
        .collect()
}

/// `None` where nothing is wrong with it.
fn fix_file(
    path: &str,
    disk: &Path,
    dry_run: bool,
    repair: &(dyn Fn(&str) -> Repaired + Sync),
) -> Result<Option<Fixed>, BuildError> {
    const MARK: &str = "\u{feff}";
    let bytes = fs::read(disk).map_err(BuildError::io("read", disk))?;
    // Checking tells of files that are not UTF-8.
    let Ok(whole) = std::str::from_utf8(&bytes) else {
        return Ok(None);
    };
    let text = whole.strip_prefix(MARK).unwrap_or(whole);
    let Repaired { text: new, left } = repair(text);
    let changes = change::between(text, &new);
    if changes.is_empty() && left.is_empty() {
        return Ok(None);
    }
    let mut fixed = Fixed {
        path: path.to_owned(),
        changes,
        left: places(&new, left),
        refused: None,
    };
    if !change::keeps_lines(text, &new) {
        fixed.refused = Some("its lines would no longer be the same ones".into());
    } else if !fixed.changes.is_empty() && !dry_run {
        let mark = &whole[..whole.len() - text.len()];
        match rewrite(disk, &bytes, &[mark.as_bytes(), new.as_bytes()]) {
            Ok(()) => {}
            Err(Refused::Because(reason)) => fixed.refused = Some(reason.into()),
            Err(Refused::Io(error)) => {
                fixed.refused = Some(format!("it can't be written: {error}"));
            }
        }
    }
    Ok(Some(fixed))
}

/// Lines and columns, found in one walk through the text.
fn places(text: &str, left: Vec<Left>) -> Vec<Place> {
    let mut chars = text.char_indices().peekable();
    let (mut line, mut column, mut last) = (1, 1, ' ');
    let mut place = |Left { at, reason }| {
        while let Some((_, c)) = chars.next_if(|(i, _)| *i < at) {
            match (last, c) {
                ('\r', '\n') => {}
                (_, '\r' | '\n') => (line, column) = (line + 1, 1),
                _ => column += 1,
            }
            last = c;
        }
        Place {
            line,
            column,
            reason,
        }
    };
    left.into_iter().map(&mut place).collect()
}
