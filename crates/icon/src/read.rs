//! Reading an SVG, with everything refused that an icon can't have.

use resvg::usvg::{ImageHrefResolver, Options, Tree};
use roxmltree::{Document, ParsingOptions};

use crate::{IconError, weigh};

/// The longest SVG, in bytes. A drawing for an icon has some KB.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The most nodes of XML; what is drawn is weighed afterwards.
const MAX_NODES: u32 = 50_000;

const SVG: &str = "http://www.w3.org/2000/svg";

const PICTURE: &str = "a picture in it would be loaded from elsewhere; draw it with shapes";
const TEXT: &str = "it would look different on each device; turn it into paths";
const COSTLY: &str = "a filter of this kind takes too long; draw without it";

/// Elements that are refused, and what to do instead. Without a word they would
/// be missing in the icons.
const REFUSED: [(&str, &str); 6] = [
    ("image", PICTURE),
    ("feImage", PICTURE),
    ("text", TEXT),
    ("feConvolveMatrix", COSTLY),
    ("feMorphology", COSTLY),
    ("feTurbulence", COSTLY),
];

/// The drawing in an SVG file.
pub(crate) fn read(svg: &[u8]) -> Result<Tree, IconError> {
    if svg.len() > MAX_BYTES {
        return Err(IconError::TooLong { bytes: svg.len() });
    }
    let no_svg = |why: String| IconError::NoSvg(why);
    let text = std::str::from_utf8(svg).map_err(|_| no_svg("it is not text in UTF-8".into()))?;
    // Drawing programs write a document type; entities can't grow without limit.
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let document =
        Document::parse_with_options(text, options).map_err(|error| no_svg(error.to_string()))?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err(no_svg(format!(
            "it does not start with <svg xmlns=\"{SVG}\">"
        )));
    }
    refuse(&document)?;
    weigh::weigh(&document)?;
    Tree::from_xmltree(&document, &options_without_files())
        .map_err(|error| no_svg(error.to_string()))
}

fn refuse(document: &Document<'_>) -> Result<(), IconError> {
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        if let Some((_, help)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
            return Err(IconError::Unusable {
                element: name.to_owned(),
                help,
            });
        }
    }
    Ok(())
}

/// Pictures were refused; should one be overlooked, it is not loaded either.
fn options_without_files() -> Options<'static> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn error(inside: &str) -> IconError {
        let svg = format!("<svg xmlns='{SVG}' viewBox='0 0 9 9'>{inside}</svg>");
        read(svg.as_bytes()).err().unwrap()
    }

    #[test]
    fn what_would_be_missing_is_told() {
        for inside in [
            "<image href='/etc/passwd' width='9' height='9'/>",
            "<image href='data:image/png;base64,AAAA' width='9' height='9'/>",
            "<filter id='f'><feImage href='https://a.example/'/></filter>",
            "<text>A</text>",
        ] {
            let error = error(inside);
            assert!(matches!(error, IconError::Unusable { .. }), "{error}");
        }
    }

    #[test]
    fn what_is_no_svg_is_told() {
        let long = vec![b' '; MAX_BYTES + 1];
        for bytes in [
            &b""[..],
            b"\xff\xfe",
            b"\x1f\x8b\x08",
            b"<svg/>",
            b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
            b"<svg xmlns='http://www.w3.org/2000/svg'>",
            &long,
        ] {
            assert!(read(bytes).is_err());
        }
    }

    #[test]
    fn what_drawing_programs_write_is_read() {
        let svg = format!(
            "\u{feff}<?xml version='1.0'?>\n<!DOCTYPE svg [<!ENTITY green '#0a0'>]>\n\
             <svg xmlns='{SVG}' width='9mm' height='9mm'><title>A</title><desc>text</desc>\n\
             <style>.a {{ fill: &green; }}</style><rect class='a' width='9' height='9'/></svg>"
        );
        assert!(read(svg.as_bytes()).is_ok());
    }

    #[test]
    fn entities_within_entities_don_t_grow() {
        let mut dtd = String::from("<!ENTITY e0 '<g/>'>");
        for i in 1..30 {
            let before = format!("&e{};", i - 1).repeat(10);
            dtd.push_str(&format!("<!ENTITY e{i} '{before}'>"));
        }
        let svg = format!("<!DOCTYPE svg [{dtd}]><svg xmlns='{SVG}'>&e29;</svg>");
        assert!(read(svg.as_bytes()).is_err());
    }
}
