//! What becomes of whole drawings.

#![allow(clippy::unwrap_used)]

use inkleaf_icon::{Colour, Icon, IconError, Purpose, icons};

const PAPERS: [Colour; 2] = [[250, 250, 246], [20, 24, 26]];
const OWN: &str = include_str!("../../../web/icon.svg");

fn svg(inside: &str) -> String {
    format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>{inside}</svg>")
}

fn made(svg: &str) -> Vec<Icon> {
    icons(svg.as_bytes(), PAPERS).unwrap()
}

/// The pixels of an icon as red, green, blue and alpha.
fn pixels(icon: &Icon) -> Vec<[u8; 4]> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&icon.png));
    decoder.set_transformations(png::Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    assert_eq!((info.width, info.height), (icon.size, icon.size));
    match info.color_type {
        png::ColorType::GrayscaleAlpha => {
            let pixels = bytes.as_chunks::<2>().0.iter();
            pixels
                .map(|[grey, alpha]| [*grey, *grey, *grey, *alpha])
                .collect()
        }
        png::ColorType::Rgba => bytes.as_chunks::<4>().0.to_vec(),
        other => panic!("{other:?}"),
    }
}

fn of(icons: &[Icon], purpose: Purpose) -> Vec<[u8; 4]> {
    let mut fitting = icons.iter().filter(|icon| icon.purpose == purpose);
    pixels(fitting.next_back().unwrap())
}

/// How far from the middle the farthest pixel is that differs from the first, as
/// a part of the side.
fn reach(pixels: &[[u8; 4]]) -> f32 {
    let side = pixels.len().isqrt();
    let apart = |pixel: &[u8; 4]| {
        let parts = pixel.iter().zip(pixels[0]);
        parts.map(|(a, b)| a.abs_diff(b)).max().unwrap() > 24
    };
    let places = pixels.iter().enumerate().filter(|(_, pixel)| apart(pixel));
    let off = places.map(|(i, _)| {
        let [x, y] = [i % side, i / side].map(|p| p as f32 + 0.5 - side as f32 / 2.0);
        x.hypot(y)
    });
    off.fold(0.0, f32::max) / side as f32
}

#[test]
fn every_purpose_has_its_sizes() {
    let made = made(OWN);
    let mut sizes: Vec<_> = made.iter().map(|icon| (icon.purpose, icon.size)).collect();
    let wanted = [
        (Purpose::Any, 192),
        (Purpose::Any, 512),
        (Purpose::Maskable, 192),
        (Purpose::Maskable, 512),
        (Purpose::Monochrome, 512),
        (Purpose::Touch, 180),
    ];
    sizes.dedup();
    assert_eq!(sizes, wanted);
    for icon in &made {
        assert!(
            icon.png.len() < 24 * 1024,
            "{:?}: {}",
            icon.purpose,
            icon.png.len()
        );
        pixels(icon);
    }
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    assert_eq!(made(OWN), made(OWN));
}

#[test]
fn what_the_system_cuts_is_opaque_and_within_the_safe_zone() {
    for inside in [
        "<path d='M0 0L64 64H0z' fill='green'/>",
        "<rect width='64' height='64' fill='navy'/><path d='M4 4L60 60H4z' fill='white'/>",
        "<rect width='64' height='64' rx='14' fill='navy'/><path d='M8 8L56 56H8z' fill='#fc0'/>",
    ] {
        let made = made(&svg(inside));
        for (purpose, zone) in [(Purpose::Maskable, 0.4), (Purpose::Touch, 0.5)] {
            let pixels = of(&made, purpose);
            assert!(pixels.iter().all(|pixel| pixel[3] == 255), "{inside}");
            let reach = reach(&pixels);
            assert!((0.2..=zone).contains(&reach), "{inside}: {reach}");
        }
    }
}

#[test]
fn a_ground_fills_the_icon_and_is_no_part_of_the_silhouette() {
    let made = made(&svg(
        "<circle cx='32' cy='32' r='32' fill='#102030'/><rect x='20' y='20' width='24' height='24' fill='red'/>",
    ));
    assert_eq!(of(&made, Purpose::Maskable)[0], [0x10, 0x20, 0x30, 255]);
    assert_eq!(of(&made, Purpose::Any)[0][3], 0);
    let figure = of(&made, Purpose::Monochrome);
    let alpha = |x: usize, y: usize| figure[y * 512 + x][3];
    assert_eq!([alpha(256, 20), alpha(256, 256), alpha(0, 0)], [0, 255, 0]);
}

#[test]
fn a_pale_drawing_stands_on_the_other_paper() {
    let ground = |colour: &str| {
        let drawing = format!("<path d='M9 9L60 60H9z' fill='{colour}'/>");
        let [red, green, blue, _] = of(&made(&svg(&drawing)), Purpose::Touch)[0];
        [red, green, blue]
    };
    assert_eq!(ground("#1f6f54"), PAPERS[0]);
    assert_eq!(ground("white"), PAPERS[1]);
}

#[test]
fn nothing_to_be_seen_is_told() {
    for inside in ["", "<g/>", "<rect width='9' height='9' fill='none'/>"] {
        assert_eq!(icons(svg(inside).as_bytes(), PAPERS), Err(IconError::Empty));
    }
}

/// Whatever comes of it, it ends, and soon.
#[test]
fn hostile_drawings_end() {
    let huge = "<rect width='1e30' height='1e30' x='-1e29' stroke='red' stroke-width='1e9'/>";
    let dashes = "<path d='M0 0H1e7' stroke='red' stroke-dasharray='1e-6'/>";
    let blur = "<filter id='f' x='-1e6' y='-1e6' width='1e9' height='1e9'>\
                <feGaussianBlur stdDeviation='1e9'/></filter><rect width='9' height='9' filter='url(#f)'/>";
    let pattern = "<pattern id='p' width='1e-5' height='1e-5'><rect width='1' height='1'/></pattern>\
                   <rect width='64' height='64' fill='url(#p)'/>";
    let layers = "<g opacity='.9'>".repeat(60) + "<path d='M0 0L64 64H0z'/>" + &"</g>".repeat(60);
    for inside in [
        huge,
        dashes,
        blur,
        pattern,
        &layers,
        "<path d='M0 0L'/>",
        "<rect width='NaN'/>",
    ] {
        let _ = icons(svg(inside).as_bytes(), PAPERS);
    }
    for root in [
        "width='1e30' height='1e-30'",
        "width='0' height='0'",
        "viewBox='0 0 0 0'",
    ] {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' {root}>{dashes}</svg>");
        let _ = icons(svg.as_bytes(), PAPERS);
    }
}
