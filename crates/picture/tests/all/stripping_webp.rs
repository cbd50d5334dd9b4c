//! WebP originals.

use std::borrow::Cow;

use image::{ImageDecoder, codecs::webp::WebPDecoder};
use inkleaf_picture::stripped;

use crate::support::{exif, holds, photo, vp8, vp8x, webp};

const XMP: &[u8] = b"<x>SECRETXMP</x>";

fn decoder(bytes: &[u8]) -> WebPDecoder<std::io::Cursor<&[u8]>> {
    WebPDecoder::new(std::io::Cursor::new(bytes)).unwrap()
}

#[test]
fn what_tells_goes_and_the_flags_say_so() {
    let picture = vp8(&photo(200, 101));
    for (orientation, flags) in [(1, 0x20), (6, 0x28)] {
        let exif = exif(orientation);
        let before = webp(&[
            (b"VP8X", &vp8x(0x2C, 200, 101)),
            (b"ICCP", b"a profile"),
            (b"VP8 ", &picture),
            (b"EXIF", &exif),
            (b"XMP ", XMP),
            (b"PRIV", b"SECRET"),
        ]);
        let after = stripped(&before);
        assert!(holds(&before, b"SECRETPLACE") && !holds(&after, b"SECRET"));
        assert_eq!(after[20], flags);
        assert_eq!(
            decoder(&after).orientation().unwrap().to_exif(),
            orientation
        );
        assert_eq!(
            decoder(&after).icc_profile().unwrap().unwrap(),
            b"a profile"
        );
        let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
        assert_eq!(pixels(&after), pixels(&before));
        assert!(matches!(stripped(&after), Cow::Borrowed(_)));
    }
}

#[test]
fn what_was_added_is_all_that_goes() {
    let picture = vp8(&photo(200, 101));
    let plain = webp(&[(b"VP8X", &vp8x(0, 200, 101)), (b"VP8 ", &picture)]);
    let noted = webp(&[
        (b"VP8X", &vp8x(0x0C, 200, 101)),
        (b"VP8 ", &picture),
        (b"EXIF", &exif(1)),
        (b"XMP ", XMP),
    ]);
    assert_eq!(stripped(&noted), plain);
    assert!(matches!(stripped(&plain), Cow::Borrowed(same) if same == plain));
    let simple = webp(&[(b"VP8 ", &picture)]);
    assert!(matches!(stripped(&simple), Cow::Borrowed(_)));
    let tailed = [&simple[..], b"SECRET"].concat();
    assert_eq!(stripped(&tailed), simple);
}
