//! By what an entry is found.

use sha2::{Digest, Sha256};

/// Counts how versions are made: widths, quality, scaling, encoder. Whoever
/// changes one of them raises this, so that old entries are not taken for new.
const SETTINGS: &str = "inkleaf-picture 1\n";

/// The hash of a picture's bytes and of how versions are made; 32 hexadecimal
/// digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key(String);

impl Key {
    /// How many digits a key has.
    pub(super) const DIGITS: usize = 32;

    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(SETTINGS);
        hash.update(bytes);
        let mut digits = hex(&hash.finalize());
        digits.truncate(Self::DIGITS);
        Self(digits)
    }

    /// The key at the beginning of a file's name, if there is one.
    pub(super) fn read(name: &str) -> Option<Self> {
        let digits = name.get(..Self::DIGITS)?;
        let hexadecimal = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        digits
            .bytes()
            .all(hexadecimal)
            .then(|| Self(digits.to_owned()))
    }

    pub(crate) fn digits(&self) -> &str {
        &self.0
    }

    pub(super) fn shelf(&self) -> &str {
        &self.0[..2]
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| DIGITS[usize::from(digit)])
        .collect()
}
