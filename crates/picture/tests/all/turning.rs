//! EXIF's eight orientations: versions are upright.

use image::{Rgb, RgbImage};
use inkleaf_picture::{LeftAlone, stripped};

use crate::support::{exif, jpeg_with, made, open, photo, png, vp8, vp8x, webp, with_chunks};

const RED: [u8; 3] = [220, 20, 20];
const GREEN: [u8; 3] = [20, 220, 20];
const BLUE: [u8; 3] = [20, 20, 220];
const GREY: [u8; 3] = [120, 120, 120];

/// As stored: red at the first row's first column, green at its last column,
/// blue at the last row's first column.
fn stored(orientation: u8) -> Vec<u8> {
    let grain = photo(640, 400);
    let image = RgbImage::from_fn(640, 400, |x, y| {
        let colour = match (x < 320, y < 200) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => GREY,
        };
        let grain = grain.get_pixel(x, y).0[0] % 12;
        Rgb(colour.map(|sample| sample + grain))
    });
    let body = [b"Exif\0\0", &exif(orientation)[..]].concat();
    jpeg_with(&image, |encoder| encoder.add_app_segment(1, body).unwrap())
}

/// Where stored row 0 and column 0 are seen, by EXIF 2.32, tag 0112.
fn corner(orientation: u8) -> (&'static str, &'static str) {
    match orientation {
        1 => ("top", "left"),
        2 => ("top", "right"),
        3 => ("bottom", "right"),
        4 => ("bottom", "left"),
        5 => ("left", "top"),
        6 => ("right", "top"),
        7 => ("right", "bottom"),
        _ => ("left", "bottom"),
    }
}

fn opposite(side: &str) -> &str {
    match side {
        "top" => "bottom",
        "bottom" => "top",
        "left" => "right",
        _ => "left",
    }
}

#[test]
fn versions_are_upright() {
    for orientation in 1..=8 {
        let (_folder, made) = made(&stored(orientation));
        let lying = orientation >= 5;
        let size = if lying { (400, 640) } else { (640, 400) };
        assert_eq!(made.size, Some(size), "{orientation}");
        let seen = open(&made, made.variants[0].width).to_rgb8();
        let (row, column) = corner(orientation);
        for (sides, colour) in [
            ([row, column], RED),
            ([row, opposite(column)], GREEN),
            ([opposite(row), column], BLUE),
            ([opposite(row), opposite(column)], GREY),
        ] {
            let x = seen.width() / 4 * if sides.contains(&"left") { 1 } else { 3 };
            let y = seen.height() / 4 * if sides.contains(&"top") { 1 } else { 3 };
            let found = seen.get_pixel(x, y).0;
            let near = found.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 40);
            assert!(near, "{orientation} {sides:?}: {found:?}");
        }
    }
}

#[test]
fn a_stripped_original_has_the_same_versions() {
    for orientation in [1, 6] {
        let bytes = stored(orientation);
        let ((_a, before), (_b, after)) = (made(&bytes), made(&stripped(&bytes)));
        assert_eq!(before.size, after.size);
        assert!(!before.variants.is_empty());
        for (one, other) in before.variants.iter().zip(&after.variants) {
            let read = |path| std::fs::read(path).unwrap();
            assert_eq!(read(&one.file), read(&other.file));
        }
    }
}

#[test]
fn turned_png_and_webp_are_left_to_the_browser() {
    let image = photo(640, 400);
    let png = with_chunks(&png(&image), &[(b"eXIf", &exif(6))]);
    let webp = webp(&[
        (b"VP8X", &vp8x(0x08, 640, 400)),
        (b"VP8 ", &vp8(&image)),
        (b"EXIF", &exif(6)),
    ]);
    for bytes in [png, webp] {
        let (_folder, made) = made(&bytes);
        assert_eq!(made.left, Some(LeftAlone::Turned));
        assert_eq!(made.size, Some((640, 400)));
    }
}
