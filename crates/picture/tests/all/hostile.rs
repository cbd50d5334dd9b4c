//! Pictures that lie, are cut off or damaged: refused quickly, never a panic.

use std::{borrow::Cow, time::Instant};

use inkleaf_picture::{PictureError, Plan, plan, stripped, variants_of};
use png::{BitDepth, ColorType as Png};

use crate::support::{
    Chance, cache, exif, jpeg, jpeg_with, photo, png, png_with, vp8, vp8x, webp, with_chunks,
};

/// One of each kind, small enough to be tried a hundred times.
fn samples() -> Vec<Vec<u8>> {
    let image = photo(360, 300);
    let mut rgba = image::DynamicImage::from(image.clone()).into_rgba8();
    rgba.pixels_mut().for_each(|pixel| pixel.0[3] = pixel.0[0]);
    let lossless = webp::Encoder::from_rgba(&rgba, 360, 300).encode_lossless();
    let exif = [b"Exif\0\0", &exif(5)[..]].concat();
    vec![
        jpeg_with(&image, |e| e.add_app_segment(1, exif.clone()).unwrap()),
        jpeg_with(&image, |e| e.set_progressive(true)),
        with_chunks(&png(&image), &[(b"tEXt", b"Author\0me")]),
        webp(&[
            (b"VP8X", &vp8x(0x08, 360, 300)),
            (b"VP8 ", &vp8(&image)),
            (b"EXIF", &crate::support::exif(1)),
        ]),
        lossless.to_vec(),
    ]
}

/// Whatever comes out is an answer; a version made is smaller than its original.
fn tried(bytes: &[u8]) {
    let (_folder, cache) = cache();
    match variants_of(bytes, &cache) {
        Ok(made) => assert!(made.variants.iter().all(|v| v.bytes < bytes.len() as u64)),
        Err(PictureError::Io { .. }) => panic!("no file is damaged"),
        Err(_) => {}
    }
    let once = stripped(bytes);
    assert!(once.len() <= bytes.len() + 64);
    assert_eq!(stripped(&once), once);
}

#[test]
fn files_cut_off_anywhere() {
    for sample in samples() {
        assert!(matches!(plan(&sample), Ok(Plan::Make { .. })));
        for part in 0..8 {
            tried(&sample[..sample.len() * part / 8]);
        }
        for end in 1..6 {
            tried(&sample[..sample.len() - end]);
            tried(&sample[..end * 9]);
        }
    }
}

#[test]
fn files_with_wrong_bytes_anywhere() {
    let mut chance = Chance(0xfeed_beef_cafe_f00d);
    for sample in samples() {
        for round in 0..16 {
            let mut bytes = sample.clone();
            // Headers matter most.
            let within = if round % 2 == 0 { 400 } else { bytes.len() };
            for _ in 0..1 + round % 5 {
                let at = chance.next(within);
                bytes[at] = chance.next(256) as u8;
            }
            tried(&bytes);
        }
    }
}

#[test]
fn sixty_thousand_by_sixty_thousand() {
    let file = png_with(
        (600, 600),
        Png::Grayscale,
        BitDepth::Eight,
        &[9; 360_000],
        |e| {
            e.set_compression(png::Compression::NoCompression);
        },
    );
    let mut file = file;
    file[16..20].copy_from_slice(&60_000u32.to_be_bytes());
    file[20..24].copy_from_slice(&60_000u32.to_be_bytes());
    let (_folder, cache) = cache();
    let start = Instant::now();
    for _ in 0..100 {
        let refused = variants_of(&file, &cache);
        assert!(matches!(
            refused,
            Err(PictureError::TooLarge {
                width: 60_000,
                height: 60_000
            })
        ));
    }
    assert!(start.elapsed().as_secs() < 5);
    assert!(plan(&file).is_err());
}

#[test]
fn a_header_that_promises_more_than_there_is() {
    let mut file = png(&photo(400, 300));
    file[16..20].copy_from_slice(&9_000u32.to_be_bytes());
    let (_folder, cache) = cache();
    let result = variants_of(&file, &cache);
    assert!(
        matches!(result, Err(PictureError::Damaged(_))),
        "{result:?}"
    );
}

#[test]
fn a_profile_that_unfolds_to_a_thousand_times_its_size() {
    let (color, depth) = (Png::Grayscale, BitDepth::One);
    let zeros = png_with((8000, 8000), color, depth, &vec![0; 8_000_000], |_| {});
    // The compressed rows are as good a profile as any.
    let start = zeros.windows(4).position(|w| w == b"IDAT").unwrap() + 4;
    let body = [b"x\0\0", &zeros[start..]].concat();
    let file = with_chunks(&png(&photo(400, 300)), &[(b"iCCP", &body)]);
    let (_folder, cache) = cache();
    // Without a profile, or left alone for it: as the decoder sees it.
    assert_eq!(variants_of(&file, &cache).unwrap().size, Some((400, 300)));
}

#[test]
fn many_empty_parts() {
    let comments = b"\xff\xfe\0\x02".repeat(500_000);
    let plain = jpeg(&photo(64, 64));
    let file = [&plain[..2], &comments, &plain[2..]].concat();
    assert_eq!(stripped(&file), plain);
    let fills = [&plain[..2], &vec![0xFF; 2_000_000], &plain[2..]].concat();
    assert!(matches!(stripped(&fills), Cow::Borrowed(_)));
    let zeros = [&b"RIFF\x04\x24\xf4\0WEBP"[..], &vec![0; 16_000_000]].concat();
    assert_eq!(stripped(&zeros).len(), 12);
}
