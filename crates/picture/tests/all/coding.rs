//! The many ways of coding a picture: read right.

use image::{DynamicImage, Rgba, RgbaImage};
use inkleaf_picture::Made;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use moxcms::ColorProfile;
use png::{BitDepth, ColorType as Png};

use crate::support::{
    difference, display_p3, holds, jpeg, jpeg_with, made, open, photo, png_with, vp8, vp8x, webp,
    widths,
};

fn bytes(made: &Made) -> Vec<u8> {
    std::fs::read(&made.variants[0].file).unwrap()
}

#[test]
fn transparency_stays() {
    let mut image = RgbaImage::new(600, 600);
    for ((x, y, to), from) in image.enumerate_pixels_mut().zip(photo(600, 600).pixels()) {
        let [r, g, b] = from.0;
        *to = Rgba([r, g, b, if y < 300 { 255 } else { (x * 255 / 600) as u8 }]);
    }
    let file = png_with((600, 600), Png::Rgba, BitDepth::Eight, &image, |_| {});
    let (_folder, made) = made(&file);
    let seen = open(&made, 480).to_rgba8();
    assert_eq!(seen.get_pixel(240, 100).0[3], 255);
    for x in [48, 120, 240, 432] {
        let expected = (x * 255 / 480) as u8;
        assert!(seen.get_pixel(x, 400).0[3].abs_diff(expected) <= 4, "{x}");
    }
}

#[test]
fn alpha_that_hides_nothing_is_left_out() {
    let image = DynamicImage::from(photo(600, 600)).into_rgba8();
    let file = png_with((600, 600), Png::Rgba, BitDepth::Eight, &image, |_| {});
    let (_folder, made) = made(&file);
    assert!(!open(&made, 480).color().has_alpha());
}

#[test]
fn drawings_of_few_colours_keep_every_pixel() {
    let palette: Vec<u8> = (0..200u8).flat_map(|i| [i, 255 - i, i / 2]).collect();
    let indices: Vec<u8> = (0..500u32 * 500)
        .map(|i| (((i % 500) * 7 + (i / 500) * (i / 500) / 9) % 200) as u8)
        .collect();
    let file = png_with((500, 500), Png::Indexed, BitDepth::Eight, &indices, |e| {
        e.set_palette(palette.clone());
        e.set_compression(png::Compression::Fastest);
    });
    let (_folder, made) = made(&file);
    assert_eq!(widths(&made), [500]);
    assert!(holds(&bytes(&made)[..20], b"VP8L"));
    let before = image::load_from_memory(&file).unwrap();
    assert_eq!(open(&made, 500).to_rgb8(), before.to_rgb8());
}

#[test]
fn palettes_with_transparency_are_read() {
    let indices: Vec<u8> = (0..600u32 * 600)
        .map(|i| u8::from(i % 600 > 300) + 1)
        .collect();
    let file = png_with((600, 600), Png::Indexed, BitDepth::Eight, &indices, |e| {
        e.set_palette(vec![0, 0, 0, 255, 0, 0, 0, 0, 255]);
        e.set_trns(vec![0, 255, 0]);
        e.set_compression(png::Compression::NoCompression);
    });
    let (_folder, made) = made(&file);
    let seen = open(&made, 600).to_rgba8();
    assert_eq!(seen.get_pixel(50, 50).0, [255, 0, 0, 255]);
    assert_eq!(seen.get_pixel(550, 50).0[3], 0);
}

#[test]
fn sixteen_bits_become_eight() {
    let image = photo(600, 400);
    let deep: Vec<u8> = image.iter().flat_map(|&s| [s, 0x80]).collect();
    let file = png_with((600, 400), Png::Rgb, BitDepth::Sixteen, &deep, |_| {});
    let (_a, deep) = made(&file);
    let (_b, flat) = made(&crate::support::png(&image));
    assert_eq!(widths(&deep), [480, 600]);
    assert!(difference(&open(&deep, 600), &open(&flat, 600)) < 1.5);
}

#[test]
fn progressive_and_subsampled_photos_are_read() {
    let image = photo(600, 400);
    for sampling in [SamplingFactor::F_1_1, SamplingFactor::F_2_2] {
        let file = jpeg_with(&image, |encoder| {
            encoder.set_progressive(true);
            encoder.set_sampling_factor(sampling);
        });
        let (_folder, made) = made(&file);
        let plain = crate::support::made(&jpeg(&image));
        let off = difference(&open(&made, 480), &open(&plain.1, 480));
        assert!(off < 3.0, "{off}");
    }
}

#[test]
fn photos_in_grey_are_read() {
    let grey = DynamicImage::from(photo(600, 400)).into_luma8();
    let mut file = Vec::new();
    Encoder::new(&mut file, 90)
        .encode(&grey, 600, 400, ColorType::Luma)
        .unwrap();
    let png = png_with((600, 400), Png::Grayscale, BitDepth::Eight, &grey, |_| {});
    for file in [file, png] {
        let (_folder, made) = made(&file);
        let expected = DynamicImage::from(grey.clone()).thumbnail_exact(480, 320);
        assert!(difference(&open(&made, 480), &expected.to_rgb8().into()) < 4.0);
    }
}

#[test]
fn wide_gamut_profiles_go_with_the_picture() {
    let profile = display_p3();
    let image = photo(600, 400);
    let jpeg = jpeg_with(&image, |e| e.add_icc_profile(profile).unwrap());
    let png = png_with((600, 400), Png::Rgb, BitDepth::Eight, &image, |_| {});
    let png = with_icc(&png, profile);
    let webp = webp(&[
        (b"VP8X", &vp8x(0x20, 600, 400)),
        (b"ICCP", profile),
        (b"VP8 ", &vp8(&image)),
    ]);
    for file in [jpeg, png, webp] {
        let (_folder, made) = made(&file);
        let version = bytes(&made);
        let mut decoder =
            image::codecs::webp::WebPDecoder::new(std::io::Cursor::new(&version)).unwrap();
        let kept = image::ImageDecoder::icc_profile(&mut decoder).unwrap();
        assert_eq!(kept.as_deref(), Some(profile));
        assert!(
            difference(
                &open(&made, 480),
                &image::DynamicImage::from(image.clone()).thumbnail_exact(480, 320)
            ) < 5.0
        );
    }
}

#[test]
fn transparency_stays_beside_a_profile() {
    let profile = display_p3();
    let mut image = DynamicImage::from(photo(600, 400)).into_rgba8();
    image.pixels_mut().for_each(|pixel| pixel.0[3] = 100);
    let file = png_with((600, 400), Png::Rgba, BitDepth::Eight, &image, |_| {});
    let (_folder, made) = made(&with_icc(&file, profile));
    assert!(holds(&bytes(&made), b"ICCP"));
    assert_eq!(open(&made, 480).to_rgba8().get_pixel(200, 200).0[3], 100);
}

#[test]
fn profiles_that_say_srgb_are_left_out() {
    let profile = ColorProfile::new_srgb().encode().unwrap();
    let file = jpeg_with(&photo(600, 400), |e| e.add_icc_profile(&profile).unwrap());
    let (_folder, made) = made(&file);
    assert!(!holds(&bytes(&made), b"ICCP"));
}

/// A PNG with a profile, as `iCCP` wants it: named, and compressed.
fn with_icc(png: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut helper = png::Info::with_size(1, 1);
    helper.icc_profile = Some(profile.to_vec().into());
    helper.color_type = Png::Grayscale;
    let mut bytes = Vec::new();
    let encoder = png::Encoder::with_info(&mut bytes, helper).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0]).unwrap();
    writer.finish().unwrap();
    let at = bytes.windows(4).position(|w| w == b"iCCP").unwrap();
    let length = u32::from_be_bytes(bytes[at - 4..at].try_into().unwrap()) as usize;
    let body = bytes[at + 4..at + 4 + length].to_vec();
    crate::support::with_chunks(png, &[(b"iCCP", &body)])
}
