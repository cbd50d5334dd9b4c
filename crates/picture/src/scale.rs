//! Scaling down, in light: the mean of black and white is what the eye sees as
//! their mean, so that rasters and fine lines don't darken.

use fast_image_resize::{PixelTrait, PixelType, Resizer, images::Image, pixels};

use crate::{PictureError, curve};

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
    let mut lights = vec![curve::to_light(image)];
    let mut scaled = Vec::with_capacity(sizes.len());
    for &(width, height) in sizes.iter().rev() {
        // The original is always there and wide enough, as the first.
        let from = lights
            .iter()
            .rposition(|light| light.width() >= width.saturating_mul(WIDE_ENOUGH))
            .unwrap_or(0);
        let light = resized(&lights[from], width, height)?;
        scaled.push(curve::from_light(&light));
        lights.push(light);
    }
    scaled.reverse();
    Ok(scaled)
}

/// The picture in another size: Lanczos, with alpha minded. Only the two kinds
/// of pixel that there are: the library's own choice among all kinds takes a
/// minute to compile.
fn resized(light: &Image<'_>, width: u32, height: u32) -> Result<Image<'static>, PictureError> {
    match light.pixel_type() {
        PixelType::U16x4 => resized_as::<pixels::U16x4>(light, width, height),
        _ => resized_as::<pixels::U16x3>(light, width, height),
    }
}

fn resized_as<P: PixelTrait>(
    light: &Image<'_>,
    width: u32,
    height: u32,
) -> Result<Image<'static>, PictureError> {
    let failed = || PictureError::Encode("it can't be scaled".into());
    let mut out = Image::new(width, height, light.pixel_type());
    let from = light.typed_image::<P>().ok_or_else(failed)?;
    let mut to = out.typed_image_mut::<P>().ok_or_else(failed)?;
    Resizer::new()
        .resize_typed(&from, &mut to, None)
        .map_err(|error| PictureError::Encode(error.to_string()))?;
    Ok(out)
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
        for small in scaled(&image, &[(8, 8), (17, 17), (28, 28)]).unwrap() {
            let sum: u32 = small.buffer().iter().map(|&s| u32::from(s)).sum();
            let mean = sum / small.buffer().len() as u32;
            assert!(mean.abs_diff(188) <= 3, "{mean}");
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
        for small in scaled(&image, &[(8, 8), (16, 16), (40, 40)]).unwrap() {
            for pixel in small.buffer().chunks_exact(4) {
                assert!(pixel[3] < 8 || pixel[1] < 8, "{pixel:?}");
            }
        }
    }

    #[test]
    fn even_colours_stay_what_they_are() {
        for value in [0u8, 1, 17, 128, 200, 255] {
            let image =
                Image::from_vec_u8(40, 40, vec![value; 40 * 40 * 3], PixelType::U8x3).unwrap();
            for small in scaled(&image, &[(10, 10), (30, 30)]).unwrap() {
                assert!(small.buffer().iter().all(|s| s.abs_diff(value) <= 1));
            }
        }
    }
}
