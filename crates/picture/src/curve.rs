//! From sRGB's curve to light and back (IEC 61966-2-1).
//!
//! Pictures with a profile are taken through the same curve. Theirs are near it:
//! there and back changes nothing, only the mixing of pixels is a little off.

use std::sync::LazyLock;

use fast_image_resize::{PixelType, images::Image};

/// The light of each step, 65,535 for white.
static LIGHT: LazyLock<[u16; 256]> = LazyLock::new(|| {
    std::array::from_fn(|step| {
        let value = step as f64 / 255.0;
        let light = if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        };
        (light * 65_535.0).round() as u16
    })
});

/// The step for each light.
static STEP: LazyLock<Vec<u8>> = LazyLock::new(|| {
    (0..=u16::MAX)
        .map(|light| {
            let light = f64::from(light) / 65_535.0;
            let value = if light <= 0.003_130_8 {
                light * 12.92
            } else {
                1.055 * light.powf(1.0 / 2.4) - 0.055
            };
            (value * 255.0).round() as u8
        })
        .collect()
});

/// A picture of eight bits in light, sixteen bits deep. Alpha is no light: it is
/// only made deeper.
pub(crate) fn to_light(image: &Image<'_>) -> Image<'static> {
    let (kind, alpha) = match image.pixel_type() {
        PixelType::U8x4 => (PixelType::U16x4, true),
        _ => (PixelType::U16x3, false),
    };
    let table = &*LIGHT;
    let mut light = Image::new(image.width(), image.height(), kind);
    let samples = light.buffer_mut().as_chunks_mut::<2>().0;
    for (deep, &flat) in samples.iter_mut().zip(image.buffer()) {
        *deep = table[usize::from(flat)].to_ne_bytes();
    }
    if alpha {
        let samples = samples.iter_mut().zip(image.buffer());
        for (deep, &flat) in samples.skip(3).step_by(4) {
            *deep = (u16::from(flat) * 257).to_ne_bytes();
        }
    }
    light
}

/// A picture in light as one of eight bits.
pub(crate) fn from_light(light: &Image<'_>) -> Image<'static> {
    let (kind, alpha) = match light.pixel_type() {
        PixelType::U16x4 => (PixelType::U8x4, true),
        _ => (PixelType::U8x3, false),
    };
    let table = &**STEP;
    let mut image = Image::new(light.width(), light.height(), kind);
    let samples = light.buffer().as_chunks::<2>().0;
    for (flat, &deep) in image.buffer_mut().iter_mut().zip(samples) {
        *flat = table[usize::from(u16::from_ne_bytes(deep))];
    }
    if alpha {
        let flat = image.buffer_mut().iter_mut().zip(samples);
        for (flat, &deep) in flat.skip(3).step_by(4) {
            *flat = ((u32::from(u16::from_ne_bytes(deep)) + 128) / 257) as u8;
        }
    }
    image
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn there_and_back_changes_nothing() {
        let samples: Vec<u8> = (0..=255u8).flat_map(|s| [s, 255 - s, s / 2, s]).collect();
        let image = Image::from_vec_u8(16, 16, samples.clone(), PixelType::U8x4).unwrap();
        assert_eq!(from_light(&to_light(&image)).buffer(), samples);
        let image = Image::from_vec_u8(11, 31, samples[..1023].to_vec(), PixelType::U8x3).unwrap();
        assert_eq!(from_light(&to_light(&image)).buffer(), &samples[..1023]);
    }

    #[test]
    fn half_the_light_is_a_bright_grey() {
        assert!(STEP[32_768].abs_diff(188) <= 1);
        assert_eq!((LIGHT[0], LIGHT[255]), (0, u16::MAX));
    }
}
