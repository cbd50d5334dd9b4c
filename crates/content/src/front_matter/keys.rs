//! Where the keys of front matter stand, for findings that are made later.

use super::{
    fields::fold,
    value::{Entry, Kind},
};
use crate::{Place, Places};

/// Where each key of a document's front matter stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// By folded key, then by text; the empty text is the key itself.
    places: Vec<(String, String, Place)>,
}

/// A key's or value's byte offset in the front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offset {
    key: String,
    /// Empty for the key itself, else the text of one value.
    text: String,
    at: usize,
}

impl Keys {
    /// Where the value of a key stands or, where that is a list or table, the
    /// key. Case, `-` and `_` make no difference.
    pub fn find(&self, key: &str) -> Option<&Place> {
        self.look_up(&fold(key), "")
    }

    /// Where a text stands that is the value of a key or one of its list; the
    /// key's place where it is not found.
    pub fn value(&self, key: &str, text: &str) -> Option<&Place> {
        let key = fold(key);
        self.look_up(&key, text.trim())
            .or_else(|| self.look_up(&key, ""))
    }

    fn look_up(&self, key: &str, text: &str) -> Option<&Place> {
        let wanted = (key, text);
        let found = self
            .places
            .binary_search_by(|(key, text, _)| (key.as_str(), text.as_str()).cmp(&wanted));
        Some(&self.places[found.ok()?].2)
    }

    /// The places in `text`, a document up to the end of its front matter,
    /// which starts at the byte `start`.
    pub(crate) fn new(text: &str, start: usize, mut offsets: Vec<Offset>) -> Self {
        offsets.sort_by_key(|offset| offset.at);
        let mut walk = Places::new(text, 1);
        let mut places: Vec<_> = offsets
            .into_iter()
            .map(|Offset { key, text, at }| (key, text, walk.at(start + at)))
            .collect();
        // Stable: of the same text twice, the first place stays.
        places.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        places.dedup_by(|b, a| (&a.0, &a.1) == (&b.0, &b.1));
        Self { places }
    }
}

/// The offsets of all outermost keys, and of the texts in their lists.
pub(super) fn offsets(entries: &[Entry]) -> Vec<Offset> {
    let mut found = Vec::new();
    for entry in entries {
        let key = fold(&entry.key);
        let mut add = |text: Option<String>, at| {
            found.push(Offset {
                key: key.clone(),
                text: text.unwrap_or_default().trim().to_string(),
                at,
            });
        };
        match &entry.value.kind {
            Kind::List(items) => {
                add(None, entry.key_at);
                for item in items {
                    if let Some(text) = item.scalar_text() {
                        add(Some(text), item.at);
                    }
                }
            }
            Kind::Map(_) | Kind::Null => add(None, entry.key_at),
            _ => add(None, entry.value.at),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::{Keys, parse_document};

    fn keys(text: &str) -> Keys {
        parse_document(text.as_bytes()).unwrap().keys
    }

    fn at(keys: &Keys, key: &str, text: &str) -> Option<(usize, usize)> {
        keys.value(key, text)
            .map(|place| (place.line, place.column))
    }

    #[test]
    fn values_and_items_have_their_places_in_every_language() {
        let yaml = keys("---\ntitle: Täst\nslug: x\nAliases:\n  - /a/\n  - /b/\n---\n");
        let toml = keys("+++\ntitle = \"T\"\nslug = \"x\"\naliases = [\"/a/\", \"/b/\"]\n+++\n");
        assert_eq!(at(&yaml, "slug", "x"), Some((3, 7)));
        assert_eq!(at(&yaml, "aliases", "/b/"), Some((6, 5)));
        assert_eq!(at(&yaml, "aliases", "/c/"), Some((4, 1)));
        assert_eq!(at(&yaml, "url", ""), None);
        assert_eq!(&*yaml.find("title").unwrap().snippet, "title: Täst");
        assert_eq!(at(&toml, "slug", ""), Some((3, 8)));
        assert_eq!(at(&toml, "aliases", "/b/"), Some((4, 19)));
        let json = keys("{\n \"title\": \"T\",\n \"slug\": \"x\"\n}\n");
        assert_eq!(at(&json, "slug", "x"), Some((3, 10)));
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_make_no_difference() {
        let marked = keys("\u{feff}---\r\nslug: x\r\nurl: /y/\r\n---\r\n");
        assert_eq!(at(&marked, "url", ""), Some((3, 6)));
        assert_eq!(&*marked.find("slug").unwrap().snippet, "slug: x");
    }

    #[test]
    fn a_document_without_front_matter_has_none() {
        assert_eq!(keys("Text.\n"), Keys::default());
        assert_eq!(keys("---\n---\n"), Keys::default());
    }

    #[test]
    fn one_line_of_many_values_is_read_in_linear_time() {
        let items = "'/é/', ".repeat(30_000);
        let text = format!("---\naliases: [{items}'/z/']\n---\n");
        let keys = keys(&text);
        assert_eq!(at(&keys, "aliases", "/z/"), Some((2, 11 + 30_000 * 7)));
        assert!(keys.find("aliases").unwrap().snippet.is_empty());
    }
}
