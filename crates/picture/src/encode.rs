//! Writing WebP.

use fast_image_resize::{PixelType, images::Image};
use webp::{Encoder, WebPConfig};

use crate::{
    PictureError,
    container::webp::{ALPHA, ICC, chunks, file},
};

/// Of 100. Differences to the original are seen only side by side.
const QUALITY: f32 = 80.0;
/// How hard lossless coding tries, of 100: more costs time and saves little.
const EFFORT: f32 = 50.0;

/// How a picture is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// For photos.
    Lossy,
    /// For pictures of few colours: every pixel stays as it is.
    Lossless,
}

/// A picture as a WebP file.
pub(crate) fn encode(
    image: &Image<'_>,
    profile: Option<&[u8]>,
    coding: Coding,
) -> Result<Vec<u8>, PictureError> {
    let failed = || PictureError::Encode("the encoder refuses its settings".into());
    let mut config = WebPConfig::new().map_err(|()| failed())?;
    match coding {
        Coding::Lossy => config.quality = QUALITY,
        Coding::Lossless => {
            config.lossless = 1;
            config.quality = EFFORT;
        }
    }
    let (width, height) = (image.width(), image.height());
    let encoder = match image.pixel_type() {
        PixelType::U8x4 => Encoder::from_rgba(image.buffer(), width, height),
        _ => Encoder::from_rgb(image.buffer(), width, height),
    };
    let coded = encoder
        .encode_advanced(&config)
        .map_err(|error| PictureError::Encode(format!("{error:?}")))?;
    match profile {
        Some(profile) => with_profile(&coded, profile, image).ok_or_else(failed),
        None => Ok(coded.to_vec()),
    }
}

/// The same WebP file with a colour profile: its chunk comes second, behind one
/// that says what else is in the file (RFC 9649, 2.7).
fn with_profile(coded: &[u8], profile: &[u8], image: &Image<'_>) -> Option<Vec<u8>> {
    let (chunks, _) = chunks(coded)?;
    let see_through = image.pixel_type() == PixelType::U8x4;
    let flags = ICC | if see_through { ALPHA } else { 0 };
    let [w0, w1, w2, _] = (image.width() - 1).to_le_bytes();
    let [h0, h1, h2, _] = (image.height() - 1).to_le_bytes();
    let head = [flags, 0, 0, 0, w0, w1, w2, h0, h1, h2];
    let first = [(*b"VP8X", &head[..]), (*b"ICCP", profile)];
    let rest = chunks
        .iter()
        .filter(|chunk| &chunk.name != b"VP8X")
        .map(|chunk| (chunk.name, chunk.body));
    Some(file(first.into_iter().chain(rest)))
}
