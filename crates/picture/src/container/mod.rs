//! The three kinds of file that are taken apart, and how their parts are found.
//!
//! Written here, not taken from a library: what is wanted is slices of the
//! file, so that a file without private data is handed back as it is, and the
//! end of a JPEG, behind which cameras hang further pictures and videos.

pub(crate) mod jpeg;
pub(crate) mod png;
pub(crate) mod webp;

/// The kinds of still picture that this crate reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Jpeg,
    Png,
    Webp,
}

impl Kind {
    /// What a file is by its first bytes; its name is not asked.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else if bytes.starts_with(png::SIGNATURE) {
            Some(Self::Png)
        } else if webp::is_webp(bytes) {
            Some(Self::Webp)
        } else {
            None
        }
    }
}

/// The four bytes at `at`, if there are so many.
fn four(bytes: &[u8], at: usize) -> Option<[u8; 4]> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok()
}
