//! Scaling down, in light: the mean of black and white is what the eye sees as
//! their mean, so that rasters and fine lines don't darken.

use std::sync::LazyLock;

use fast_image_resize::{
    PixelComponentMapper, PixelType, Resizer, create_srgb_mapper, images::Image,
};

use crate::PictureError;

/// From sRGB's curve to light and back. Other profiles' curves are near enough:
/// there and back changes nothing, only the mixing is a little off.
static CURVE: LazyLock<PixelComponentMapper> = LazyLock::new(create_srgb_mapper);

/// A scaled picture serves for still smaller ones if it is this many times as
/// wide: nothing is seen of that, and it saves a third of the time.
const WIDE_ENOUGH: u32 = 2;

/// A picture in other sizes, one for each of `sizes` (width, height), whose
/// widths rise.
pub(crate) fn scaled(
    image: &Image<'_>,
    sizes: &[(u32, u32)],
) -> Result<Vec<Image<'static>>, PictureError> {
    if sizes.is_empty() {
        return Ok(Vec::new());
    }
    let mut lights = vec![Light::of(image)?];
    let mut scaled = Vec::with_capacity(sizes.len());
    for &(width, height) in sizes.iter().rev() {
        // The original is always there and wide enough, as the first.
        let from = lights
            .iter()
            .rposition(|light| light.0.width() >= width.saturating_mul(WIDE_ENOUGH))
            .unwrap_or(0);
        let light = lights[from].scaled(width, height)?;
        scaled.push(light.flat()?);
        lights.push(light);
    }
    scaled.reverse();
    Ok(scaled)
}

/// A picture in linear light, sixteen bits deep, ready to be scaled.
struct Light(Image<'static>);

impl Light {
    /// Takes a picture of eight bits.
    fn of(image: &Image<'_>) -> Result<Self, PictureError> {
        let deep = match image.pixel_type() {
            PixelType::U8x4 => PixelType::U16x4,
            _ => PixelType::U16x3,
        };
        let mut light = Image::new(image.width(), image.height(), deep);
        CURVE.forward_map(image, &mut light).map_err(encode)?;
        Ok(Self(light))
    }

    /// The picture in another size (Lanczos, with alpha minded).
    fn scaled(&self, width: u32, height: u32) -> Result<Self, PictureError> {
        let mut light = Image::new(width, height, self.0.pixel_type());
        Resizer::new()
            .resize(&self.0, &mut light, None)
            .map_err(encode)?;
        Ok(Self(light))
    }

    /// The picture in sRGB's curve and eight bits again.
    fn flat(&self) -> Result<Image<'static>, PictureError> {
        let flat = match self.0.pixel_type() {
            PixelType::U16x4 => PixelType::U8x4,
            _ => PixelType::U8x3,
        };
        let mut image = Image::new(self.0.width(), self.0.height(), flat);
        CURVE.backward_map(&self.0, &mut image).map_err(encode)?;
        Ok(image)
    }
}

fn encode(error: impl std::fmt::Display) -> PictureError {
    PictureError::Encode(error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_raster_of_black_and_white_becomes_the_grey_it_looks_like() {
        let raster: Vec<u8> = (0..64u32 * 64)
            .flat_map(|i| [if (i % 64 + i / 64) % 2 == 0 { 0 } else { 255 }; 3])
            .collect();
        let image = Image::from_vec_u8(64, 64, raster, PixelType::U8x3).unwrap();
        for small in scaled(&image, &[(8, 8), (17, 17), (40, 40)]).unwrap() {
            let (least, most) = (small.buffer().iter().min(), small.buffer().iter().max());
            let sum: u32 = small.buffer().iter().map(|&s| u32::from(s)).sum();
            let mean = sum / small.buffer().len() as u32;
            assert!(mean.abs_diff(188) <= 3, "{mean}, {least:?} to {most:?}");
        }
    }

    #[test]
    fn what_shows_through_does_not_colour_its_edges() {
        // Green that is not seen, beside red that is.
        let pixels: Vec<u8> = (0..64 * 64)
            .flat_map(|i| {
                if i % 64 < 30 {
                    [0, 255, 0, 0]
                } else {
                    [255, 0, 0, 255]
                }
            })
            .collect();
        let image = Image::from_vec_u8(64, 64, pixels, PixelType::U8x4).unwrap();
        let small = scaled(&image, &[(16, 16)]).unwrap();
        for pixel in small[0].buffer().chunks_exact(4) {
            assert!(pixel[3] < 8 || pixel[1] < 8, "{pixel:?}");
        }
    }

    #[test]
    fn even_colours_stay_what_they_are() {
        for value in [0u8, 1, 17, 128, 200, 255] {
            let image =
                Image::from_vec_u8(40, 40, vec![value; 40 * 40 * 3], PixelType::U8x3).unwrap();
            let small = scaled(&image, &[(10, 10), (30, 30)]).unwrap();
            let mut samples = small.iter().flat_map(|image| image.buffer());
            assert!(samples.all(|s| s.abs_diff(value) <= 1));
        }
    }
}
