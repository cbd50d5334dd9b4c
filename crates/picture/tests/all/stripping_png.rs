//! PNG originals.

use std::borrow::Cow;

use inkleaf_picture::stripped;
use png::{BitDepth, ColorType as Png};

use crate::support::{exif, holds, photo, png, png_with, with_chunks};

fn talkative() -> Vec<u8> {
    let image = photo(200, 100);
    let plain = png_with((200, 100), Png::Rgb, BitDepth::Eight, &image, |encoder| {
        let text = |name: &str| (name.to_owned(), "SECRET".to_owned());
        let (name, value) = text("Author");
        encoder.add_text_chunk(name, value).unwrap();
        let (name, value) = text("XML:com.adobe.xmp");
        encoder.add_itxt_chunk(name, value).unwrap();
        let (name, value) = text("Comment");
        encoder.add_ztxt_chunk(name, value).unwrap();
    });
    with_chunks(
        &plain,
        &[
            (b"pHYs", &[0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1]),
            (b"tIME", &[7, 234, 11, 24, 14, 40, 0]),
            (b"eXIf", &exif(6)),
            (b"caBX", b"SECRET manifest"),
            (b"prVW", b"SECRET preview"),
        ],
    )
}

#[test]
fn what_tells_goes_and_the_picture_stays() {
    let before = talkative();
    let after = stripped(&before);
    assert!(!holds(&after, b"SECRET"));
    for gone in [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"caBX", b"prVW"] {
        assert!(holds(&before, gone) && !holds(&after, gone), "{gone:?}");
    }
    assert!(holds(&after, b"pHYs"));
    let mut decoder =
        image::codecs::png::PngDecoder::new(std::io::Cursor::new(&after[..])).unwrap();
    let turned = image::ImageDecoder::orientation(&mut decoder).unwrap();
    assert_eq!(turned.to_exif(), 6);
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
    assert_eq!(pixels(&after), pixels(&before));
    assert!(matches!(stripped(&after), Cow::Borrowed(_)));
}

#[test]
fn what_was_added_is_all_that_goes() {
    let plain = png(&photo(200, 100));
    let noted = with_chunks(&plain, &[(b"tEXt", b"Author\0me"), (b"eXIf", &exif(1))]);
    let mut tailed = noted.clone();
    tailed.extend(b"SECRET");
    assert_eq!(stripped(&noted), plain);
    assert_eq!(stripped(&tailed), plain);
    assert!(matches!(stripped(&plain), Cow::Borrowed(same) if same == plain));
}

#[test]
fn a_wrong_checksum_keeps_nothing_in() {
    let plain = png(&photo(200, 100));
    let mut noted = with_chunks(&plain, &[(b"tEXt", b"Author\0me")]);
    noted[8 + 25 + 8 + 9] ^= 1;
    assert_eq!(stripped(&noted), plain);
}

#[test]
fn an_animation_keeps_its_frames() {
    let image = photo(40, 30);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 30);
    encoder.set_color(Png::Rgb);
    encoder.set_animated(3, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    for _ in 0..3 {
        writer.write_image_data(&image).unwrap();
    }
    writer.finish().unwrap();
    let noted = with_chunks(&bytes, &[(b"tEXt", b"Author\0me")]);
    assert_eq!(stripped(&noted), bytes);
}
