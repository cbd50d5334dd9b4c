//! Page data out of what the browser's own parser made of it.
//!
//! What serde derives reads any format there is, and cost every reader 18 KB
//! (brotli) with a second parser of JSON; this reads one, and is told apart
//! from serde's by the tests that compare pages shown by a click with
//! prerendered ones. A field that is forgotten here does not compile.

use inkleaf_site::{
    Archive, ArchiveEntry, ArchiveYear, Article, Body, Comments, Count, Cover, DateText, Head,
    Listing, Page, Pagination, PostCard, PostLink, Section, Series, TermCount, TermIndex, TermLink,
    TermListing, Translation, YearLink,
};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What can be read out of a JavaScript value.
pub(super) trait Read: Sized {
    /// The value, or `None` if it is something else.
    fn read(value: &JsValue) -> Option<Self>;

    /// What the value is where there is none.
    fn absent() -> Option<Self> {
        None
    }
}

/// A property of an object. Members that are not known are passed over.
pub(super) fn field<T: Read>(object: &JsValue, name: &str) -> Option<T> {
    match Reflect::get(object, &name.into()) {
        Ok(value) if !value.is_undefined() => T::read(&value),
        _ => T::absent(),
    }
}

impl Read for JsValue {
    fn read(value: &JsValue) -> Option<Self> {
        Some(value.clone())
    }
}

impl Read for String {
    fn read(value: &JsValue) -> Option<Self> {
        value.as_string()
    }
}

impl Read for usize {
    fn read(value: &JsValue) -> Option<Self> {
        value.as_f64().map(|n| n as usize)
    }
}

impl Read for bool {
    fn read(value: &JsValue) -> Option<Self> {
        value.as_bool()
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &JsValue) -> Option<Self> {
        if value.is_null() {
            Some(None)
        } else {
            Some(Some(T::read(value)?))
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &JsValue) -> Option<Self> {
        let list = value.dyn_ref::<Array>()?;
        let mut members = Vec::new();
        for i in 0..list.length() {
            members.push(T::read(&list.get(i))?);
        }
        Some(members)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

/// Structs as serde derives them, by the names of their fields.
macro_rules! read {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl Read for $name {
            fn read(value: &JsValue) -> Option<Self> {
                Some(Self { $($field: field(value, stringify!($field))?),* })
            }
        }
    )*};
}

read! {
    Page { head, body }
    Head { title, description, canonical, lang, rtl, translations, image, no_index }
    Translation { lang, href, url }
    Listing { posts, pagination }
    Pagination { number, count, place, newer, older }
    PostCard { href, title, lang, date, summary, tags, minutes, cover }
    PostLink { href, title }
    DateText { iso, text }
    TermLink { href, name }
    TermIndex { terms }
    TermCount { term, posts }
    Count { number, text }
    TermListing { name, total, index, listing }
    Archive { total, index, years, pagination }
    YearLink { href, name, posts }
    ArchiveYear { id, name, posts }
    ArchiveEntry { post, lang, date }
    Article {
        title, date, updated, minutes, authors, tags, categories, newer, older,
        cover, contents, series, related, edit, source, comments,
    }
    Section { id, title, children }
    Series { name, number, place, first, posts }
    Comments { host, frame, page }
}

/// Its texts may be left out.
impl Read for Cover {
    fn read(value: &JsValue) -> Option<Self> {
        let text = |name| field::<Option<String>>(value, name).map(Option::unwrap_or_default);
        Some(Self {
            src: field(value, "src")?,
            srcset: text("srcset")?,
            width: field(value, "width")?,
            height: field(value, "height")?,
            alt: text("alt")?,
            caption: text("caption")?,
        })
    }
}

/// An enum as serde derives it: the variant's name, or an object with it as its
/// only key.
impl Read for Body {
    fn read(value: &JsValue) -> Option<Self> {
        if let Some(name) = value.as_string() {
            return match name.as_str() {
                "offline" => Some(Self::Offline),
                "not-found" => Some(Self::NotFound),
                _ => None,
            };
        }
        let entry: Array = Object::entries(value.dyn_ref()?).get(0).dyn_into().ok()?;
        let data = entry.get(1);
        Some(match entry.get(0).as_string()?.as_str() {
            "home" => Self::Home(Read::read(&data)?),
            "post" => Self::Post(Read::read(&data)?),
            "page" => Self::Page(Read::read(&data)?),
            "tags" => Self::Tags(Read::read(&data)?),
            "tag" => Self::Tag(Read::read(&data)?),
            "categories" => Self::Categories(Read::read(&data)?),
            "category" => Self::Category(Read::read(&data)?),
            "archive" => Self::Archive(Read::read(&data)?),
            _ => return None,
        })
    }
}
