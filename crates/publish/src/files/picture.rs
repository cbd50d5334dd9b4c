//! An image as pages show it: its size, and smaller versions of it.

use std::path::Path;

use inkleaf_content::{Base, encode_path};
use inkleaf_picture::variants;

use super::size::image_size;
use crate::text::Workshop;

/// What is known of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    /// Width in CSS pixels.
    pub(crate) width: u32,
    /// Height in CSS pixels.
    pub(crate) height: u32,
    /// Widths and site addresses of its versions, the original's among them
    /// where browsers should choose it too.
    versions: Vec<(u32, String)>,
}

impl Picture {
    /// Of the file at `disk`, published at `address`; `None` for what is no
    /// image, or has no size of its own. What can't be made smaller is shown
    /// as it is.
    pub(super) fn of(disk: &Path, address: &str, workshop: &Workshop) -> Option<Self> {
        let size = image_size(disk)?;
        let mut picture = Self {
            width: size.width,
            height: size.height,
            versions: Vec::new(),
        };
        let Some(cache) = &workshop.pictures else {
            return Some(picture);
        };
        let Ok(made) = variants(disk, cache) else {
            return Some(picture);
        };
        // As it is shown: a camera may have been held upright.
        (picture.width, picture.height) = made.size.unwrap_or((size.width, size.height));
        let stem = disk.file_stem()?.to_string_lossy();
        for variant in &made.variants {
            let name = made.file_name(&stem, variant);
            let address = workshop.made.file(&name, &variant.file);
            picture.versions.push((variant.width, address));
        }
        if made.srcset_has_original() {
            picture.versions.push((picture.width, address.to_owned()));
        }
        Some(picture)
    }

    /// The value of a `srcset` attribute; empty where there are no versions.
    pub(crate) fn srcset(&self, base: &Base) -> String {
        let mut srcset = String::new();
        for (width, address) in &self.versions {
            if !srcset.is_empty() {
                srcset.push_str(", ");
            }
            // A comma may end a candidate's URL (HTML, 4.8.4.2.1).
            let href = base.href(&encode_path(address)).replace(',', "%2C");
            srcset.push_str(&format!("{href} {width}w"));
        }
        srcset
    }
}
