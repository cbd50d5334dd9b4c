//! Files that publishing makes for documents: pictures of diagrams, smaller
//! versions of images.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::shell::hash;

/// The folder of such files in the output, as a site address. Their names
/// change with their content.
pub(crate) const FOLDER: &str = "/assets/generated/";

/// What a file that is made consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Those of this file.
    File(PathBuf),
}

/// The files made so far, by site address. Filled from several threads.
#[derive(Debug, Default)]
pub(crate) struct Made(Mutex<BTreeMap<String, Content>>);

impl Made {
    /// Adds a file of these bytes, named by them. Returns its address.
    pub(crate) fn bytes(&self, stem: &str, extension: &str, bytes: &[u8]) -> String {
        self.named(&format!("{stem}-{}.{extension}", hash(bytes)), bytes)
    }

    /// Adds a file of these bytes under a name that no others have.
    pub(crate) fn named(&self, name: &str, bytes: &[u8]) -> String {
        self.add(name, || Content::Bytes(bytes.to_vec()))
    }

    /// Adds a file under a name that no other content has. Returns its
    /// address.
    pub(crate) fn file(&self, name: &str, file: &Path) -> String {
        self.add(name, || Content::File(file.to_owned()))
    }

    fn add(&self, name: &str, content: impl FnOnce() -> Content) -> String {
        let address = format!("{FOLDER}{name}");
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !files.contains_key(&address) {
            files.insert(address.clone(), content());
        }
        address
    }

    /// All of them, by address.
    pub(crate) fn files(&self) -> Vec<(String, Content)> {
        let files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let files = files.iter();
        files
            .map(|(address, content)| (address.clone(), content.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_and_equal_files_are_one() {
        let made = Made::default();
        let one = made.bytes("diagram", "svg", b"a");
        assert_eq!(one, made.bytes("diagram", "svg", b"a"));
        assert_ne!(one, made.bytes("diagram", "svg", b"b"));
        assert_eq!(made.files().len(), 2);
        assert!(one.starts_with(FOLDER) && one.ends_with(".svg"), "{one}");
    }
}
