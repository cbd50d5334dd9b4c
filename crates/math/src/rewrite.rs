//! The library's MathML, read again and written anew: nothing reaches a page
//! that isn't on these lists.

use roxmltree::{Document, Node};

use crate::{Formula, MAX_DEPTH, MathError, style};

/// How many bytes of MathML a byte of TeX may make, beside the first 4096.
const MAX_GROWTH: usize = 64;

/// Elements of MathML Core that are passed on as they are.
#[rustfmt::skip]
const ELEMENTS: [&str; 22] = [
    "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts",
    "mroot", "mrow", "mspace", "msqrt", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr",
    "munder", "munderover",
];

/// Elements of HTML that the library puts into `<mtext>`.
const TEXT: [&str; 7] = ["b", "code", "em", "i", "s", "span", "u"];

/// Attributes that are passed on, if their value is a word, number or length.
#[rustfmt::skip]
const ATTRIBUTES: [&str; 18] = [
    "accent", "accentunder", "depth", "displaystyle", "form", "height", "largeop", "linethickness",
    "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "rspace", "scriptlevel",
    "stretchy", "symmetric", "width",
];

/// Attributes that change sizes: see [`open_style`].
const LEVELS: [&str; 2] = ["displaystyle", "scriptlevel"];

/// The `<math>` element for a page, from what the library made of `formula`.
pub(crate) fn safe(raw: &str, formula: &Formula<'_>) -> Result<String, MathError> {
    let most = formula.tex.len() * MAX_GROWTH + 4096;
    if raw.len() > most {
        return Err(MathError::TooLarge);
    }
    let document = Document::parse(raw).map_err(|_| MathError::Breakdown)?;
    let root = document.root_element();
    if root.tag_name().name() != "math" {
        return Err(MathError::Breakdown);
    }
    let mut out = String::with_capacity(raw.len());
    out.push_str(if formula.display {
        "<math display=\"block\">"
    } else {
        "<math>"
    });
    children(root, &mut out, 1)?;
    out.push_str("</math>");
    Ok(out)
}

fn children(parent: Node<'_, '_>, out: &mut String, depth: usize) -> Result<(), MathError> {
    if depth > MAX_DEPTH {
        return Err(MathError::TooDeep { offset: None });
    }
    for node in parent.children() {
        if node.is_element() {
            element(node, out, depth)?;
        } else if let Some(text) = node.text() {
            escaped(text, out);
        }
    }
    Ok(())
}

fn element(node: Node<'_, '_>, out: &mut String, depth: usize) -> Result<(), MathError> {
    let name = node.tag_name().name();
    if is_drawn_by_class(node) {
        return Ok(());
    }
    let written = match name {
        // A link to an equation becomes its number: an id in the page for it
        // to lead to could be taken for another.
        "a" if node
            .attribute("href")
            .is_some_and(|href| href.starts_with('#')) =>
        {
            return children(node, out, depth + 1);
        }
        "a" => return Err(forbidden("a link")),
        "menclose" if let Some(inner) = boxed(node) => {
            out.push_str("<mrow class=\"tex-box\">");
            children(inner, out, depth + 1)?;
            out.push_str("</mrow>");
            return Ok(());
        }
        // Not in MathML Core: classes draw the strokes.
        "menclose" => "mrow",
        "mrow" if LEVELS.iter().any(|level| node.has_attribute(*level)) => "mstyle",
        name if ELEMENTS.contains(&name) => name,
        name if TEXT.contains(&name) && parent_is_text(node) => name,
        name => return Err(forbidden(&format!("the element «{name}»"))),
    };
    let styled = open_style(node, out);
    out.push('<');
    out.push_str(written);
    attributes(node, out)?;
    out.push('>');
    children(node, out, depth + 1)?;
    out.push_str("</");
    out.push_str(written);
    out.push('>');
    out.push_str(if styled { "</mstyle>" } else { "" });
    Ok(())
}

/// `displaystyle` and `scriptlevel` may stand on any element of MathML Core, but
/// checkers of HTML know MathML 3, and those of its elements that have them.
fn open_style(node: Node<'_, '_>, out: &mut String) -> bool {
    let levels: Vec<_> = node
        .attributes()
        .filter(|attribute| is_moved(node, attribute.name()) && is_plain(attribute.value()))
        .collect();
    // Numbered equations are as wide as the page, which they can't be in an
    // element of their own; they stand where levels are as they want them.
    if levels.is_empty()
        || node
            .attribute("style")
            .is_some_and(|style| style.contains("100%"))
    {
        return false;
    }
    out.push_str("<mstyle");
    for level in levels {
        write(level.name(), level.value(), out);
    }
    out.push('>');
    true
}

/// Whether an attribute belongs to a `<mstyle>` around its element.
fn is_moved(node: Node<'_, '_>, name: &str) -> bool {
    match node.tag_name().name() {
        "mfrac" => LEVELS.contains(&name),
        "mtable" => name == "scriptlevel",
        _ => false,
    }
}

/// The empty boxes that the library's style sheet makes into strokes.
fn is_drawn_by_class(node: Node<'_, '_>) -> bool {
    node.tag_name().name() == "mrow"
        && node
            .attribute("class")
            .is_some_and(|class| class.starts_with("menclose-"))
}

/// What a box is drawn around: the library has none, so that `\boxed` comes as
/// a stroke down that holds nothing but a stroke up.
fn boxed<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let inner = node.first_element_child()?;
    let strokes = |node: Node<'_, '_>, notation| {
        node.tag_name().name() == "menclose" && node.attribute("notation") == Some(notation)
    };
    (strokes(node, "downdiagonalstrike") && strokes(inner, "updiagonalstrike")).then_some(inner)
}

fn parent_is_text(node: Node<'_, '_>) -> bool {
    node.parent().is_some_and(|parent| {
        let name = parent.tag_name().name();
        name == "mtext" || TEXT.contains(&name)
    })
}

fn attributes(node: Node<'_, '_>, out: &mut String) -> Result<(), MathError> {
    let mut classes: Vec<&str> = Vec::new();
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        match name {
            "style" => {
                let look = style::read(value).map_err(|part| forbidden(&format!("«{part}»")))?;
                classes.extend(look.classes);
                for (name, value) in look.attributes {
                    write(name, &value, out);
                }
            }
            "class" => classes.push(font(value)?),
            "notation" => classes.extend(value.split_whitespace().filter_map(stroke)),
            name if is_moved(node, name) => {}
            // Labels of equations. See above: links to them are not kept.
            "id" => {}
            // What an absolute unit is in the library, an em is here: absolute
            // ones are drawn wrong in Firefox.
            name if ATTRIBUTES.contains(&name) && is_plain(value) => {
                write(name, &value.replace("rem", "em"), out);
            }
            name => return Err(forbidden(&format!("the attribute «{name}»"))),
        }
    }
    if !classes.is_empty() {
        write("class", &classes.join(" "), out);
    }
    Ok(())
}

fn font(class: &str) -> Result<&'static str, MathError> {
    match class {
        "math-core-sans-serif-font" => Ok("tex-sans"),
        "math-core-serif-font" => Ok("tex-serif"),
        other => Err(forbidden(&format!("the class «{other}»"))),
    }
}

fn stroke(notation: &str) -> Option<&'static str> {
    match notation {
        "updiagonalstrike" => Some("tex-strike-up"),
        "downdiagonalstrike" => Some("tex-strike-down"),
        "horizontalstrike" => Some("tex-strike"),
        _ => None,
    }
}

fn is_plain(value: &str) -> bool {
    value.len() <= 24
        && value
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'%' | b'-' | b'+'))
}

fn write(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(value);
    out.push('"');
}

fn escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

fn forbidden(what: &str) -> MathError {
    MathError::Forbidden {
        what: what.to_owned(),
    }
}
