//! Pixels to PNG.

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use crate::IconError;
use crate::canvas::Canvas;
use crate::silhouette::Silhouette;

/// A PNG with colours, and with transparency where there is any.
pub(crate) fn colours(canvas: &Canvas) -> Result<Vec<u8>, IconError> {
    let pixels = canvas.rgba.as_chunks::<4>().0;
    if pixels.iter().any(|pixel| pixel[3] < 255) {
        return png(canvas.size, ColorType::Rgba, &canvas.rgba);
    }
    let opaque: Vec<u8> = pixels
        .iter()
        .flat_map(|[red, green, blue, _]| [*red, *green, *blue])
        .collect();
    png(canvas.size, ColorType::Rgb, &opaque)
}

/// A PNG of black, as opaque as the figure.
pub(crate) fn alpha(size: u32, figure: &Silhouette) -> Result<Vec<u8>, IconError> {
    let pixels: Vec<u8> = figure.alpha.iter().flat_map(|alpha| [0, *alpha]).collect();
    png(size, ColorType::GrayscaleAlpha, &pixels)
}

fn png(size: u32, colours: ColorType, pixels: &[u8]) -> Result<Vec<u8>, IconError> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, size, size);
    encoder.set_color(colours);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::Adaptive);
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(pixels));
    written.map_err(|_| IconError::Breakdown)?;
    Ok(bytes)
}
