//! WebP: chunks in a RIFF file (RFC 9649).

use super::four;

/// Flags in the first byte of a `VP8X` chunk.
pub(crate) const ICC: u8 = 0x20;
pub(crate) const ALPHA: u8 = 0x10;
pub(crate) const EXIF: u8 = 0x08;
pub(crate) const XMP: u8 = 0x04;
pub(crate) const ANIMATION: u8 = 0x02;

/// One chunk of a WebP file.
#[derive(Debug, Clone)]
pub(crate) struct Chunk<'a> {
    pub(crate) name: [u8; 4],
    pub(crate) body: &'a [u8],
}

/// Whether a file says that it is a WebP.
pub(crate) fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && four(bytes, 8) == Some(*b"WEBP")
}

/// The chunks of a WebP file, and where it ends by its own account. `None` if
/// it is damaged or ends too early.
pub(crate) fn chunks(bytes: &[u8]) -> Option<(Vec<Chunk<'_>>, usize)> {
    if !is_webp(bytes) {
        return None;
    }
    let size = u32::from_le_bytes(four(bytes, 4)?) as usize;
    let end = size.checked_add(8)?;
    let file = bytes.get(..end)?;
    let mut chunks = Vec::new();
    let mut at = 12;
    while at < end {
        let name = four(file, at)?;
        let length = u32::from_le_bytes(four(file, at + 4)?) as usize;
        let body = file.get(at + 8..(at + 8).checked_add(length)?)?;
        // Some writers leave out the padding of the last chunk.
        at = (at + 8 + length + length % 2).min(end);
        chunks.push(Chunk { name, body });
    }
    Some((chunks, end))
}

/// A WebP file of the given chunks.
pub(crate) fn file<'a>(chunks: impl IntoIterator<Item = ([u8; 4], &'a [u8])>) -> Vec<u8> {
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    for (name, body) in chunks {
        out.extend(name);
        out.extend((body.len() as u32).to_le_bytes());
        out.extend(body);
        if body.len() % 2 == 1 {
            out.push(0);
        }
    }
    let size = (out.len() - 8) as u32;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    out
}
