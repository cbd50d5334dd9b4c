//! Ids that a document's raw HTML has, so that links to them reach them.

use std::collections::BTreeMap;

use super::{
    attributes::{Attr, Attributes},
    elements::Element,
    names::{Name, name},
    tokens::{Token, Tokens},
    values::{PREFIX, id},
};

/// The ids (and names of links) in the pieces of raw HTML of a document.
#[derive(Default)]
pub(crate) struct RawIds(BTreeMap<String, usize>);

impl RawIds {
    /// Adds those of a piece.
    pub(crate) fn collect(&mut self, html: &str) {
        for token in Tokens::new(html) {
            let Token::Start(tag) = token else {
                continue;
            };
            let Name::Element(element, _) = name(tag.name) else {
                continue;
            };
            let attributes = Attributes::read(tag.attributes);
            let name = attributes.get(Attr::Name).filter(|_| element == Element::A);
            let value = attributes.get(Attr::Id).or(name).unwrap_or_default();
            if !id(&value).is_empty() {
                self.0.insert(id(&value).to_string(), 0);
            }
        }
    }

    /// Takes one out: something else has it.
    pub(crate) fn remove(&mut self, id: &str) {
        if !self.0.is_empty() {
            self.0.remove(id);
        }
    }

    /// All of them, as rendered.
    #[cfg(feature = "front-matter")]
    pub(crate) fn rendered(&self) -> impl Iterator<Item = String> + '_ {
        self.0.keys().map(|id| [PREFIX, id].concat())
    }

    /// What a link to `#fragment` must lead to, where the fragment (decoded,
    /// without `#`) is one of the ids: `#user-content-fragment`. Ids of
    /// headings count before, and are the caller's business.
    pub(crate) fn target(&self, fragment: &str) -> Option<String> {
        let is_known = !self.0.is_empty() && self.0.contains_key(fragment);
        is_known.then(|| ["#", PREFIX, fragment].concat())
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
