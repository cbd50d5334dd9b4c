//! What a tag's name, as written, means.

use super::elements::Element;

/// What becomes of a tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Name {
    /// It is written as this element, with this class.
    Element(Element, &'static str),
    /// It is left out with all that it holds.
    Skipped(Skipped),
    /// Its tags are left out; what it holds stays.
    Unwrapped,
    /// A piece of HTML that a shortcode gave stands here.
    Fragment,
    /// No HTML at all, as in `Vec<T>`: it is text.
    Text,
}

/// An element that is left out with all that it holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Skipped {
    /// Its name.
    pub(crate) name: &'static str,
    /// Whether it holds text only, so that nothing but its end tag ends it.
    pub(crate) is_text: bool,
}

/// Left out with their content, which is text. What they hold is code, a
/// fallback for browsers of other times, or no part of a body.
const TEXTS: &str = "iframe noembed noframes noscript plaintext script style textarea title xmp";

/// Left out with their content, which is markup: other languages than HTML,
/// plug-ins, choices of a form.
const TREES: &str = "applet math object select svg template";

/// HTML that a post has no use for, now or in the past. A name beside them
/// that is not in the table of elements is none of HTML.
const UNWRAPPED: &str = "area base basefont bgsound blink body button canvas command datalist \
    dialog embed fieldset form frame frameset head hgroup html input isindex keygen label legend \
    link main map marquee menuitem meta meter nav nextid optgroup option output param progress rb \
    rbc rtc search slot spacer";

/// Names that HTML gave up, and the element that now does the same, if need be
/// with a class.
const RENAMED: &[(&str, Element, &str)] = &[
    ("acronym", Element::Abbr, ""),
    ("big", Element::Span, "big"),
    ("center", Element::Div, "center"),
    ("dir", Element::Ul, ""),
    ("font", Element::Span, ""),
    // The page has one level-1 heading: its title.
    ("h1", Element::H2, ""),
    ("image", Element::Img, ""),
    ("listing", Element::Pre, ""),
    ("menu", Element::Ul, ""),
    ("nobr", Element::Span, "nobr"),
    ("strike", Element::S, ""),
    ("tt", Element::Code, ""),
];

/// What a tag with the name `written` is. Names count in any case. One in mixed case
/// that would be left out is text: `List<Object>` is found in prose, `<Object>`
/// hardly in HTML.
pub(crate) fn name(written: &str) -> Name {
    let mut buffer = [0; 16];
    let Some(lower) = buffer.get_mut(..written.len()) else {
        return unknown(written);
    };
    lower.copy_from_slice(written.as_bytes());
    lower.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(lower) else {
        return Name::Text;
    };
    if let Some((_, element, class)) = RENAMED.iter().find(|row| row.0 == lower) {
        return Name::Element(*element, class);
    }
    if let Some(element) = Element::named(lower) {
        return Name::Element(element, "");
    }
    let left_out = left_out(lower);
    let is_mixed = written.bytes().any(|b| b.is_ascii_lowercase())
        && written.bytes().any(|b| b.is_ascii_uppercase());
    match left_out {
        Name::Text => unknown(lower),
        _ if is_mixed => Name::Text,
        _ => left_out,
    }
}

fn left_out(lower: &str) -> Name {
    for (list, is_text) in [(TEXTS, true), (TREES, false)] {
        if let Some(name) = member(list, lower) {
            return Name::Skipped(Skipped { name, is_text });
        }
    }
    if member(UNWRAPPED, lower).is_some() {
        Name::Unwrapped
    } else {
        Name::Text
    }
}

/// Custom elements have a dash in their name, those of other languages a colon;
/// what remains are words in angle brackets.
fn unknown(written: &str) -> Name {
    if written.eq_ignore_ascii_case("inkleaf-fragment") {
        Name::Fragment
    } else if written
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':' | b'_' | b'.'))
        && written.bytes().any(|b| matches!(b, b'-' | b':'))
        && !written.as_bytes().windows(2).any(|pair| pair == b"::")
    {
        Name::Unwrapped
    } else {
        Name::Text
    }
}

fn member(list: &'static str, name: &str) -> Option<&'static str> {
    list.split(' ').find(|known| *known == name)
}

#[cfg(test)]
mod tests {
    use super::{Element, Name, name};

    #[test]
    fn names_count_in_any_case() {
        assert_eq!(name("dIv"), Name::Element(Element::Div, ""));
        assert_eq!(name("CENTER"), Name::Element(Element::Div, "center"));
        assert!(matches!(name("SCRIPT"), Name::Skipped(_)));
        assert_eq!(name("FORM"), Name::Unwrapped);
        assert_eq!(name("Inkleaf-Fragment"), Name::Fragment);
    }

    #[test]
    fn words_in_angle_brackets_are_text() {
        for word in [
            "T", "String", "u8", "Option<T", "Object", "dyn", "é", "std::fmt", "Form",
        ] {
            assert_eq!(name(word), Name::Text, "{word}");
        }
        for custom in ["my-element", "o:p", "a-very-long-name-of-an-element"] {
            assert_eq!(name(custom), Name::Unwrapped, "{custom}");
        }
    }
}
