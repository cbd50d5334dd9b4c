//! Pictures of the blog that browsers show before it is installed.

use std::path::Path;

use imagesize::ImageType;
use inkleaf_picture::stripped;
use inkleaf_site::{AppSettings, Screenshot};

use super::{Made, named, read};
use crate::BuildError;

/// The shortest and the longest side that Chromium shows, in pixels.
const SIDES: std::ops::RangeInclusive<usize> = 320..=3840;
/// The longer side may be this many tenths of the shorter one.
const MOST: usize = 23;

/// Those that `[app]` names, in their order.
pub(super) struct Screenshots(pub(super) Vec<Shot>);

/// A screenshot.
pub(super) struct Shot {
    pub(super) file: Made,
    /// Width and height in pixels.
    pub(super) size: [usize; 2],
    /// Its type, as in HTTP.
    pub(super) kind: &'static str,
    /// What is to be seen.
    pub(super) label: Option<String>,
}

impl Screenshots {
    /// Reads them, below the source folder `root`.
    pub(super) fn load(root: &Path, settings: &AppSettings) -> Result<Self, BuildError> {
        let shots = settings.screenshots.iter();
        let shots = shots.filter_map(|shot| Some(Shot::load(&named(root, shot.file())?, shot)));
        shots.collect::<Result<_, _>>().map(Self)
    }

    /// All of their files.
    pub(super) fn files(&self) -> impl Iterator<Item = &Made> {
        self.0.iter().map(|shot| &shot.file)
    }
}

impl Shot {
    fn load(path: &Path, shot: &Screenshot) -> Result<Self, BuildError> {
        let bytes = read(path)?;
        let bad = |reason: &str| BuildError::BadScreenshot {
            path: path.to_owned(),
            reason: reason.to_owned(),
        };
        let (ending, kind) = match imagesize::image_type(&bytes) {
            Ok(ImageType::Png) => (".png", "image/png"),
            Ok(ImageType::Jpeg) => (".jpg", "image/jpeg"),
            Ok(ImageType::Webp) => (".webp", "image/webp"),
            _ => return Err(bad("it is no PNG, JPEG or WebP")),
        };
        let size = imagesize::blob_size(&bytes).map_err(|_| bad("it is damaged"))?;
        let size = [size.width, size.height];
        if let Some(reason) = unfit(size) {
            return Err(bad(&reason));
        }
        // Without what it tells of its author, as every picture.
        let bytes = stripped(&bytes).into_owned();
        Ok(Self {
            file: Made::new("screenshot", ending, bytes),
            size,
            kind,
            label: shot.label().map(str::to_owned),
        })
    }

    /// On which kind of screen it was taken, by its shape (Manifest Application
    /// Information, «form_factor»).
    pub(super) fn form_factor(&self) -> &'static str {
        if self.size[0] > self.size[1] {
            "wide"
        } else {
            "narrow"
        }
    }
}

/// Why browsers would pass over a picture of this size.
fn unfit([width, height]: [usize; 2]) -> Option<String> {
    let (short, long) = (width.min(height), width.max(height));
    if !SIDES.contains(&short) || !SIDES.contains(&long) {
        return Some(format!(
            "it has {width} × {height} pixels, and browsers take {} to {} a side",
            SIDES.start(),
            SIDES.end()
        ));
    }
    (long * 10 > short * MOST).then(|| {
        format!(
            "it has {width} × {height} pixels, and browsers take a side at most {}.{} \
             times as long as the other",
            MOST / 10,
            MOST % 10
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_browsers_take() {
        for size in [[320, 640], [3840, 2160], [1280, 720], [400, 920]] {
            assert_eq!(unfit(size), None);
        }
        for size in [[319, 640], [3841, 2160], [400, 921], [0, 0]] {
            assert!(unfit(size).is_some(), "{size:?}");
        }
    }
}
