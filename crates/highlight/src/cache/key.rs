//! What a block is known by.

use std::{fmt::Write, sync::LazyLock};

use sha2::{Digest as _, Sha256};

use crate::{languages, scopes};

/// Half of a SHA-256.
pub(super) type Digest = [u8; 16];

/// The version of the grammars, and of how they are used. Raise the last
/// number with every change of the colours that the tables in `data/` don't
/// show; a test compares the rest with `Cargo.lock`.
pub(crate) const VERSION: &str = "syntect 5.3.0, two-face 0.5.2+bat-0.26.1, 1";

/// What a block is known by: hexadecimal, 32 digits. It differs when the
/// language, the code, the grammars or the tables do.
pub fn key(language: &str, code: &str) -> String {
    hexadecimal(&digest(language, code))
}

pub(super) fn digest(language: &str, code: &str) -> Digest {
    static TABLES: LazyLock<Digest> =
        LazyLock::new(|| hash(&[VERSION, scopes::TEXT, languages::TEXT].map(str::as_bytes)));
    hash(&[TABLES.as_slice(), language.as_bytes(), code.as_bytes()])
}

fn hash(parts: &[&[u8]]) -> Digest {
    let mut hash = Sha256::new();
    for part in parts {
        // So that no two lists of parts look alike.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    half(&hash.finalize())
}

/// The first half of a hash, which is enough where nobody attacks: the file is
/// the author's own.
pub(super) fn half(hash: &[u8]) -> Digest {
    let mut digest = Digest::default();
    for (to, from) in digest.iter_mut().zip(hash) {
        *to = *from;
    }
    digest
}

pub(super) fn hexadecimal(digest: &Digest) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The other way; `None` if it is not 32 digits.
pub(super) fn from_hexadecimal(text: &str) -> Option<Digest> {
    if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut digest = Digest::default();
    for (number, byte) in digest.iter_mut().enumerate() {
        let digits = text.get(number * 2..number * 2 + 2)?;
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{VERSION, digest, from_hexadecimal, key};

    #[test]
    fn the_version_is_that_of_the_lock_file() {
        let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
        let lock = std::fs::read_to_string(lock).unwrap();
        for part in VERSION.split(", ").take(2) {
            let (name, version) = part.split_once(' ').unwrap();
            let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
            assert!(lock.replace("\r\n", "\n").contains(&entry), "{part}");
        }
    }

    #[test]
    fn keys_differ_with_language_and_code() {
        let keys = [
            key("a", "bc"),
            key("ab", "c"),
            key("", "abc"),
            key("a", "bd"),
        ];
        let mut unique = keys.to_vec();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), keys.len());
        assert_eq!(from_hexadecimal(&keys[0]), Some(digest("a", "bc")));
        assert_eq!(from_hexadecimal("+0000000000000000000000000000000"), None);
    }
}
