//! A decoded picture: upright, eight bits, red, green, blue and perhaps alpha.

use std::{collections::BTreeSet, io::Cursor};

use fast_image_resize::{PixelType, images::Image};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::{
    PictureError,
    colour::{Colours, colours},
    container::Kind,
    header::Header,
};

/// What a decoder may allocate, in bytes: 100 million pixels of eight bits with
/// alpha, and some.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// As many colours as a palette holds.
const FEW_COLOURS: usize = 256;

/// A decoded picture.
pub(crate) struct Pixels {
    /// `U8x3`, or `U8x4` if something shows through.
    pub(crate) image: Image<'static>,
    /// The colour profile that is to stay with it; `None` is sRGB.
    pub(crate) profile: Option<Vec<u8>>,
}

/// Decodes a picture and turns it upright. `None` if its colours are told in a
/// way that a WebP can't repeat.
pub(crate) fn decode(bytes: &[u8], header: &Header) -> Result<Option<Pixels>, PictureError> {
    let damaged = |error: image::ImageError| PictureError::Damaged(error.to_string());
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(header.kind));
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    if decoder.dimensions() != header.stored {
        return Err(PictureError::Damaged("its headers contradict".into()));
    }
    let (width, height) = header.size();
    if decoder.total_bytes() > MOST_MEMORY {
        return Err(PictureError::TooLarge { width, height });
    }
    let profile = decoder.icc_profile().map_err(damaged)?;
    let grey = !decoder.color_type().has_color();
    let Some(colours) = colours(profile, grey) else {
        return Ok(None);
    };
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(header.orientation);
    Ok(Some(of(picture, colours)?))
}

fn format(kind: Kind) -> ImageFormat {
    match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Png => ImageFormat::Png,
        Kind::Webp => ImageFormat::WebP,
    }
}

fn of(picture: DynamicImage, colours: Colours) -> Result<Pixels, PictureError> {
    let (width, height) = (picture.width(), picture.height());
    let (mut samples, kind) = if picture.color().has_alpha() {
        let picture = picture.into_rgba8();
        if picture.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
            let opaque = DynamicImage::ImageRgba8(picture).into_rgb8();
            (opaque.into_raw(), PixelType::U8x3)
        } else {
            (picture.into_raw(), PixelType::U8x4)
        }
    } else {
        (picture.into_rgb8().into_raw(), PixelType::U8x3)
    };
    let profile = match colours {
        Colours::Srgb => None,
        Colours::Profile(profile) => Some(profile),
        Colours::Grey(shades) => {
            for pixel in samples.chunks_exact_mut(kind.size()) {
                let shade = shades[usize::from(pixel[0])];
                pixel[..3].fill(shade);
            }
            None
        }
    };
    let image = Image::from_vec_u8(width, height, samples, kind)
        .map_err(|error| PictureError::Damaged(error.to_string()))?;
    Ok(Pixels { image, profile })
}

/// Whether a picture has no more colours than a palette holds, as drawings and
/// many screenshots have.
pub(crate) fn has_few_colours(image: &Image<'_>) -> bool {
    let mut seen = BTreeSet::new();
    let mut last = None;
    image
        .buffer()
        .chunks_exact(image.pixel_type().size())
        .all(|pixel| {
            // Neighbours are mostly alike in such pictures.
            last == Some(pixel) || {
                last = Some(pixel);
                seen.insert(pixel);
                seen.len() <= FEW_COLOURS
            }
        })
}
