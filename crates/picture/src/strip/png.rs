//! PNG: the chunks that say how the picture looks, and no others.

use super::{Cut, cut};
use crate::{
    container::png::{Chunk, chunk, chunks},
    exif,
};

pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let (chunks, end) = chunks(bytes)?;
    let cuts: Vec<Cut> = chunks.iter().filter_map(judge).collect();
    cut(bytes, &cuts, end)
}

/// What is to be done with a chunk; `None` if it stays.
fn judge(found: &Chunk<'_>) -> Option<Cut> {
    match &found.name {
        b"eXIf" => {
            let Some(orientation) = exif::orientation(found.body) else {
                return Some(Cut::out(&found.range));
            };
            let body = exif::only(orientation);
            (found.body != body).then(|| Cut::replace(&found.range, chunk(*b"eXIf", &body)))
        }
        // Transparency, colours, resolution, and the frames of an animation.
        b"tRNS" | b"cHRM" | b"gAMA" | b"iCCP" | b"sRGB" | b"sBIT" | b"cICP" | b"mDCV" | b"cLLI"
        | b"bKGD" | b"hIST" | b"sPLT" | b"pHYs" | b"acTL" | b"fcTL" | b"fdAT" => None,
        // A capital: no decoder can do without it (PNG 3, 5.4).
        [b'A'..=b'Z', ..] => None,
        _ => Some(Cut::out(&found.range)),
    }
}
