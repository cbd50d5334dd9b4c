//! The one thing of EXIF that a picture needs: which way up it is.

use image::metadata::Orientation;

/// What stands before EXIF in a JPEG's segment.
pub(crate) const PREFIX: &[u8] = b"Exif\0\0";

/// Which way up a picture is, by its EXIF data (TIFF, with or without the
/// prefix; some writers of WebP leave it there). `None` if it does not say.
pub(crate) fn orientation(exif: &[u8]) -> Option<Orientation> {
    Orientation::from_exif_chunk(exif.strip_prefix(PREFIX).unwrap_or(exif))
        .filter(|orientation| *orientation != Orientation::NoTransforms)
}

/// EXIF data that says which way up the picture is, and nothing else: a TIFF
/// header and one directory with one entry (TIFF 6, section 2).
pub(crate) fn only(orientation: Orientation) -> [u8; 26] {
    let mut tiff = *b"MM\0\x2a\0\0\0\x08\
        \0\x01\
        \x01\x12\0\x03\0\0\0\x01\0\0\0\0\
        \0\0\0\0";
    tiff[19] = orientation.to_exif();
    tiff
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_orientation_is_written_as_it_is_read() {
        for value in 2..=8 {
            let written = only(Orientation::from_exif(value).unwrap());
            assert_eq!(orientation(&written).unwrap().to_exif(), value);
            let prefixed = [PREFIX, &written].concat();
            assert_eq!(orientation(&prefixed).unwrap().to_exif(), value);
        }
    }

    #[test]
    fn upright_and_unreadable_need_no_word() {
        assert_eq!(orientation(&only(Orientation::NoTransforms)), None);
        assert_eq!(orientation(b"Exif\0\0MM\0\x2a\0\0"), None);
        assert_eq!(orientation(b""), None);
    }
}
