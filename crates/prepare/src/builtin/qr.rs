//! `qr`: text as a QR code, in a file of its own.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};
use sha2::{Digest, Sha256};

use super::wrong;
use crate::{
    escape::{attribute, classes},
    shortcode::{Call, Expander},
};

/// Modules of white around the code, as its standard asks.
const QUIET: usize = 4;
/// Bytes that the largest code holds, digits only.
const MOST_BYTES: usize = 7089;

/// A picture of the inner text, or of `text` or the first argument. `level`
/// is how much of it may be damaged (`low`, `medium`, `quartile`, `high`),
/// `scale` the pixels of a module.
pub(super) fn qr(expander: &mut Expander<'_>, call: &Call<'_>) {
    let argument = call.get(&["text"], 0);
    let inner = call.inner.as_ref().map(|inner| inner.text.trim());
    let Some(words) = inner
        .filter(|inner| !inner.is_empty())
        .or(argument.as_deref())
    else {
        wrong(
            expander,
            call,
            "has no text",
            "Write {{< qr text=\"https://example.org/\" />}}.",
        );
        return;
    };
    let level = call.get(&["level"], None);
    let Some((name, width)) = drawn(expander, words, level.as_deref()) else {
        wrong(
            expander,
            call,
            "has too much text for a QR code",
            "Shorten it: some 2,300 bytes fit, fewer with a higher level.",
        );
        return;
    };
    let scale = call.get(&["scale"], None).and_then(|n| n.parse().ok());
    let scale: usize = scale.filter(|n| (1..=32).contains(n)).unwrap_or(4);
    let size = width * scale;
    let alt = call.get(&["alt"], None);
    let alt = alt.map_or_else(|| format!("QR code: {words}"), |alt| alt.into_owned());
    let class = classes(&format!(
        "qr {}",
        call.get(&["class"], None).unwrap_or_default()
    ));
    let image = format!(
        "<img class=\"{class}\" src=\"/assets/generated/{}\" width=\"{size}\" height=\"{size}\" \
         alt=\"{}\">",
        name,
        attribute(&alt)
    );
    if call.alone && !call.place.inline {
        expander.block(call, &format!("<p>{image}</p>"), false);
    } else {
        expander.inline(call, &image);
    }
}

/// The name of the file with the code of a text, and its width in modules;
/// `None` where there is too much text.
fn drawn(expander: &mut Expander<'_>, words: &str, level: Option<&str>) -> Option<(String, usize)> {
    let level = match level {
        Some("low") => EcLevel::L,
        Some("quartile") => EcLevel::Q,
        Some("high") => EcLevel::H,
        _ => EcLevel::M,
    };
    let key = (words.to_owned(), level as u8);
    if let Some(known) = expander.codes.get(&key) {
        return Some(known.clone());
    }
    // No code holds more; what is longer need not be looked at.
    let fits = words.len() <= MOST_BYTES;
    let code = fits
        .then(|| QrCode::with_error_correction_level(words, level).ok())
        .flatten()?;
    let (name, bytes) = file(&code);
    expander.files.insert(name.clone(), bytes);
    let drawn = (name, code.width() + 2 * QUIET);
    expander.codes.insert(key, drawn.clone());
    Some(drawn)
}

/// The code as an SVG, one unit a module, black on white in either theme,
/// since not all readers take the reverse. Its name is made of its content.
fn file(code: &QrCode) -> (String, Vec<u8>) {
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|c| **c == Color::Dark).count();
            if run > 0 {
                let (x, y) = (x + QUIET, y + QUIET);
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            x += run.max(1);
        }
    }
    let size = width + 2 * QUIET;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>\
         <path d=\"{path}\"/></svg>\n"
    );
    let mut name = "qr-".to_owned();
    for byte in &Sha256::digest(&svg)[..8] {
        let _ = write!(name, "{byte:02x}");
    }
    name.push_str(".svg");
    (name, svg.into_bytes())
}
