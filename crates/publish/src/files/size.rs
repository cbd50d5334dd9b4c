//! The sizes of images, from the first bytes of their files.

use std::fs;
use std::path::Path;

use super::ImageSize;

/// Larger SVG files are not read for their size.
const SVG_LIMIT: u64 = 4 * 1024 * 1024;

/// What a file's name ends with, in lower case and without the dot.
pub(crate) fn extension(path: &Path) -> String {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.unwrap_or_default().to_ascii_lowercase()
}

/// Whether a file's name says that it is a picture made of pixels.
pub(super) fn is_raster(path: &Path) -> bool {
    let known = [
        "avif", "bmp", "gif", "heic", "ico", "jpeg", "jpg", "jxl", "png", "webp",
    ];
    known.contains(&extension(path).as_str())
}

/// The natural size of an image in CSS pixels; `None` for what is no image, or
/// has no size of its own.
pub(super) fn image_size(path: &Path) -> Option<ImageSize> {
    if extension(path) == "svg" {
        let small = fs::metadata(path).ok()?.len() <= SVG_LIMIT;
        return small
            .then(|| fs::read_to_string(path).ok())
            .flatten()
            .and_then(|t| svg_size(&t));
    }
    if !is_raster(path) {
        return None;
    }
    let size = imagesize::size(path).ok()?;
    checked(size.width as f64, size.height as f64)
}

/// The size that an SVG asks for: its width and height, else its `viewBox`.
fn svg_size(text: &str) -> Option<ImageSize> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..Default::default()
    };
    let document = roxmltree::Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return None;
    }
    let length = |name| root.attribute(name).and_then(css_pixels);
    let ratio = root.attribute("viewBox").and_then(view_box);
    match (length("width"), length("height"), ratio) {
        (Some(width), Some(height), _) => checked(width, height),
        (Some(width), None, Some((w, h))) => checked(width, width * h / w),
        (None, Some(height), Some((w, h))) => checked(height * w / h, height),
        (None, None, Some((w, h))) => checked(w, h),
        _ => None,
    }
}

fn view_box(text: &str) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = text
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [_, _, width, height] = numbers[..] else {
        return None;
    };
    (width > 0.0 && height > 0.0).then_some((width, height))
}

/// A length in one of CSS's absolute units (CSS Values 4, 6.2); relative ones
/// (`%`, `em`) say nothing about the image itself.
fn css_pixels(text: &str) -> Option<f64> {
    let text = text.trim();
    let split = text
        .find(|c: char| c.is_ascii_alphabetic() || c == '%')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let pixels = match unit.to_ascii_lowercase().as_str() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        _ => return None,
    };
    Some(number.trim().parse::<f64>().ok()? * pixels)
}

fn checked(width: f64, height: f64) -> Option<ImageSize> {
    let whole = |pixels: f64| {
        let pixels = pixels.round();
        (1.0..=1_000_000.0)
            .contains(&pixels)
            .then_some(pixels as u32)
    };
    Some(ImageSize {
        width: whole(width)?,
        height: whole(height)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn svg(attributes: &str) -> Option<(u32, u32)> {
        let text = format!(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}/>"
        );
        svg_size(&text).map(|size| (size.width, size.height))
    }

    #[test]
    fn svgs_say_their_size_in_several_ways() {
        assert_eq!(svg("width=\"120\" height=\"80px\""), Some((120, 80)));
        assert_eq!(svg("viewBox=\"0 0 300.4,150\""), Some((300, 150)));
        assert_eq!(svg("width=\"100%\" viewBox=\"0 0 30 15\""), Some((30, 15)));
        assert_eq!(svg("width=\"60\" viewBox=\"0 0 30 15\""), Some((60, 30)));
        assert_eq!(svg("width=\"1in\" height=\"25.4mm\""), Some((96, 96)));
    }

    #[test]
    fn svgs_without_a_usable_size_have_none() {
        for attributes in [
            "",
            "width=\"0\" height=\"9\"",
            "viewBox=\"0 0 0 5\"",
            "width=\"1e99\" height=\"2\"",
            "viewBox=\"a b c d\"",
        ] {
            assert_eq!(svg(attributes), None, "{attributes}");
        }
        assert_eq!(svg_size("<html/>"), None);
        assert_eq!(svg_size("not xml <"), None);
    }

    #[test]
    fn a_png_is_measured_and_a_text_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend([0, 0, 1, 64, 0, 0, 0, 200, 8, 6, 0, 0, 0]);
        fs::write(dir.path().join("a.png"), png).unwrap();
        fs::write(dir.path().join("b.png"), "text").unwrap();
        let size = image_size(&dir.path().join("a.png"));
        assert_eq!(
            size,
            Some(ImageSize {
                width: 320,
                height: 200
            })
        );
        assert_eq!(image_size(&dir.path().join("b.png")), None);
        assert_eq!(image_size(&dir.path().join("none.png")), None);
    }
}
