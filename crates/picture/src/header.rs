//! What a picture says about itself before it is decoded, and which pictures
//! are left as they are.

use std::io::Cursor;

use image::{ImageDecoder, codecs::webp::WebPDecoder, metadata::Orientation};

use crate::{
    PictureError,
    container::{Kind, jpeg, png, webp},
    exif,
};

/// Files below this many bytes are left as they are: there is little to save.
const SMALL_FILE: usize = 10 * 1024;
/// Pictures below this many pixels across are left as they are.
const SMALL_WIDTH: u32 = 300;

/// Why a picture is shown as it is, without smaller versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftAlone {
    /// The file has less than 10 KB, or the picture is less than 300 pixels wide.
    Small,
    /// GIF, SVG, AVIF, HEIC and whatever else is no JPEG, PNG or WebP.
    OtherKind,
    /// It moves.
    Animated,
    /// CMYK, 12 bits, or another way of coding that browsers and decoders don't
    /// read alike.
    Coding,
    /// Its colours are told in a way that a WebP can't repeat.
    Colours,
    /// PNG and WebP that EXIF asks to be turned: not every browser does.
    Turned,
}

/// What was learnt from a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) kind: Kind,
    /// Width and height in pixels as the picture is stored.
    pub(crate) stored: (u32, u32),
    /// How it is to be turned before it is shown.
    pub(crate) orientation: Orientation,
    /// Its file keeps every pixel as it was: PNG, and WebP's lossless kind.
    pub(crate) lossless: bool,
    /// Why it is left as it is, if it is.
    pub(crate) left: Option<LeftAlone>,
}

impl Header {
    /// Width and height as the picture is shown.
    pub(crate) fn size(&self) -> (u32, u32) {
        let (width, height) = self.stored;
        // EXIF's 5 to 8 lie on their side.
        if self.orientation.to_exif() >= 5 {
            (height, width)
        } else {
            (width, height)
        }
    }
}

/// Reads a picture's header. `None` if it is of a kind that is not read here.
///
/// # Errors
/// [`PictureError::Damaged`] if there is no header to read.
pub(crate) fn header(bytes: &[u8]) -> Result<Option<Header>, PictureError> {
    let Some(kind) = Kind::of(bytes) else {
        return Ok(None);
    };
    let header = match kind {
        Kind::Jpeg => of_jpeg(bytes),
        Kind::Png => of_png(bytes),
        Kind::Webp => of_webp(bytes)?,
    };
    let damaged = || PictureError::Damaged("its header can't be read".into());
    let mut header = header
        .filter(|h| h.stored.0 > 0 && h.stored.1 > 0)
        .ok_or_else(damaged)?;
    if bytes.len() < SMALL_FILE || header.size().0 < SMALL_WIDTH {
        header.left = Some(LeftAlone::Small);
    }
    Ok(Some(header))
}

fn of_jpeg(bytes: &[u8]) -> Option<Header> {
    let (segments, _) = jpeg::segments(bytes)?;
    let frame = segments.iter().find_map(jpeg::frame)?;
    let app = |marker, start: &'static [u8]| {
        segments
            .iter()
            .find(move |s| s.marker == marker && s.body.starts_with(start))
    };
    let orientation = app(jpeg::APP1, exif::PREFIX).and_then(|s| exif::orientation(s.body));
    // Adobe's segment ends with how the colours are coded; 0 says: not at all.
    let adobe_rgb = app(jpeg::APP14, b"Adobe").is_some_and(|s| s.body.get(11) == Some(&0));
    let coded = match frame.components {
        1 => true,
        3 => !frame.named_rgb && !adobe_rgb,
        _ => false,
    };
    let readable = coded && frame.common && frame.bits == 8;
    Some(Header {
        kind: Kind::Jpeg,
        stored: (frame.width.into(), frame.height.into()),
        orientation: orientation.unwrap_or(Orientation::NoTransforms),
        lossless: false,
        left: (!readable).then_some(LeftAlone::Coding),
    })
}

fn of_png(bytes: &[u8]) -> Option<Header> {
    let (chunks, _) = png::chunks(bytes)?;
    let first = chunks.first().filter(|chunk| &chunk.name == b"IHDR")?;
    let &[w3, w2, w1, w0, h3, h2, h1, h0, ..] = first.body else {
        return None;
    };
    let body = |name: &[u8; 4]| chunks.iter().find(|c| c.name == *name).map(|c| c.body);
    let turned = body(b"eXIf").and_then(exif::orientation).is_some();
    let left = if body(b"acTL").is_some() {
        Some(LeftAlone::Animated)
    } else if turned {
        Some(LeftAlone::Turned)
    } else if !plain_colours(body) {
        Some(LeftAlone::Colours)
    } else {
        None
    };
    Some(Header {
        kind: Kind::Png,
        stored: (
            u32::from_be_bytes([w3, w2, w1, w0]),
            u32::from_be_bytes([h3, h2, h1, h0]),
        ),
        orientation: Orientation::NoTransforms,
        lossless: true,
        left,
    })
}

/// Whether a PNG's colours are sRGB or told by an ICC profile; by PNG 3 (4.3)
/// `cICP` goes before a profile, that before `sRGB`, that before `gAMA` and `cHRM`.
fn plain_colours<'a>(body: impl Fn(&[u8; 4]) -> Option<&'a [u8]>) -> bool {
    if let Some(code) = body(b"cICP") {
        // BT.709's primaries, sRGB's curve, RGB, full range.
        return code == [1, 13, 0, 1];
    }
    if body(b"iCCP").is_some() || body(b"sRGB").is_some() {
        return true;
    }
    let gamma = body(b"gAMA").is_none_or(|body| {
        let value = body.try_into().map_or(0, u32::from_be_bytes);
        // 1/2.2; writers round it differently.
        value.abs_diff(45_455) < 100
    });
    let primaries = body(b"cHRM").is_none_or(|body| {
        const SRGB: [u32; 8] = [
            31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000,
        ];
        let (values, rest) = body.as_chunks::<4>();
        rest.is_empty()
            && values.len() == SRGB.len()
            && values
                .iter()
                .zip(SRGB)
                .all(|(value, srgb)| u32::from_be_bytes(*value).abs_diff(srgb) < 100)
    });
    gamma && primaries
}

fn of_webp(bytes: &[u8]) -> Result<Option<Header>, PictureError> {
    let Some((chunks, _)) = webp::chunks(bytes) else {
        return Ok(None);
    };
    let body = |name: &[u8; 4]| chunks.iter().find(|c| c.name == *name).map(|c| c.body);
    let animated = body(b"VP8X")
        .is_some_and(|b| b.first().is_some_and(|f| f & webp::ANIMATION > 0))
        || body(b"ANIM").is_some();
    let turned = body(b"EXIF").and_then(exif::orientation).is_some();
    let left = if animated {
        Some(LeftAlone::Animated)
    } else {
        turned.then_some(LeftAlone::Turned)
    };
    let stored = WebPDecoder::new(Cursor::new(bytes))
        .map_err(|error| PictureError::Damaged(error.to_string()))?
        .dimensions();
    Ok(Some(Header {
        kind: Kind::Webp,
        stored,
        orientation: Orientation::NoTransforms,
        lossless: body(b"VP8L").is_some(),
        left,
    }))
}
