//! The library's SVG, read again and written anew: nothing is in the file that
//! isn't on these lists.

use roxmltree::{Document, Node};

use crate::{DiagramError, css};

/// An SVG file.
pub(crate) struct Picture {
    pub(crate) svg: String,
    /// In CSS pixels.
    pub(crate) width: u32,
    /// In CSS pixels.
    pub(crate) height: u32,
}

/// The deepest nesting of elements.
const MAX_DEPTH: usize = 200;

/// The longest side in pixels; browsers draw no larger pictures.
const MAX_SIDE: f64 = 16_384.0;

#[rustfmt::skip]
const ELEMENTS: [&str; 37] = [
    "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComposite",
    "feDropShadow", "feFlood", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset", "filter",
    "g", "image", "line", "linearGradient", "marker", "mask", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text",
    "textPath", "title", "tspan", "use",
];

/// Attributes that say where and how something is drawn. None of them runs
/// anything; `href` and those with `url(…)` are looked at besides.
#[rustfmt::skip]
const ATTRIBUTES: [&str; 92] = [
    "alignment-baseline", "baseline-shift", "class", "clip-path", "clip-rule", "color", "cx", "cy",
    "d", "direction", "display", "dominant-baseline", "dx", "dy", "edgeMode", "fill",
    "fill-opacity", "fill-rule", "filter", "filterUnits", "flood-color", "flood-opacity",
    "font-family", "font-size", "font-style", "font-weight", "fx", "fy", "gradientTransform",
    "gradientUnits", "height", "href", "id", "in", "in2", "k1", "k2", "k3", "k4", "lengthAdjust",
    "letter-spacing", "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits",
    "markerWidth", "mask", "maskUnits", "mode", "offset", "opacity", "operator", "orient",
    "overflow", "paint-order", "pathLength", "patternTransform", "patternUnits", "points",
    "preserveAspectRatio", "r", "refX", "refY", "result", "rotate", "rx", "ry", "shape-rendering",
    "space", "spreadMethod", "startOffset", "stdDeviation", "stop-color", "stop-opacity", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity",
    "stroke-width", "style", "text-anchor", "text-decoration", "textLength", "transform", "type",
    "values", "vector-effect", "viewBox", "visibility",
];

/// Attributes whose numbers need no more than two decimals.
#[rustfmt::skip]
const SHORT_NUMBERS: [&str; 19] = [
    "cx", "cy", "d", "dx", "dy", "height", "points", "r", "refX", "refY", "rx", "ry", "transform",
    "width", "x", "x1", "x2", "y", "y1",
];

/// The file, from what the library drew.
pub(crate) fn safe(raw: &str) -> Result<Picture, DiagramError> {
    let document = Document::parse(raw).map_err(|_| DiagramError::Breakdown)?;
    let root = document.root_element();
    let view = root.attribute("viewBox").ok_or(DiagramError::Breakdown)?;
    let (width, height) = size(view)?;
    let mut svg = String::with_capacity(raw.len());
    svg.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    for (name, value) in [
        ("width", width.to_string().as_str()),
        ("height", height.to_string().as_str()),
        ("viewBox", view),
        ("id", root.attribute("id").unwrap_or("d")),
        ("class", root.attribute("class").unwrap_or("diagram")),
        ("role", "img"),
    ] {
        write(name, value, &mut svg);
    }
    svg.push('>');
    children(root, &mut svg, 1)?;
    svg.push_str("</svg>\n");
    Ok(Picture { svg, width, height })
}

fn size(view: &str) -> Result<(u32, u32), DiagramError> {
    let mut numbers = view
        .split([' ', ','])
        .filter_map(|number| number.parse::<f64>().ok())
        .skip(2);
    let mut side = || match numbers.next().map(f64::ceil) {
        // Between 1 and 16,384: whole, and no sign to lose.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some(side) if (1.0..=MAX_SIDE).contains(&side) => Ok(side as u32),
        Some(_) => Err(DiagramError::TooLarge),
        None => Err(DiagramError::Breakdown),
    };
    Ok((side()?, side()?))
}

fn children(parent: Node<'_, '_>, out: &mut String, depth: usize) -> Result<(), DiagramError> {
    if depth > MAX_DEPTH {
        return Err(DiagramError::TooLarge);
    }
    for node in parent.children() {
        if node.is_element() {
            element(node, out, depth)?;
        } else if let (true, Some(text)) = (node.is_text(), node.text()) {
            escape(text, out);
        }
    }
    Ok(())
}

fn element(node: Node<'_, '_>, out: &mut String, depth: usize) -> Result<(), DiagramError> {
    let name = node.tag_name().name();
    // A link has no use in a picture; what it is on stays.
    if name == "a" {
        return children(node, out, depth + 1);
    }
    if !ELEMENTS.contains(&name) {
        return Err(forbidden(&format!("the element «{name}»")));
    }
    if name == "style" {
        let text: String = node.children().filter_map(|child| child.text()).collect();
        if let Some(what) = css::danger(&text) {
            return Err(forbidden(what));
        }
    }
    out.push('<');
    out.push_str(name);
    attributes(node, out)?;
    if node.has_children() {
        out.push('>');
        children(node, out, depth + 1)?;
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    } else {
        out.push_str("/>");
    }
    Ok(())
}

fn attributes(node: Node<'_, '_>, out: &mut String) -> Result<(), DiagramError> {
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if !is_known(name) {
            continue;
        }
        if name == "href" && !is_inside(node, value) {
            return Err(forbidden("an address"));
        }
        if let Some(what) = css::danger(value) {
            return Err(forbidden(what));
        }
        let name = if name == "space" { "xml:space" } else { name };
        if SHORT_NUMBERS.contains(&name) {
            write(name, &shortened(value), out);
        } else {
            write(name, value, out);
        }
    }
    Ok(())
}

fn is_known(name: &str) -> bool {
    ATTRIBUTES.contains(&name) || matches!(name, "x" | "x1" | "x2" | "y" | "y1" | "y2" | "width")
}

/// A part of the picture, or a small picture that is in it (persons of C4).
fn is_inside(node: Node<'_, '_>, href: &str) -> bool {
    let picture = href.strip_prefix("data:image/png;base64,");
    let letters = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
    };
    href.starts_with('#') || (node.tag_name().name() == "image" && picture.is_some_and(letters))
}

/// Numbers with at most two decimals: a hundredth of a pixel is not seen, and
/// the files are a third smaller.
fn shortened(value: &str) -> String {
    let mut short = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('.') {
        let whole = at + 1;
        let decimals = rest[whole..].bytes().take_while(u8::is_ascii_digit).count();
        short.push_str(&rest[..whole + decimals.min(2)]);
        // Exponents are left as they are: the number in front is small then.
        let after = &rest[whole + decimals..];
        if after.starts_with(['e', 'E']) {
            short.push_str(&rest[whole + decimals.min(2)..whole + decimals]);
        }
        rest = after;
    }
    short.push_str(rest);
    short
}

fn write(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

fn forbidden(what: &str) -> DiagramError {
    DiagramError::Forbidden {
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn file(inside: &str) -> Result<Picture, DiagramError> {
        safe(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             viewBox=\"0 0 10.5 20\" onload=\"alert(1)\" style=\"max-width:1px\">{inside}</svg>"
        ))
    }

    #[test]
    fn the_root_has_a_size_and_nothing_else_of_the_source() {
        let picture = file("").unwrap();
        assert_eq!((picture.width, picture.height), (11, 20));
        assert!(!picture.svg.contains("onload") && !picture.svg.contains("style"));
        assert!(safe("<svg viewBox=\"0 0 99999 1\"/>").is_err());
        assert!(safe("<svg viewBox=\"0 0 nan inf\"/>").is_err());
        assert!(safe("<svg/>").is_err());
        assert!(safe("<svg").is_err());
    }

    #[test]
    fn what_could_run_or_fetch_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
            "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            "<use href=\"https://example.com/x.svg#a\"/>",
            "<use xlink:href=\"data:image/svg+xml,x\"/>",
            "<image href=\"//example.com/x.png\"/>",
            "<image href=\"data:image/svg+xml;base64,eA==\"/>",
            "<rect fill=\"url(https://example.com/x)\"/>",
            "<rect style=\"fill:u\\72l(x)\"/>",
            "<style>@import 'x';</style>",
        ] {
            assert!(
                matches!(file(inside), Err(DiagramError::Forbidden { .. })),
                "{inside}"
            );
        }
    }

    #[test]
    fn handlers_are_dropped_and_links_leave_what_they_are_on() {
        let picture =
            file("<a href=\"javascript:alert(1)\"><rect onclick=\"x\" data-x=\"y\" x=\"1\"/></a>")
                .unwrap();
        assert!(
            picture.svg.ends_with("<rect x=\"1\"/></svg>\n"),
            "{}",
            picture.svg
        );
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            shortened("M-182.80425,0.5L1e-7.25 translate(1.239, 2)"),
            "M-182.80,0.5L1e-7.25 translate(1.23, 2)"
        );
        assert_eq!(shortened("1.23456e-9"), "1.23456e-9");
        assert_eq!(shortened("12.5.6789"), "12.5.67");
    }

    #[test]
    fn depth_is_limited() {
        let deep = format!("{}{}", "<g>".repeat(300), "</g>".repeat(300));
        assert!(matches!(file(&deep), Err(DiagramError::TooLarge)));
    }
}
