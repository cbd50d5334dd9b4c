//! WebP: the chunks of the picture, with flags that tell the truth.

use crate::{
    container::webp::{self, Chunk, chunks},
    exif,
};

pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let (found, end) = chunks(bytes)?;
    let kept: Vec<([u8; 4], Vec<u8>)> = found.iter().filter_map(kept).collect();
    let same = found.len() == kept.len()
        && end == bytes.len()
        && found
            .iter()
            .zip(&kept)
            .all(|(before, (_, after))| before.body == after);
    if same {
        return None;
    }
    let turned = kept.iter().any(|(name, _)| name == b"EXIF");
    let mut kept = kept;
    for (name, body) in &mut kept {
        if let (b"VP8X", Some(flags)) = (&*name, body.first_mut()) {
            *flags &= !(webp::XMP | webp::EXIF);
            if turned {
                *flags |= webp::EXIF;
            }
        }
    }
    Some(webp::file(
        kept.iter().map(|(name, body)| (*name, body.as_slice())),
    ))
}

/// What stays of a chunk; `None` if nothing does.
fn kept(chunk: &Chunk<'_>) -> Option<([u8; 4], Vec<u8>)> {
    let body = match &chunk.name {
        b"EXIF" => exif::only(exif::orientation(chunk.body)?).to_vec(),
        b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => chunk.body.to_vec(),
        _ => return None,
    };
    Some((chunk.name, body))
}
