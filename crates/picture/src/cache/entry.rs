//! One entry: the versions of a picture, and a list that says what they must be.

use std::{fs, path::PathBuf, time::SystemTime};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Cache, Key, key::hex, write::write};
use crate::{LeftAlone, PictureError, make::Version};

/// The list of an entry. It is written last: where it is, all is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Why there are no versions, where that was seen only when decoding.
    pub(crate) left: Option<LeftAlone>,
    pub(crate) versions: Vec<Listed>,
}

/// A version as the list has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Listed {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: u64,
    sha256: String,
}

impl Cache {
    /// The entry of a picture, if there is one and it is whole: every file of it
    /// is read and compared with the list.
    pub(crate) fn find(&self, key: &Key) -> Option<Entry> {
        let list = self.list_file(key);
        let text = fs::read_to_string(&list).ok()?;
        let (sum, json) = text.split_once('\n')?;
        if sum != digest(json.as_bytes()) {
            return None;
        }
        let entry: Entry = serde_json::from_str(json).ok()?;
        let whole = |listed: &Listed| {
            fs::read(self.version_file(key, listed.width))
                .is_ok_and(|bytes| digest(&bytes) == listed.sha256)
        };
        if !entry.versions.iter().all(whole) {
            return None;
        }
        self.used().insert(key.clone());
        // Its age says when it was last of use. Cleaning is not worth an error.
        let _ = fs::File::options()
            .append(true)
            .open(&list)
            .and_then(|file| file.set_modified(SystemTime::now()));
        Some(entry)
    }

    /// Keeps the versions of a picture, or why it has none.
    pub(crate) fn keep(
        &self,
        key: &Key,
        versions: &[Version],
        left: Option<LeftAlone>,
    ) -> Result<Entry, PictureError> {
        self.used().insert(key.clone());
        let shelf = self.shelf(key);
        fs::create_dir_all(&shelf).map_err(PictureError::io("write", &shelf))?;
        let mut listed = Vec::with_capacity(versions.len());
        for version in versions {
            let sha256 = digest(&version.bytes);
            write(&self.version_file(key, version.width), &version.bytes)?;
            listed.push(Listed {
                width: version.width,
                height: version.height,
                bytes: version.bytes.len() as u64,
                sha256,
            });
        }
        let entry = Entry {
            left,
            versions: listed,
        };
        let json = serde_json::to_string(&entry)
            .map_err(|error| PictureError::Encode(error.to_string()))?;
        let text = [&digest(json.as_bytes()), "\n", &json].concat();
        write(&self.list_file(key), text.as_bytes())?;
        Ok(entry)
    }

    /// Where a version lies.
    pub(crate) fn version_file(&self, key: &Key, width: u32) -> PathBuf {
        let name = format!("{}-{width}.webp", key.digits());
        self.shelf(key).join(name)
    }

    fn list_file(&self, key: &Key) -> PathBuf {
        self.shelf(key).join(format!("{}.json", key.digits()))
    }
}

fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
