//! Which versions there are, and that they show the same picture.

use image::{DynamicImage, RgbImage, imageops::FilterType};
use inkleaf_picture::{PictureError, Plan, plan, variants, variants_of};

use crate::support::{
    Chance, cache, difference, jpeg, made, open, photo, png, png_with, vp8, webp, widths,
};

#[test]
fn a_photo_has_lighter_versions_that_look_like_it() {
    let image = photo(1000, 700);
    let bytes = jpeg(&image);
    let (_folder, made) = made(&bytes);
    assert_eq!(made.size, Some((1000, 700)));
    assert_eq!(widths(&made)[..2], [480, 800]);
    for variant in made.variants.iter().filter(|v| v.width < 1000) {
        let height = variant.width * 7 / 10;
        let image = DynamicImage::from(image.clone());
        let expected = image.resize_exact(variant.width, height, FilterType::CatmullRom);
        let off = difference(&open(&made, variant.width), &expected);
        assert!(off < 4.0, "{} pixels: {off}", variant.width);
    }
    let sizes: Vec<u64> = made.variants.iter().map(|v| v.bytes).collect();
    assert!(sizes.is_sorted() && sizes.iter().all(|&s| s < bytes.len() as u64));
}

#[test]
fn a_png_that_should_have_been_a_jpeg_has_a_webp_of_full_size() {
    let image = photo(500, 400);
    let bytes = png(&image);
    let (_folder, made) = made(&bytes);
    assert_eq!(widths(&made), [500]);
    assert!(made.variants[0].bytes * 100 <= bytes.len() as u64 * 80);
    assert!(difference(&open(&made, 500), &image.into()) < 5.0);
    assert!(!made.srcset_has_original());
}

#[test]
fn the_original_is_offered_where_no_version_is_wide_enough() {
    // A WebP is not tried again at full size.
    let bytes = webp(&[(b"VP8 ", &vp8(&photo(1000, 400)))]);
    let (_folder, made) = made(&bytes);
    assert_eq!(widths(&made), [480, 800]);
    assert!(made.srcset_has_original());
}

#[test]
fn wide_pictures_are_not_offered_whole() {
    let bytes = jpeg(&photo(2400, 300));
    let (_folder, made) = made(&bytes);
    assert_eq!(widths(&made), [480, 800, 1200, 1680]);
    assert!(!made.srcset_has_original());
}

#[test]
fn no_version_is_as_large_as_its_original() {
    // Dots in chance order: small in black and white, large when scaled.
    let mut chance = Chance(99);
    let bits: Vec<u8> = (0..125 * 1000)
        .map(|_| chance.next(256) as u8 & 0x11)
        .collect();
    let (color, depth) = (png::ColorType::Grayscale, png::BitDepth::One);
    let bytes = png_with((1000, 1000), color, depth, &bits, |_| {});
    let (_folder, made) = made(&bytes);
    assert!(!widths(&made).contains(&800), "{:?}", widths(&made));
    assert!(made.variants.iter().all(|v| v.bytes < bytes.len() as u64));
    assert_eq!(made.left, None);
}

#[test]
fn plans_come_from_the_header() {
    let bytes = jpeg(&photo(1000, 700));
    let expected = Plan::Make {
        width: 1000,
        height: 700,
        widths: vec![480, 800],
        whole: true,
    };
    assert_eq!(plan(&bytes).unwrap(), expected);
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let bytes = png(&photo(700, 500));
    let ((_a, first), (_b, second)) = (made(&bytes), made(&bytes));
    assert!(!first.variants.is_empty());
    for (one, other) in first.variants.iter().zip(&second.variants) {
        assert_ne!(one.file, other.file);
        let read = |path| std::fs::read(path).unwrap();
        assert_eq!(read(&one.file), read(&other.file));
        assert_eq!(first.file_name("sea", one), second.file_name("sea", other));
    }
}

#[test]
fn published_names_differ_with_the_content() {
    let (_folder, cache) = cache();
    let name = |image: &RgbImage| {
        let made = variants_of(&jpeg(image), &cache).unwrap();
        made.file_name("sea", &made.variants[0])
    };
    let one = name(&photo(700, 500));
    assert_ne!(one, name(&photo(700, 501)));
    assert!(one.starts_with("sea-") && one.ends_with("-480.webp"));
    assert_eq!(one.len(), "sea-12345678-480.webp".len());
}

#[test]
fn a_file_is_read_by_its_content() {
    let (folder, cache) = cache();
    let path = folder.path().join("called-a.png");
    std::fs::write(&path, jpeg(&photo(700, 500))).unwrap();
    assert!(!variants(&path, &cache).unwrap().variants.is_empty());
    let missing = variants(&folder.path().join("missing.png"), &cache);
    assert!(matches!(
        missing,
        Err(PictureError::Io { action: "read", .. })
    ));
}
