//! PNG: a signature and chunks (PNG 3, chapter 5).

use std::ops::Range;

use super::four;

pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// One chunk of a PNG file.
#[derive(Debug, Clone)]
pub(crate) struct Chunk<'a> {
    pub(crate) name: [u8; 4],
    pub(crate) body: &'a [u8],
    /// Where all of it lies in the file, with length and checksum.
    pub(crate) range: Range<usize>,
}

/// The chunks as far as `IEND`, and where the picture ends. `None` if the file
/// is damaged or ends too early. Checksums are the decoder's business: a wrong
/// one must not keep private data in a file.
pub(crate) fn chunks(bytes: &[u8]) -> Option<(Vec<Chunk<'_>>, usize)> {
    if !bytes.starts_with(SIGNATURE) {
        return None;
    }
    let mut chunks = Vec::new();
    let mut at = SIGNATURE.len();
    loop {
        let length = u32::from_be_bytes(four(bytes, at)?) as usize;
        let name = four(bytes, at + 4)?;
        let body = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        let end = at + 12 + length;
        bytes.get(..end)?;
        let range = at..end;
        chunks.push(Chunk { name, body, range });
        at = end;
        if &name == b"IEND" {
            return Some((chunks, at));
        }
    }
}

/// A whole chunk: length, name, body, checksum.
pub(crate) fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + 12);
    out.extend((body.len() as u32).to_be_bytes());
    out.extend(name);
    out.extend(body);
    let sum = crc(&out[4..]);
    out.extend(sum.to_be_bytes());
    out
}

/// The checksum of PNG (annex D), bit by bit: it is asked for a few bytes only.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            let mask = if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
            (sum >> 1) ^ mask
        })
    })
}
