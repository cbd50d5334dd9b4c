//! JPEG: markers and their segments (ITU T.81, annex B).

use std::ops::Range;

/// One segment of a JPEG file.
#[derive(Debug, Clone)]
pub(crate) struct Segment<'a> {
    /// The byte behind `FF`.
    pub(crate) marker: u8,
    /// What the segment says, without marker and length.
    pub(crate) body: &'a [u8],
    /// Where all of it lies in the file: stray bytes before it, marker, length,
    /// body and, for a scan, the coded picture behind it.
    pub(crate) range: Range<usize>,
}

pub(crate) const APP0: u8 = 0xE0;
pub(crate) const APP1: u8 = 0xE1;
pub(crate) const APP2: u8 = 0xE2;
pub(crate) const APP14: u8 = 0xEE;
pub(crate) const APP15: u8 = 0xEF;
pub(crate) const COMMENT: u8 = 0xFE;
const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// The segments from the start of the picture to its end marker, and where the
/// picture ends. As decoders do, it passes over stray bytes between segments and
/// takes the end of the file for the end of a picture that was cut off in its
/// coded data. `None` if the file is damaged otherwise, or no JPEG.
pub(crate) fn segments(bytes: &[u8]) -> Option<(Vec<Segment<'_>>, usize)> {
    if !bytes.starts_with(&[0xFF, START]) {
        return None;
    }
    let mut segments = Vec::new();
    let mut at = 2;
    let mut scanned = false;
    while let Some((start, marker)) = next_marker(bytes, at) {
        let rest = start + 2;
        if marker == END {
            return Some((segments, rest));
        }
        let range_start = at;
        at = rest;
        let body = body(bytes, marker, &mut at)?;
        if marker == SCAN {
            scanned = true;
            at = end_of_scan(bytes, at);
        }
        segments.push(Segment {
            marker,
            body,
            range: range_start..at,
        });
    }
    scanned.then_some((segments, bytes.len()))
}

/// The next marker from `at` on: where its last `FF` stands, and what follows.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<(usize, u8)> {
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == 0xFF)?;
        match *bytes.get(at + 1)? {
            0x00 => at += 2,
            0xFF => at += 1,
            marker => return Some((at, marker)),
        }
    }
}

/// The body of a segment; `at` is moved from before its length to its end.
fn body<'a>(bytes: &'a [u8], marker: u8, at: &mut usize) -> Option<&'a [u8]> {
    if matches!(marker, 0x01 | 0xD0..=0xD7) {
        return Some(&[]); // TEM and RSTn stand alone.
    }
    let length = u16::from_be_bytes([*bytes.get(*at)?, *bytes.get(*at + 1)?]);
    let body = bytes.get(*at + 2..*at + usize::from(length))?;
    *at += usize::from(length);
    Some(body)
}

/// Where the coded data that begins at `at` ends: before the first marker that
/// is no restart, or with the file.
fn end_of_scan(bytes: &[u8], mut at: usize) -> usize {
    while let Some((found, marker)) = next_marker(bytes, at) {
        if !matches!(marker, 0xD0..=0xD7) {
            return found;
        }
        at = found + 2;
    }
    bytes.len()
}

/// What a frame header (SOF) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Baseline, extended or progressive with Huffman coding: what decoders read.
    pub(crate) common: bool,
    pub(crate) bits: u8,
    pub(crate) width: u16,
    /// 0 if it is told only behind the first scan.
    pub(crate) height: u16,
    pub(crate) components: u8,
    /// The components are named R, G and B, and hold just that.
    pub(crate) named_rgb: bool,
}

/// Reads a segment as a frame header, if it is one.
pub(crate) fn frame(segment: &Segment<'_>) -> Option<Frame> {
    let frame_header = matches!(segment.marker, 0xC0..=0xCF)
        // DHT, JPG and DAC lie in between.
        && !matches!(segment.marker, 0xC4 | 0xC8 | 0xCC);
    let &[bits, h1, h0, w1, w0, components, ref rest @ ..] = segment.body else {
        return None;
    };
    frame_header.then(|| Frame {
        common: segment.marker <= 0xC2,
        bits,
        width: u16::from_be_bytes([w1, w0]),
        height: u16::from_be_bytes([h1, h0]),
        components,
        named_rgb: rest.iter().step_by(3).take(3).eq(b"RGB"),
    })
}
