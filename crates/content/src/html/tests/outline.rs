//! Trees as text, to be compared: as the tags have it, and as a browser has it.

use scraper::{ElementRef, Html, Node};

const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "source", "track", "wbr"];

/// The tree that an output's tags describe if each is taken at its word.
/// An error where they are not well nested, or not in the one way we write.
pub(super) fn meant(html: &str) -> Result<String, String> {
    meant_with(html, |_, _| true)
}

/// [`meant`] with only those attributes that `is_kept` keeps, by name and value.
pub(super) fn meant_with(
    html: &str,
    is_kept: impl Fn(&str, &str) -> bool,
) -> Result<String, String> {
    let mut out = String::new();
    let mut open = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("</") {
            let (name, after) = after.split_once('>').ok_or("an end tag never ends")?;
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            out.push_str(&format!("</{name}>"));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('<') {
            let (name, mut attributes, after) = start_tag(after)?;
            attributes.retain(|(name, value)| is_kept(name, value));
            push_start(&mut out, name, attributes);
            rest = after;
            if !VOID.contains(&name) {
                open.push(name);
            }
            if name == "pre" {
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            push_text(&mut out, &unescaped(&rest[..end])?);
            rest = &rest[end..];
        }
    }
    match open.last() {
        Some(name) => Err(format!("<{name}> is never closed")),
        None => Ok(out),
    }
}

type Attributes = Vec<(String, String)>;

fn start_tag(text: &str) -> Result<(&str, Attributes, &str), String> {
    let end = text.find([' ', '>']).ok_or("a start tag never ends")?;
    let (name, mut rest) = text.split_at(end);
    if name.is_empty()
        || !name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        return Err(format!("<{name} is no tag"));
    }
    let mut attributes: Attributes = Vec::new();
    while let Some(after) = rest.strip_prefix(' ') {
        let end = after
            .find(['=', ' ', '>'])
            .ok_or("an attribute never ends")?;
        let (name, mut after) = after.split_at(end);
        let mut value = String::new();
        if let Some(quoted) = after.strip_prefix("=\"") {
            let end = quoted.find('"').ok_or("a value never ends")?;
            value = unescaped(&quoted[..end])?;
            after = &quoted[end + 1..];
        }
        let is_name = |b: u8| b.is_ascii_lowercase() || b == b'-';
        if name.is_empty()
            || !name.bytes().all(is_name)
            || attributes.iter().any(|(known, _)| known == name)
        {
            return Err(format!("the attribute {name} is odd or there twice"));
        }
        attributes.push((name.to_string(), value));
        rest = after;
    }
    let rest = rest.strip_prefix('>').ok_or("a start tag never ends")?;
    Ok((name, attributes, rest))
}

fn unescaped(text: &str) -> Result<String, String> {
    if text.contains(['<', '>', '\0', '\r']) {
        return Err(format!("{text:?} is not escaped"));
    }
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once(';').ok_or("a bare ampersand")?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return Err(format!("&{name}; is not ours")),
        });
        out.push_str(rest);
    }
    Ok(out)
}

/// The tree that a browser reads within a `div`. An error where something gets
/// out of it.
pub(super) fn read(html: &str) -> Result<String, String> {
    let page = Html::parse_fragment(&format!("<div>{html}</div><p>after"));
    let parts: Vec<_> = page.root_element().children().collect();
    let [container, after] = parts.as_slice() else {
        return Err(format!("{} parts", parts.len()));
    };
    let after = ElementRef::wrap(*after).ok_or("text after it")?;
    if after.html() != "<p>after</p>" {
        return Err(format!("what follows has become {}", after.html()));
    }
    let mut out = String::new();
    let mut todo: Vec<(_, bool)> = container
        .children()
        .rev()
        .map(|node| (node, false))
        .collect();
    while let Some((node, is_end)) = todo.pop() {
        match node.value() {
            Node::Text(text) => push_text(&mut out, text),
            Node::Element(element) if is_end => {
                out.push_str(&format!("</{}>", element.name()));
            }
            Node::Element(element) => {
                let attributes = element
                    .attrs()
                    .map(|(name, value)| (name.into(), value.into()));
                push_start(&mut out, element.name(), attributes.collect());
                if !VOID.contains(&element.name()) {
                    todo.push((node, true));
                }
                todo.extend(node.children().rev().map(|node| (node, false)));
            }
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(out)
}

fn push_start(out: &mut String, name: &str, mut attributes: Attributes) {
    attributes.sort();
    out.push_str(&format!("<{name}"));
    for (name, value) in attributes {
        out.push_str(&format!(" {name}={value:?}"));
    }
    out.push('>');
}

fn push_text(out: &mut String, text: &str) {
    out.push_str(
        &text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;"),
    );
}
