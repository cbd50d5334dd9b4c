//! Pictures for tests: like photos, like drawings, and the files they come in.

use std::sync::LazyLock;

use image::{DynamicImage, GenericImageView, Rgb, RgbImage};
use inkleaf_picture::{Cache, Made, variants_of};
use jpeg_encoder::{ColorType, Encoder};
use moxcms::ColorProfile;
use tempfile::TempDir;

/// A cache in a folder of its own, which lives as long as the first part.
pub(crate) fn cache() -> (TempDir, Cache) {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::open(folder.path()).unwrap();
    (folder, cache)
}

/// The versions of a picture, and the folder they live in.
pub(crate) fn made(bytes: &[u8]) -> (TempDir, Made) {
    let (folder, cache) = cache();
    let made = variants_of(bytes, &cache).unwrap();
    (folder, made)
}

/// A decoded version.
pub(crate) fn open(made: &Made, width: u32) -> DynamicImage {
    let variant = made.variants.iter().find(|v| v.width == width).unwrap();
    let bytes = std::fs::read(&variant.file).unwrap();
    assert_eq!(bytes.len() as u64, variant.bytes);
    let image = image::load_from_memory_with_format(&bytes, image::ImageFormat::WebP).unwrap();
    assert_eq!(image.dimensions(), (variant.width, variant.height));
    image
}

pub(crate) fn widths(made: &Made) -> Vec<u32> {
    made.variants.iter().map(|variant| variant.width).collect()
}

/// Numbers that look like chance and are always the same (xorshift).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

/// Slopes of colour with grain, as photos have them.
pub(crate) fn photo(width: u32, height: u32) -> RgbImage {
    let mut chance = Chance(0x1234_5678_9abc_def1);
    RgbImage::from_fn(width, height, |x, y| {
        let grain = chance.next(24) as u32;
        let (a, b) = (x * 200 / width, y * 200 / height);
        let edge = if (x / 40 + y / 30) % 5 == 0 { 30 } else { 0 };
        Rgb([
            (a + grain) as u8,
            (b + grain + edge) as u8,
            (200 - (a + b) / 2 + grain) as u8,
        ])
    })
}

/// A JPEG, with what `with` adds to its encoder.
pub(crate) fn jpeg_with(
    image: &RgbImage,
    with: impl FnOnce(&mut Encoder<&mut Vec<u8>>),
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    with(&mut encoder);
    let (width, height) = (image.width() as u16, image.height() as u16);
    encoder
        .encode(image.as_raw(), width, height, ColorType::Rgb)
        .unwrap();
    bytes
}

pub(crate) fn jpeg(image: &RgbImage) -> Vec<u8> {
    jpeg_with(image, |_| {})
}

/// A PNG, with what `with` adds to its encoder.
pub(crate) fn png_with(
    (width, height): (u32, u32),
    color: png::ColorType,
    depth: png::BitDepth,
    data: &[u8],
    with: impl FnOnce(&mut png::Encoder<'_, &mut Vec<u8>>),
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    with(&mut encoder);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(data).unwrap();
    writer.finish().unwrap();
    bytes
}

pub(crate) fn png(image: &RgbImage) -> Vec<u8> {
    let (color, depth) = (png::ColorType::Rgb, png::BitDepth::Eight);
    png_with(image.dimensions(), color, depth, image, |_| {})
}

/// A PNG with further chunks behind its `IHDR`.
pub(crate) fn with_chunks(png: &[u8], chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let (head, rest) = png.split_at(8 + 25);
    let mut bytes = head.to_vec();
    for (name, body) in chunks {
        bytes.extend((body.len() as u32).to_be_bytes());
        let named = [&name[..], body].concat();
        bytes.extend(&named);
        bytes.extend(crc(&named).to_be_bytes());
    }
    bytes.extend(rest);
    bytes
}

fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

/// A WebP file of chunks.
pub(crate) fn webp(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, content) in chunks {
        body.extend(*name);
        body.extend((content.len() as u32).to_le_bytes());
        body.extend(*content);
        body.extend(&[0][..content.len() % 2]);
    }
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

/// The bytes of a WebP's `VP8 ` chunk: a photo, lossy.
pub(crate) fn vp8(image: &RgbImage) -> Vec<u8> {
    let (width, height) = image.dimensions();
    let file = webp::Encoder::from_rgb(image, width, height).encode(90.0);
    assert_eq!(&file[12..16], b"VP8 ");
    let length = u32::from_le_bytes(file[16..20].try_into().unwrap()) as usize;
    file[20..20 + length].to_vec()
}

/// The body of a `VP8X` chunk.
pub(crate) fn vp8x(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let mut body = vec![flags, 0, 0, 0];
    body.extend(&(width - 1).to_le_bytes()[..3]);
    body.extend(&(height - 1).to_le_bytes()[..3]);
    body
}

/// EXIF with an orientation, a maker, and the place where it was taken.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II\x2a\0\x08\0\0\0\x03\0".to_vec();
    tiff.extend(b"\x0f\x01\x02\0\x0c\0\0\0\x32\0\0\0"); // Make, at 50
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0");
    tiff.extend([orientation, 0, 0, 0]);
    tiff.extend(b"\x25\x88\x04\0\x01\0\0\0\x3e\0\0\0"); // GPS directory, at 62
    tiff.extend([0; 4]);
    tiff.extend(b"SECRETMAKER\0");
    tiff.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0SECRETPLACE");
    tiff
}

/// A profile of wide colours. Made once: it holds the time when it was made.
pub(crate) fn display_p3() -> &'static [u8] {
    static PROFILE: LazyLock<Vec<u8>> =
        LazyLock::new(|| ColorProfile::new_display_p3().encode().unwrap());
    &PROFILE
}

pub(crate) fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The mean difference of two pictures' samples.
pub(crate) fn difference(a: &DynamicImage, b: &DynamicImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let (a, b) = (a.to_rgba8(), b.to_rgba8());
    let pairs = a.iter().zip(b.iter());
    let sum: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.len() as f64
}
