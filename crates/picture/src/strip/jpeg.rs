//! JPEG: of the application segments only those that a decoder needs.

use super::{Cut, cut};
use crate::{
    container::jpeg::{APP0, APP1, APP2, APP14, APP15, COMMENT, Segment, segments},
    exif,
};

/// A JFIF segment that has no preview of the picture has just these bytes.
const JFIF_LENGTH: usize = 14;

pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let (segments, end) = segments(bytes)?;
    let mut told = false;
    let cuts: Vec<Cut> = segments
        .iter()
        .filter_map(|segment| judge(segment, &mut told))
        .collect();
    cut(bytes, &cuts, end)
}

/// What is to be done with a segment; `None` if it stays. `told` is set by the
/// first EXIF data: what comes later is not read by anyone.
fn judge(segment: &Segment<'_>, told: &mut bool) -> Option<Cut> {
    match segment.marker {
        APP0 if segment.body.starts_with(b"JFIF\0") => {
            let head = segment.body.get(..JFIF_LENGTH)?;
            let preview = segment.body.len() > JFIF_LENGTH;
            preview.then(|| {
                let mut head = head.to_vec();
                head[12..].fill(0);
                Cut::replace(&segment.range, written(APP0, &head))
            })
        }
        APP1 if segment.body.starts_with(exif::PREFIX) && !*told => {
            *told = true;
            let Some(orientation) = exif::orientation(segment.body) else {
                return Some(Cut::out(&segment.range));
            };
            let body = [exif::PREFIX, &exif::only(orientation)].concat();
            (segment.body != body).then(|| Cut::replace(&segment.range, written(APP1, &body)))
        }
        APP2 if segment.body.starts_with(b"ICC_PROFILE\0") => None,
        // How the colours are coded.
        APP14 if segment.body.starts_with(b"Adobe") => None,
        APP0..=APP15 | COMMENT => Some(Cut::out(&segment.range)),
        _ => None,
    }
}

/// A whole segment. Only short ones are written.
fn written(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u16 + 2).to_be_bytes();
    [&[0xFF, marker], &length[..], body].concat()
}
