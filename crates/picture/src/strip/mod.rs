//! Originals without what their readers are not to learn: where, when, with
//! which camera and by whom a picture was taken.

mod jpeg;
mod png;
mod webp;

use std::{borrow::Cow, ops::Range};

use crate::container::Kind;

/// A picture without metadata that can identify somebody or some place: EXIF
/// with its location and preview, XMP, IPTC, comments, C2PA and makers' own
/// blocks, and whatever hangs behind the end of the picture (further pictures,
/// videos). Colour profile, resolution and which way up it is stay. Nothing is
/// decoded: every pixel stays as it was.
///
/// JPEG, PNG and WebP, still or animated. A file that holds nothing of the kind
/// comes back borrowed, byte for byte, and so does a damaged one and every other
/// kind; AVIF, HEIC and TIFF may then still say where they were taken
/// ([`may_tell`]).
///
/// What a JPEG for bright screens («gain map») keeps beside the picture itself
/// is lost with the rest: it shows as on all other screens.
pub fn stripped(bytes: &[u8]) -> Cow<'_, [u8]> {
    let changed = match Kind::of(bytes) {
        Some(Kind::Jpeg) => jpeg::stripped(bytes),
        Some(Kind::Png) => png::stripped(bytes),
        Some(Kind::Webp) => webp::stripped(bytes),
        None => None,
    };
    changed.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// Whether a file is of a kind that may tell where it was taken and that
/// [`stripped`] can't clean: TIFF (and raw files made of it), and what is made
/// of ISO's boxes (AVIF, HEIC, films) and has Exif, XMP or a place in it.
pub fn may_tell(bytes: &[u8]) -> bool {
    let has = |sign: &[u8]| bytes.windows(sign.len()).any(|part| part == sign);
    bytes.starts_with(b"II\x2a\0")
        || bytes.starts_with(b"MM\0\x2a")
        || (bytes.get(4..8) == Some(b"ftyp")
            && (has(b"Exif") || has(b"application/rdf+xml") || has(b"\xa9xyz")))
}

/// A part of a file to leave out, and what stands there instead.
struct Cut {
    range: Range<usize>,
    put: Vec<u8>,
}

impl Cut {
    fn out(range: &Range<usize>) -> Self {
        Self::replace(range, Vec::new())
    }

    fn replace(range: &Range<usize>, put: Vec<u8>) -> Self {
        let range = range.clone();
        Self { range, put }
    }
}

/// The first `end` bytes of a file after the cuts, which are in order; `None`
/// if that is the file as it was.
fn cut(bytes: &[u8], cuts: &[Cut], end: usize) -> Option<Vec<u8>> {
    if cuts.is_empty() && end == bytes.len() {
        return None;
    }
    let mut out = Vec::with_capacity(end);
    let mut at = 0;
    for cut in cuts {
        out.extend_from_slice(bytes.get(at..cut.range.start)?);
        out.extend_from_slice(&cut.put);
        at = cut.range.end;
    }
    out.extend_from_slice(bytes.get(at..end)?);
    Some(out)
}
