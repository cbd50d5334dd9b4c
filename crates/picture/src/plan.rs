//! Which smaller versions a picture gets.

use crate::{
    LeftAlone, PictureError,
    header::{Header, header},
};

/// The widths of smaller versions, in pixels. Text columns are 300 to 700 CSS
/// pixels wide and screens have one to three pixels for each.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1680];
/// No version is wider than this share of the original, in percent.
const WIDEST: u64 = 85;
/// More pixels are not decoded: a file of 50 KB can unfold to gigabytes.
const MOST_PIXELS: u64 = 100_000_000;
/// WebP can't be wider or higher (RFC 9649, 2.7).
const WEBP_SIDE: u32 = 16_383;

/// What is to be done with a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// It is shown as it is.
    LeftAlone {
        /// Why.
        reason: LeftAlone,
        /// Width and height as it is shown, where this crate reads the kind.
        size: Option<(u32, u32)>,
    },
    /// Smaller versions are made.
    Make {
        /// Width in pixels as the picture is shown, turned as EXIF wants it.
        width: u32,
        /// Height in pixels as the picture is shown.
        height: u32,
        /// The widths of the smaller versions, rising.
        widths: Vec<u32>,
        /// Whether a WebP of full size is tried as well.
        whole: bool,
    },
}

/// What is to be done with a picture, from its header alone.
///
/// `bytes` is the whole file. A version is at most 85 % as wide as the original.
/// Where none is as wide as 1,680 pixels, a WebP of full size is tried.
///
/// # Errors
/// [`PictureError::TooLarge`] and [`PictureError::Damaged`].
pub fn plan(bytes: &[u8]) -> Result<Plan, PictureError> {
    Ok(read(bytes)?.1)
}

/// The same, with the header.
pub(crate) fn read(bytes: &[u8]) -> Result<(Option<Header>, Plan), PictureError> {
    let Some(header) = header(bytes)? else {
        let left = Plan::LeftAlone {
            reason: LeftAlone::OtherKind,
            size: None,
        };
        return Ok((None, left));
    };
    let (width, height) = header.size();
    let plan = if let Some(reason) = header.left {
        Plan::LeftAlone {
            reason,
            size: Some((width, height)),
        }
    } else if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    } else {
        let widths = widths(width, height);
        Plan::Make {
            // A WebP recompressed as WebP only loses.
            whole: header.kind != crate::container::Kind::Webp
                && width.max(height) <= WEBP_SIDE
                && !widths.contains(&widest()),
            width,
            height,
            widths,
        }
    };
    Ok((Some(header), plan))
}

/// The width that is enough for every column of text.
pub(crate) const fn widest() -> u32 {
    WIDTHS[WIDTHS.len() - 1]
}

/// The widths of smaller versions that a WebP can hold.
fn widths(width: u32, height: u32) -> Vec<u32> {
    WIDTHS
        .into_iter()
        .filter(|&candidate| u64::from(candidate) * 100 <= u64::from(width) * WIDEST)
        .filter(|&candidate| scaled_height(candidate, width, height) <= WEBP_SIDE)
        .collect()
}

/// The height of a version `to` pixels wide, rounded, at least 1.
pub(crate) fn scaled_height(to: u32, width: u32, height: u32) -> u32 {
    let (to, width, height) = (u64::from(to), u64::from(width), u64::from(height));
    u32::try_from((2 * to * height + width) / (2 * width).max(1))
        .unwrap_or(u32::MAX)
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_version_is_nearly_as_wide_as_the_original() {
        assert_eq!(widths(4000, 3000), [480, 800, 1200, 1680]);
        assert_eq!(widths(1977, 100), [480, 800, 1200, 1680]);
        assert_eq!(widths(1976, 100), [480, 800, 1200]);
        assert_eq!(widths(564, 100), [0; 0]);
    }

    #[test]
    fn no_version_is_higher_than_a_webp_can_be() {
        assert_eq!(widths(1000, 30_000), [480]);
        assert_eq!(widths(4000, 20_000), [480, 800, 1200, 1680]);
    }

    #[test]
    fn heights_are_rounded_and_never_nothing() {
        assert_eq!(scaled_height(480, 1000, 999), 480);
        assert_eq!(scaled_height(480, 1000, 1), 1);
        assert_eq!(scaled_height(480, 10_000, 1), 1);
        assert_eq!(scaled_height(800, 1200, 675), 450);
    }
}
