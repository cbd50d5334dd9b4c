//! Pictures that are shown as they are.

use inkleaf_picture::LeftAlone;
use jpeg_encoder::{ColorType, Encoder};
use png::{BitDepth, ColorType as Png};

use crate::support::{jpeg, made, photo, png, png_with, vp8, vp8x, webp, with_chunks};

fn left(bytes: &[u8]) -> (Option<LeftAlone>, Option<(u32, u32)>) {
    let (folder, made) = made(bytes);
    assert!(made.variants.is_empty());
    assert!(!made.srcset_has_original());
    drop(folder);
    (made.left, made.size)
}

#[test]
fn what_moves() {
    let image = photo(400, 300);
    let mut apng = Vec::new();
    let mut encoder = png::Encoder::new(&mut apng, 400, 300);
    encoder.set_color(Png::Rgb);
    encoder.set_animated(2, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&image).unwrap();
    writer.write_image_data(&image).unwrap();
    writer.finish().unwrap();
    assert_eq!(left(&apng), (Some(LeftAlone::Animated), Some((400, 300))));

    let config = webp::WebPConfig::new().unwrap();
    let mut encoder = webp::AnimEncoder::new(400, 300, &config);
    let later: Vec<u8> = image.iter().map(|sample| 255 - sample).collect();
    encoder.add_frame(webp::AnimFrame::from_rgb(&image, 400, 300, 0));
    encoder.add_frame(webp::AnimFrame::from_rgb(&later, 400, 300, 100));
    let moving = encoder.encode();
    assert_eq!(left(&moving), (Some(LeftAlone::Animated), Some((400, 300))));

    let gif = [b"GIF89a\x90\x01\x2c\x01", &[0; 20_000][..]].concat();
    assert_eq!(left(&gif), (Some(LeftAlone::OtherKind), None));
}

#[test]
fn what_is_small() {
    let small = jpeg(&photo(280, 280));
    assert!(small.len() > 10 * 1024);
    assert_eq!(left(&small), (Some(LeftAlone::Small), Some((280, 280))));
    let light = png_with(
        (900, 900),
        Png::Grayscale,
        BitDepth::One,
        &[0; 113 * 900],
        |_| {},
    );
    assert_eq!(left(&light), (Some(LeftAlone::Small), Some((900, 900))));
}

#[test]
fn kinds_that_are_not_read() {
    let svg = [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
        vec![b' '; 20_000],
    ]
    .concat();
    let avif = [b"\0\0\0\x20ftypavif".to_vec(), vec![0; 20_000]].concat();
    for bytes in [svg, avif, Vec::new(), b"RIFF".to_vec()] {
        assert_eq!(left(&bytes), (Some(LeftAlone::OtherKind), None));
    }
}

#[test]
fn inks() {
    let mut file = Vec::new();
    let samples = image::DynamicImage::from(photo(400, 400)).into_rgba8();
    Encoder::new(&mut file, 90)
        .encode(&samples, 400, 400, ColorType::Cmyk)
        .unwrap();
    assert_eq!(left(&file), (Some(LeftAlone::Coding), Some((400, 400))));
    // Three components that are not what they mostly are.
    let plain = jpeg(&photo(400, 400));
    let adobe = b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0\0";
    let rgb = [&plain[..2], adobe, &plain[2..]].concat();
    assert_eq!(left(&rgb).0, Some(LeftAlone::Coding));
}

#[test]
fn colours_that_a_webp_cannot_tell() {
    let file = png(&photo(400, 400));
    let srgb = 45_455u32.to_be_bytes();
    let linear = 100_000u32.to_be_bytes();
    let hdr: &[u8] = &[9, 16, 0, 1];
    let plain: &[u8] = &[1, 13, 0, 1];
    for (chunk, expected) in [
        ((b"gAMA", &linear[..]), Some(LeftAlone::Colours)),
        ((b"cHRM", &[0; 32]), Some(LeftAlone::Colours)),
        ((b"cICP", hdr), Some(LeftAlone::Colours)),
        ((b"gAMA", &srgb), None),
        ((b"cICP", plain), None),
    ] {
        let (_folder, made) = made(&with_chunks(&file, &[chunk]));
        assert_eq!(made.left, expected, "{chunk:?}");
        assert_eq!(made.variants.is_empty(), expected.is_some());
    }
    // A profile of which nothing can be made is seen only when decoding.
    let broken = crate::support::jpeg_with(&photo(400, 400), |encoder| {
        encoder.add_icc_profile(&[1; 200]).unwrap();
    });
    assert_eq!(left(&broken).0, Some(LeftAlone::Colours));
}

#[test]
fn an_animation_s_flag_is_believed() {
    let still = webp(&[
        (b"VP8X", &vp8x(0, 400, 300)),
        (b"VP8 ", &vp8(&photo(400, 300))),
    ]);
    let (_folder, made) = made(&still);
    assert_eq!(made.left, None);
}
