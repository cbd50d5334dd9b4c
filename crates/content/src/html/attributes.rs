//! Which attributes an element keeps, and how they are written.

use std::borrow::Cow;

use super::{
    elements::Element,
    references::decoded,
    tokens::{Attribute, attribute},
    values::{is_made_of, number, word},
};
use crate::escape::push_attribute;

macro_rules! attributes {
    ($($variant:ident $name:literal;)*) => {
        /// An attribute that means something to us.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Attr { $($variant),* }

        const NAMES: &[&str] = &[$($name),*];
    };
}

attributes! {
    Align "align"; Alt "alt"; AriaHidden "aria-hidden"; AriaLabel "aria-label"; Cite "cite";
    Class "class"; Colspan "colspan"; DataEmbed "data-embed"; Datetime "datetime";
    Default "default"; Dir "dir"; Height "height"; Href "href"; Id "id"; Kind "kind";
    Label "label"; Lang "lang"; Loop "loop"; Media "media"; Muted "muted"; N "n";
    Name "name"; Open "open"; Playsinline "playsinline"; Poster "poster"; Preload "preload";
    Reversed "reversed"; Role "role"; Rowspan "rowspan"; Scope "scope"; Sizes "sizes"; Span "span";
    Src "src"; Srcclang "srclang"; Srcset "srcset"; Start "start"; Style "style"; Title "title";
    Type "type"; Value "value"; Width "width";
}

impl Attr {
    /// By its name in any case.
    fn find(name: &str) -> Option<usize> {
        NAMES
            .iter()
            .position(|known| known.eq_ignore_ascii_case(name))
    }

    fn as_str(self) -> &'static str {
        NAMES[self as usize]
    }
}

/// The attributes of one tag that mean something to us, as written. Of several
/// with one name the first counts.
pub(crate) struct Attributes<'a>([Option<&'a str>; NAMES.len()]);

impl<'a> Attributes<'a> {
    /// Reads what stands between a tag's name and its `>`.
    pub(crate) fn read(source: &'a str) -> Self {
        let mut found = [None; NAMES.len()];
        let mut at = 0;
        while let Attribute::Is { name, value, end } = attribute(source, at) {
            if let Some(i) = Attr::find(name) {
                found[i].get_or_insert(value);
            }
            at = end;
        }
        Self(found)
    }

    /// The value, with its character references decoded.
    pub(crate) fn get(&self, name: Attr) -> Option<Cow<'a, str>> {
        self.0[name as usize].map(decoded)
    }

    /// Whether it is there.
    pub(crate) fn has(&self, name: Attr) -> bool {
        self.0[name as usize].is_some()
    }
}

/// Attributes of any element, checked by [`Attr`] alone.
const GLOBAL: &[Attr] = &[Attr::Title, Attr::Lang, Attr::Dir, Attr::AriaHidden];

/// Attributes of an element besides the global ones and `class`, `id`, `role`.
pub(crate) fn own(element: Element) -> &'static [Attr] {
    use Attr::{
        AriaLabel, Cite, Colspan, Datetime, Default, Height, Href, Kind, Label, Loop, Media, Muted,
        Open, Playsinline, Poster, Preload, Reversed, Rowspan, Scope, Span, Src, Srcclang, Start,
        Type, Value, Width,
    };
    match element {
        Element::A => &[Href, AriaLabel],
        Element::Section | Element::Article | Element::Aside | Element::Table => &[AriaLabel],
        Element::Blockquote | Element::Q => &[Cite],
        Element::Del | Element::Ins => &[Cite, Datetime],
        Element::Time => &[Datetime],
        Element::Ol => &[Start, Reversed, Type],
        Element::Li => &[Value],
        Element::Details => &[Open],
        Element::Td => &[Colspan, Rowspan],
        Element::Th => &[Colspan, Rowspan, Scope],
        Element::Col | Element::Colgroup => &[Span],
        Element::Audio => &[Src, Loop, Muted, Preload, AriaLabel],
        Element::Video => &[
            Src,
            Poster,
            Width,
            Height,
            Loop,
            Muted,
            Preload,
            Playsinline,
            AriaLabel,
        ],
        Element::Source => &[Src, Type, Media, Width, Height],
        Element::Track => &[Src, Kind, Srcclang, Label, Default],
        _ => &[],
    }
}

/// Appends the attributes of `names` and the global ones that have a right
/// value.
pub(crate) fn push_checked(
    out: &mut String,
    attributes: &Attributes<'_>,
    names: &[Attr],
    href: &dyn Fn(&str) -> Option<String>,
) {
    for name in names.iter().chain(GLOBAL) {
        if let Some(value) = attributes.get(*name)
            && let Some(value) = checked(*name, value, href)
        {
            push(out, name.as_str(), &value);
        }
    }
}

/// Appends an attribute.
pub(crate) fn push(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    if !value.is_empty() || !is_switch(name) {
        out.push_str("=\"");
        push_attribute(out, value);
        out.push('"');
    }
}

/// Whether an attribute is there or not, without a value.
fn is_switch(name: &str) -> bool {
    [
        "controls",
        "default",
        "loop",
        "muted",
        "open",
        "playsinline",
        "reversed",
    ]
    .contains(&name)
}

/// The value that reaches the page; `None` where the attribute is left out.
fn checked<'a>(
    name: Attr,
    value: Cow<'a, str>,
    href: &dyn Fn(&str) -> Option<String>,
) -> Option<Cow<'a, str>> {
    let words = match name {
        Attr::Href | Attr::Src | Attr::Poster | Attr::Cite => return href(&value).map(Cow::Owned),
        Attr::Title | Attr::AriaLabel | Attr::Label => return Some(value),
        Attr::Default
        | Attr::Loop
        | Attr::Muted
        | Attr::Open
        | Attr::Playsinline
        | Attr::Reversed => return Some("".into()),
        Attr::Dir => "ltr rtl auto",
        Attr::AriaHidden => "true false",
        Attr::Preload => "none metadata",
        Attr::Kind => "subtitles captions descriptions chapters",
        Attr::Scope => "row col rowgroup colgroup",
        // The kinds of numbers differ by nothing but their case.
        Attr::Type if value.len() == 1 => {
            return matches!(&*value, "1" | "a" | "A" | "i" | "I").then_some(value);
        }
        _ => return is_right(name, &value).then(|| trimmed(&value).into()),
    };
    word(&value, words).map(Cow::Borrowed)
}

/// Lengths lose their unit.
fn trimmed(value: &str) -> String {
    let unit = value.bytes().position(|b| matches!(b, b'p' | b'P'));
    let end = unit.filter(|_| number(value).is_some());
    value[..end.unwrap_or(value.len())].trim().to_string()
}

/// Whether a value has the form that the attribute's values have.
pub(super) fn is_right(name: Attr, value: &str) -> bool {
    let value = value.trim();
    match name {
        Attr::Width | Attr::Height => number(value).is_some_and(|n| n > 0),
        Attr::Colspan | Attr::Span => number(value).is_some_and(|n| (1..=1000).contains(&n)),
        Attr::Rowspan => number(value).is_some_and(|n| n <= 1000),
        Attr::Start | Attr::Value => {
            let digits = value.strip_prefix('-').unwrap_or(value);
            (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
        }
        Attr::Lang | Attr::Srcclang => is_made_of(value, b"-"),
        Attr::Datetime => is_made_of(value, b"-:.+ ") && value.bytes().any(|b| b.is_ascii_digit()),
        Attr::Type => is_made_of(value, b"/-+.;= ,\"") && value.contains('/'),
        Attr::Media => is_made_of(value, b"():-. ,"),
        _ => false,
    }
}
