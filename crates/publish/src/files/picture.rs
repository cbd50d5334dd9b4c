//! An image as pages show it: its size, and smaller versions of it.

use std::fs;
use std::path::Path;

use inkleaf_content::{Base, encode_path};
use inkleaf_picture::{Made, may_tell, variants};

use super::ImageSize;
use super::size::{extension, image_size, is_raster};
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

/// The smallest version of an image.
pub(crate) struct Small<'a> {
    /// Its site address; `None` for the image itself.
    pub(crate) address: Option<&'a str>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// What an author should know of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No smaller versions can be made of it, and why.
    Whole(String),
    /// It may say where it was taken.
    Tells,
}

/// All that is known of a file that documents show.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// `None` for what is no image, or has no size of its own.
    pub(super) picture: Option<Picture>,
    pub(super) troubles: Vec<Trouble>,
}

impl Look {
    /// At the file `disk`, published at `address`. What can't be made smaller
    /// is shown as it is.
    pub(super) fn at(disk: &Path, address: &str, workshop: &Workshop) -> Self {
        let mut look = Self::default();
        if tells(disk) {
            look.troubles.push(Trouble::Tells);
        }
        let Some(ImageSize { width, height }) = image_size(disk) else {
            if is_raster(disk) {
                let why = "there is no picture in it that can be read";
                look.troubles.push(Trouble::Whole(why.into()));
            }
            return look;
        };
        let picture = look.picture.insert(Picture {
            width,
            height,
            versions: Vec::new(),
        });
        let Some(cache) = &workshop.pictures else {
            return look;
        };
        match variants(disk, cache) {
            Ok(made) => picture.take(&made, disk, address, workshop),
            Err(error) => look.troubles.push(Trouble::Whole(error.to_string())),
        }
        look
    }
}

/// Whether a file is published with what it may say of where it was taken.
fn tells(disk: &Path) -> bool {
    let extension = extension(disk);
    matches!(&*extension, "avif" | "heic" | "heif" | "tif" | "tiff")
        && fs::read(disk).is_ok_and(|bytes| may_tell(&bytes))
}

impl Picture {
    /// Takes the versions that were made of the file `disk`.
    fn take(&mut self, made: &Made, disk: &Path, address: &str, workshop: &Workshop) {
        // As it is shown: a camera may have been held upright.
        if let Some(size) = made.size {
            (self.width, self.height) = size;
        }
        let stem = disk.file_stem().unwrap_or_default().to_string_lossy();
        for variant in &made.variants {
            let name = made.file_name(&stem, variant);
            let address = workshop.made.file(&name, &variant.file);
            self.versions.push((variant.width, address));
        }
        if made.srcset_has_original() {
            self.versions.push((self.width, address.to_owned()));
        }
    }

    /// The version for where it is shown small.
    pub(crate) fn smallest(&self) -> Small<'_> {
        let smallest = self.versions.first();
        let width = smallest.map_or(self.width, |(width, _)| *width);
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        Small {
            address: smallest.map(|(_, address)| address.as_str()),
            width,
            height: u32::try_from(height).unwrap_or(self.height).max(1),
        }
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
