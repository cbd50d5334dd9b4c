//! Why a picture has no smaller versions.

use std::{
    io,
    path::{Path, PathBuf},
};

/// Why no smaller versions of a picture could be made. The picture itself can
/// be published all the same.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It has more pixels than this crate decodes: a mistake, an attack, or a
    /// panorama.
    #[error(
        "the picture has {width} × {height} pixels; smaller versions are made of up to 100 million pixels. Scale it down before publishing"
    )]
    TooLarge {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// It can't be decoded.
    #[error("the picture is damaged: {0}. Save it again with a picture editor")]
    Damaged(String),
    /// A smaller version can't be encoded: there is not enough memory.
    #[error("a smaller version of the picture can't be written: {0}")]
    Encode(String),
    /// A file can't be read or written.
    #[error("can't {action} {path}: {source}")]
    Io {
        /// What was tried: `read`, `write`, `remove`.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl PictureError {
    /// For `map_err`: what was tried, and with which file.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }
}
