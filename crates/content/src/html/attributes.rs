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
        pub(crate) enum Name { $($variant),* }

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

impl Name {
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
            if let Some(i) = Name::find(name) {
                found[i].get_or_insert(value);
            }
            at = end;
        }
        Self(found)
    }

    /// The value, with its character references decoded.
    pub(crate) fn get(&self, name: Name) -> Option<Cow<'a, str>> {
        self.0[name as usize].map(decoded)
    }

    /// Whether it is there.
    pub(crate) fn has(&self, name: Name) -> bool {
        self.0[name as usize].is_some()
    }
}

/// Attributes of any element, checked by [`Name`] alone.
const GLOBAL: &[Name] = &[Name::Title, Name::Lang, Name::Dir, Name::AriaHidden];

/// Attributes of an element besides the global ones and `class`, `id`, `role`.
pub(crate) fn own(element: Element) -> &'static [Name] {
    use Name::{
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
    names: &[Name],
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
    name: Name,
    value: Cow<'a, str>,
    href: &dyn Fn(&str) -> Option<String>,
) -> Option<Cow<'a, str>> {
    let words = match name {
        Name::Href | Name::Src | Name::Poster | Name::Cite => return href(&value).map(Cow::Owned),
        Name::Title | Name::AriaLabel | Name::Label => return Some(value),
        Name::Default
        | Name::Loop
        | Name::Muted
        | Name::Open
        | Name::Playsinline
        | Name::Reversed => return Some("".into()),
        Name::Dir => "ltr rtl auto",
        Name::AriaHidden => "true false",
        Name::Preload => "none metadata",
        Name::Kind => "subtitles captions descriptions chapters",
        Name::Scope => "row col rowgroup colgroup",
        // The kinds of numbers differ by nothing but their case.
        Name::Type if value.len() == 1 => {
            return matches!(&*value, "1" | "a" | "A" | "i" | "I").then_some(value);
        }
        _ => return is_right(name, &value).then(|| trimmed(value)),
    };
    word(&value, words).map(Cow::Borrowed)
}

/// Lengths lose their unit.
fn trimmed(value: Cow<'_, str>) -> Cow<'_, str> {
    match value.bytes().position(|b| matches!(b, b'p' | b'P')) {
        Some(end) if number(&value).is_some() => value[..end].trim().to_string().into(),
        _ => value.trim().to_string().into(),
    }
}

fn is_right(name: Name, value: &str) -> bool {
    let value = value.trim();
    match name {
        Name::Width | Name::Height => number(value).is_some_and(|n| n > 0),
        Name::Colspan | Name::Span => number(value).is_some_and(|n| (1..=1000).contains(&n)),
        Name::Rowspan => number(value).is_some_and(|n| n <= 1000),
        Name::Start | Name::Value => {
            let digits = value.strip_prefix('-').unwrap_or(value);
            (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
        }
        Name::Lang | Name::Srcclang => is_made_of(value, b"-"),
        Name::Datetime => is_made_of(value, b"-:.+ ") && value.bytes().any(|b| b.is_ascii_digit()),
        Name::Type => is_made_of(value, b"/-+.;= ,\"") && value.contains('/'),
        Name::Media => is_made_of(value, b"():-. ,"),
        _ => false,
    }
}
