//! What is left out of raw HTML, told to authors.

use std::ops::Range;

use super::{
    attributes::{Attr, Attributes},
    elements::Element,
    names::{Name, name},
    references::decoded,
    tokens::{Attribute, Tag, Token, Tokens, attribute},
    values::text_align,
};
use crate::{Base, link::absolute};

/// Something that a piece of raw HTML has and the page will not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The element (`<script>`) or the attribute (`onclick`), in lower case.
    pub what: String,
    /// Where its tag stands in the piece, in bytes.
    pub range: Range<usize>,
}

/// What the renderer leaves out of a piece of raw HTML that an author may miss:
/// elements, handlers of events, styles, addresses with a scheme that is
/// refused. Attributes that merely ask for looks (`border`, `bgcolor`) or are
/// written anew (`rel`, `target`) are not told.
pub fn dropped(html: &str) -> Vec<Dropped> {
    let mut found = Vec::new();
    let mut tokens = Tokens::new(html);
    let mut skipped: Option<(&str, usize)> = None;
    while let Some(token) = tokens.next() {
        let (tag, is_start) = match token {
            Token::Start(tag) => (tag, true),
            Token::End(tag) => (tag, false),
            Token::Text(_) | Token::Unfinished(_) => continue,
        };
        if let Some((name, depth)) = skipped {
            if tag.name.eq_ignore_ascii_case(name) && !(is_start && tag.is_closed) {
                let depth = if is_start { depth + 1 } else { depth - 1 };
                skipped = (depth > 0).then_some((name, depth));
            }
            continue;
        }
        if !is_start {
            continue;
        }
        let range = tokens.at() - tag.source.len()..tokens.at();
        let mut tell = |what: String| {
            let range = range.clone();
            found.push(Dropped { what, range });
        };
        match name(tag.name) {
            Name::Element(element, _) => attributes(element, &tag, &mut tell),
            Name::Unwrapped => tell(element_name(tag.name)),
            Name::Skipped(what) => {
                // A frame becomes a link.
                if what.name != "iframe" {
                    tell(element_name(tag.name));
                }
                if !tag.is_closed && what.is_text {
                    tokens.skip_text(what.name);
                } else if !tag.is_closed {
                    skipped = Some((what.name, 1));
                }
            }
            Name::Fragment | Name::Text => {}
        }
    }
    found
}

fn element_name(name: &str) -> String {
    ["<", &name.to_ascii_lowercase(), ">"].concat()
}

/// The attributes of an element that are left out.
fn attributes(element: Element, tag: &Tag<'_>, tell: &mut dyn FnMut(String)) {
    let mut at = 0;
    while let Attribute::Is { name, value, end } = attribute(tag.attributes, at) {
        at = end;
        let name = name.to_ascii_lowercase();
        let is_dropped = match &*name {
            "style" => text_align(&decoded(value)).is_none(),
            "href" => element == Element::A && is_refused(value),
            "src" => is_refused(value),
            name => name.starts_with("on") && name.len() > 2,
        };
        if is_dropped {
            tell(name);
        }
    }
    let read = Attributes::read(tag.attributes);
    if element == Element::Img && !read.has(Attr::Src) {
        tell("<img>".into());
    }
}

fn is_refused(target: &str) -> bool {
    absolute(&decoded(target), "/", &Base::new("/")).is_none()
}

#[cfg(test)]
mod tests {
    use super::dropped;

    fn names(html: &str) -> Vec<String> {
        dropped(html).into_iter().map(|found| found.what).collect()
    }

    #[test]
    fn what_an_author_may_miss_is_told() {
        assert_eq!(
            names("<p onclick=x STYLE='color:red' align=left>a<SCRIPT>'<form>'</SCRIPT><form>"),
            ["onclick", "style", "<script>", "<form>"]
        );
        assert_eq!(
            names("<svg><svg></svg><b onx></svg><b onx>"),
            ["<svg>", "onx"]
        );
        assert_eq!(
            names("<a href='java&#x09;script:x'><img src=x><img>"),
            ["href", "<img>"]
        );
    }

    #[test]
    fn what_is_kept_or_shown_is_not() {
        for html in [
            "<p style='text-align:center'>a</p><center>b</center>",
            "<!-- <script> --> Vec<T> <iframe src=https://a.example/></iframe>",
            "<table border=1 bgcolor=red><td>x</table><a href=/x target=_blank>y</a>",
        ] {
            assert_eq!(names(html), [""; 0], "{html}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_tag() {
        let html = "é <b>x</b><script src=a>y</script>";
        let found = &dropped(html)[0];
        assert_eq!(&html[found.range.clone()], "<script src=a>");
    }
}
