//! Ids that a document's raw HTML has, so that links to them reach them.

use std::collections::BTreeMap;

use super::{
    attributes::{Attr, Attributes},
    elements::Element,
    names::{Name, name},
    tokens::{Token, Tokens},
    values::{PREFIX, id},
};

/// The ids (and names of links) in the pieces of raw HTML of a document; 0 for
/// those that something else has. (Taking them out of the map would bring code
/// for that into the browser's module.)
#[derive(Default)]
pub(crate) struct RawIds(BTreeMap<String, usize>);

impl RawIds {
    /// Adds those of a piece.
    pub(crate) fn collect(&mut self, html: &str) {
        for token in Tokens::new(html) {
            let Token::Start(tag) = token else {
                continue;
            };
            if tag.attributes.is_empty() {
                continue;
            }
            let Name::Element(element, _) = name(tag.name) else {
                continue;
            };
            let attributes = Attributes::read(tag.attributes);
            let name = attributes.get(Attr::Name).filter(|_| element == Element::A);
            let value = attributes.get(Attr::Id).or(name).unwrap_or_default();
            if !id(&value).is_empty() {
                self.0.insert(id(&value).to_string(), 1);
            }
        }
    }

    /// Takes one out: something else has it.
    pub(crate) fn remove(&mut self, id: &str) {
        if let Some(counts) = self.0.get_mut(id) {
            *counts = 0;
        }
    }

    /// All of them, as rendered.
    #[cfg(feature = "front-matter")]
    pub(crate) fn rendered(&self) -> impl Iterator<Item = String> + '_ {
        let counting = self.0.iter().filter(|(_, counts)| **counts > 0);
        counting.map(|(id, _)| [PREFIX, id].concat())
    }

    /// What a link to `#fragment` must lead to, where the fragment (decoded,
    /// without `#`) is one of the ids: `#user-content-fragment`. Ids of
    /// headings count before, and are the caller's business.
    pub(crate) fn target(&self, fragment: &str) -> Option<String> {
        let counts = self.0.get(fragment).copied().unwrap_or_default();
        (counts > 0).then(|| ["#", PREFIX, fragment].concat())
    }
}

#[cfg(test)]
mod tests {
    use crate::html::RawIds;

    #[test]
    fn ids_and_names_are_found_where_they_are_attributes() {
        let mut ids = RawIds::default();
        ids.collect("<a name=top></a><p id='x&amp;y'>id=z <img alt='<b id=no>'>");
        ids.collect("<h3 id=user-content-old name=no>");
        assert_eq!(ids.target("top").as_deref(), Some("#user-content-top"));
        assert_eq!(ids.target("old").as_deref(), Some("#user-content-old"));
        assert!(ids.target("x&y").is_some());
        for none in ["z", "no", "", "user-content-top"] {
            assert_eq!(ids.target(none), None, "{none}");
        }
    }
}
