//! Making the smaller versions of one picture.

use fast_image_resize::images::Image;

use crate::{
    PictureError,
    encode::{Coding, encode},
    header::Header,
    pixels::{Pixels, decode, has_few_colours},
    plan::scaled_height,
    scale::scaled,
};

/// A WebP of full size has to save this much of the original, in percent.
const WORTH: u64 = 20;
/// Where lossless coding needs this many times as much as lossy, it is a photo.
const PHOTO: usize = 2;

/// A smaller version, not yet in a file.
pub(crate) struct Version {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: Vec<u8>,
}

/// The versions of a picture that are worth having, by rising width. `None` if
/// its colours can't be repeated.
pub(crate) fn make(
    bytes: &[u8],
    header: &Header,
    widths: &[u32],
    whole: bool,
) -> Result<Option<Vec<Version>>, PictureError> {
    let Some(Pixels { image, profile }) = decode(bytes, header)? else {
        return Ok(None);
    };
    let (width, height) = header.size();
    let mut choice = Choice::of(&image, header);
    let mut version = |image: &Image<'_>| -> Result<Version, PictureError> {
        Ok(Version {
            width: image.width(),
            height: image.height(),
            bytes: choice.encode(image, profile.as_deref())?,
        })
    };
    let sizes: Vec<_> = widths
        .iter()
        .map(|&to| (to, scaled_height(to, width, height)))
        .collect();
    let mut made = Vec::with_capacity(sizes.len() + 1);
    for image in scaled(&image, &sizes)? {
        made.push(version(&image)?);
    }
    if whole {
        made.push(version(&image)?);
    }
    Ok(Some(worth_having(made, bytes.len(), width)))
}

/// Leaves out what saves nothing: a version that is no smaller than the original
/// or than a wider version, and one of full size that saves too little.
fn worth_having(made: Vec<Version>, original: usize, width: u32) -> Vec<Version> {
    let mut least = original;
    let mut kept: Vec<Version> = Vec::with_capacity(made.len());
    for version in made.into_iter().rev() {
        let enough = if version.width == width {
            version.bytes.len() as u64 * 100 <= original as u64 * (100 - WORTH)
        } else {
            version.bytes.len() < least
        };
        if enough {
            least = version.bytes.len();
            kept.push(version);
        }
    }
    kept.reverse();
    kept
}

/// How the versions of a picture are coded.
enum Choice {
    Always(Coding),
    /// Whatever needs fewer bytes, until it shows that the picture is a photo.
    Smaller,
}

impl Choice {
    fn of(image: &Image<'_>, header: &Header) -> Self {
        if !header.lossless {
            Self::Always(Coding::Lossy)
        } else if has_few_colours(image) {
            Self::Always(Coding::Lossless)
        } else {
            Self::Smaller
        }
    }

    fn encode(
        &mut self,
        image: &Image<'_>,
        profile: Option<&[u8]>,
    ) -> Result<Vec<u8>, PictureError> {
        if let Self::Always(coding) = self {
            return encode(image, profile, *coding);
        }
        let lossy = encode(image, profile, Coding::Lossy)?;
        let lossless = encode(image, profile, Coding::Lossless)?;
        if lossless.len() > lossy.len().saturating_mul(PHOTO) {
            *self = Self::Always(Coding::Lossy);
        }
        Ok(if lossless.len() <= lossy.len() {
            lossless
        } else {
            lossy
        })
    }
}
