//! JPEG originals: the picture stays, what tells of its author goes.

use std::borrow::Cow;

use image::{ImageDecoder, metadata::Orientation};
use inkleaf_picture::{may_tell, stripped};

use crate::support::{display_p3, exif, holds, jpeg, jpeg_with, photo};

/// A photo as a telephone writes it: with all that it knows.
fn talkative(orientation: u8) -> Vec<u8> {
    let exif = [b"Exif\0\0", &exif(orientation)[..]].concat();
    let segments: [(u8, &[u8]); 5] = [
        (1, &exif),
        (1, b"http://ns.adobe.com/xap/1.0/\0<x>SECRETXMP</x>"),
        (13, b"Photoshop 3.0\08BIM SECRETIPTC"),
        (2, b"MPF\0SECRETMPF"),
        (5, b"SECRETVENDOR"),
    ];
    let mut file = jpeg_with(&photo(320, 240), |encoder| {
        for (marker, body) in segments {
            encoder.add_app_segment(marker, body.to_vec()).unwrap();
        }
        encoder.add_icc_profile(display_p3()).unwrap();
    });
    file.splice(2..2, *b"\xff\xfe\0\x0fSECRETCOMMENT");
    file.extend(b"\xff\xd8\xff\xe1 a second picture, a video SECRETTAIL");
    file
}

fn pixels(bytes: &[u8]) -> image::RgbImage {
    image::load_from_memory(bytes).unwrap().to_rgb8()
}

fn turn(bytes: &[u8]) -> Orientation {
    let cursor = std::io::Cursor::new(bytes);
    let mut decoder = image::codecs::jpeg::JpegDecoder::new(cursor).unwrap();
    decoder.orientation().unwrap()
}

#[test]
fn place_maker_and_author_go() {
    for orientation in 1..=8 {
        let before = talkative(orientation);
        assert!(holds(&before, b"SECRETPLACE") && holds(&before, b"SECRETCOMMENT"));
        let after = stripped(&before);
        assert!(!holds(&after, b"SECRET"), "{orientation}");
        assert_eq!(pixels(&after), pixels(&before));
        assert_eq!(turn(&after).to_exif(), orientation);
        assert_eq!(holds(&after, b"Exif"), orientation != 1);
        assert!(holds(&after, display_p3()));
        assert!(after.ends_with(&[0xFF, 0xD9]));
    }
}

#[test]
fn twice_is_once() {
    for orientation in [1, 6] {
        let before = talkative(orientation);
        let once = stripped(&before);
        assert!(matches!(once, Cow::Owned(_)));
        assert!(matches!(stripped(&once), Cow::Borrowed(_)));
    }
}

#[test]
fn a_clean_file_is_handed_back() {
    for bytes in [
        jpeg(&photo(64, 64)),
        jpeg_with(&photo(64, 64), |e| e.set_progressive(true)),
    ] {
        let after = stripped(&bytes);
        assert!(matches!(after, Cow::Borrowed(same) if same == bytes));
    }
}

#[test]
fn a_preview_in_the_first_segment_goes() {
    let plain = jpeg(&photo(64, 64));
    assert_eq!(&plain[6..11], b"JFIF\0");
    let length = usize::from(u16::from_be_bytes([plain[4], plain[5]]));
    let mut body = plain[6..4 + length].to_vec();
    body[12..14].copy_from_slice(&[2, 2]);
    body.extend(b"SECRETFACE12");
    let head = [
        &[0xFF, 0xD8, 0xFF, 0xE0, 0, body.len() as u8 + 2],
        &body[..],
    ]
    .concat();
    let file = [&head, &plain[4 + length..]].concat();
    assert_eq!(stripped(&file), plain);
}

#[test]
fn metadata_between_the_scans_goes() {
    let plain = jpeg_with(&photo(320, 240), |encoder| encoder.set_progressive(true));
    let scan = |at: &usize| plain[*at..*at + 2] == [0xFF, 0xDA];
    let second = (0..plain.len() - 1).filter(scan).nth(1).unwrap();
    let mut file = plain.clone();
    file.splice(second..second, *b"\xff\xfe\0\x08SECRET");
    assert_eq!(stripped(&file), plain);
}

#[test]
fn a_photo_cut_off_in_its_picture_still_loses_its_place() {
    let before = talkative(6);
    let cut = &before[..before.len() - 4000];
    let after = stripped(cut);
    assert!(!holds(&after, b"SECRET"));
    assert!(after.len() > 2000);
}

#[test]
fn other_kinds_stay_and_some_may_tell() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0 infe Exif SECRET";
    let tiff = b"II\x2a\0\x08\0\0\0 SECRET";
    for bytes in [&heic[..], tiff, b"GIF89a", b"<svg/>", b"", b"\xff\xd8\xff"] {
        assert!(matches!(stripped(bytes), Cow::Borrowed(same) if same == bytes));
    }
    assert!(may_tell(heic) && may_tell(tiff));
    assert!(!may_tell(b"\0\0\0\x18ftypavif\0\0\0\0 pixels"));
    assert!(!may_tell(b"GIF89a") && !may_tell(&talkative(1)));
}
