//! Reading the documents of a source folder.

use std::fs;
use std::path::PathBuf;

use inkleaf_content::{Document, date_in_path, parse_document};
use inkleaf_site::{Finding, Role, SourceFile};
use rayon::prelude::*;

use crate::source::{DocumentFile, Kind};
use crate::{BuildError, Progress};

/// Documents that could be read, and what is wrong in those that could not.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// The documents, in the order of their files.
    pub(crate) files: Vec<SourceFile>,
    /// Where each of them lies.
    pub(crate) disk: Vec<PathBuf>,
    /// All findings, warnings too.
    pub(crate) findings: Vec<Finding>,
    /// The paths of documents that could not be read.
    pub(crate) damaged: Vec<String>,
}

/// Reads documents in parallel.
pub(crate) fn read(
    documents: &[DocumentFile],
    progress: &dyn Progress,
) -> Result<Loaded, BuildError> {
    let results: Vec<_> = documents
        .par_iter()
        .map(|file| {
            let bytes = fs::read(&file.disk).map_err(BuildError::io("read", &file.disk))?;
            let document = parse_document(&bytes);
            progress.advance(1);
            Ok(document)
        })
        .collect::<Result<_, BuildError>>()?;
    let mut loaded = Loaded::default();
    for (file, result) in documents.iter().zip(results) {
        let finding = |diagnostic| Finding {
            path: file.path.clone(),
            diagnostic,
        };
        match result {
            Ok(mut document) => {
                let warnings = std::mem::take(&mut document.warnings);
                loaded.findings.extend(warnings.into_iter().map(finding));
                loaded.files.push(source_file(file, document));
                loaded.disk.push(file.disk.clone());
            }
            Err(errors) => {
                loaded.findings.extend(errors.into_iter().map(finding));
                loaded.damaged.push(file.path.clone());
            }
        }
    }
    Ok(loaded)
}

impl Loaded {
    /// Leaves documents out.
    pub(crate) fn remove(&mut self, out: &dyn Fn(&str) -> bool) {
        let keep: Vec<_> = self.files.iter().map(|file| !out(&file.path)).collect();
        let mut keeps = keep.iter();
        self.files.retain(|_| keeps.next().copied().unwrap_or(true));
        let mut keeps = keep.iter();
        self.disk.retain(|_| keeps.next().copied().unwrap_or(true));
    }
}

fn source_file(file: &DocumentFile, document: Document) -> SourceFile {
    let (role, stem) = match &file.kind {
        Kind::Known(role, stem) => (*role, stem.clone()),
        Kind::PageUnlessDated(stem) if is_dated(stem, &document) => {
            (Role::Post, format!("posts/{stem}"))
        }
        Kind::PageUnlessDated(stem) => (Role::Page, stem.clone()),
    };
    SourceFile {
        path: file.path.clone(),
        stem,
        role,
        document,
    }
}

/// Whether a document has a date: in its front matter, its file's name or the
/// address it asks for.
fn is_dated(stem: &str, document: &Document) -> bool {
    let front = &document.front;
    let paths = [Some(stem), front.path.as_deref(), front.url.as_deref()];
    front.date.is_some()
        || paths
            .into_iter()
            .flatten()
            .any(|path| date_in_path(path).is_some())
}
