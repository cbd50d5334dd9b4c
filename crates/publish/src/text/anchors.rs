//! The places in documents that links can lead to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::links::nearest_id;

/// Element ids of a document's page, and what else they have been called.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    known: BTreeSet<String>,
    /// By what other programs call a heading: its id here.
    others: BTreeMap<String, String>,
}

/// What a fragment means on a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Anchor<'a> {
    /// An element has this id.
    There,
    /// It is the name that another program gives to the element with this id.
    CalledHere(&'a str),
    /// No element; the id that it may have meant.
    Nowhere(Option<&'a str>),
}

/// Ids that every page has.
const OF_THE_PAGE: [&str; 2] = ["main", "top"];

/// What the renderer puts before the ids of raw HTML.
pub(crate) const RAW_PREFIX: &str = "user-content-";

impl Ids {
    /// Of headings, each with its text, and of raw HTML (prefixed, as
    /// rendered).
    pub(crate) fn new<'h>(
        headings: impl Iterator<Item = (&'h str, &'h str)> + Clone,
        raw: impl Iterator<Item = String>,
    ) -> Self {
        let mut ids = Self::default();
        for (id, _) in headings.clone() {
            ids.known.insert(id.to_owned());
        }
        for id in raw {
            if let Some(written) = id.strip_prefix(RAW_PREFIX) {
                ids.others.insert(written.to_owned(), id.clone());
            }
            ids.known.insert(id);
        }
        let mut counts = BTreeMap::new();
        for (id, text) in headings {
            let names = [github(text), ascii_words(text), zola(text)];
            for (program, name) in names.into_iter().enumerate() {
                // Each numbers the names that it gives twice.
                let count: &mut usize = counts.entry((program, name.clone())).or_default();
                let name = match *count {
                    0 => name,
                    n => format!("{name}-{n}"),
                };
                *count += 1;
                ids.others.entry(name).or_insert_with(|| id.to_owned());
            }
        }
        ids
    }

    /// What a decoded fragment means.
    pub(crate) fn anchor(&self, fragment: &str) -> Anchor<'_> {
        let is_note = ["fn-", "fnref-"].iter().any(|p| fragment.starts_with(p));
        if is_note || self.known.contains(fragment) || OF_THE_PAGE.contains(&fragment) {
            return Anchor::There;
        }
        let other = self
            .others
            .get(fragment)
            .or_else(|| self.others.get(&folded(fragment)));
        if let Some(id) = other {
            return Anchor::CalledHere(id);
        }
        Anchor::Nowhere(nearest_id(fragment, self.known.iter().map(String::as_str)))
    }
}

/// A heading's id as GitHub and Hugo give it: lower case, every space a
/// hyphen, punctuation dropped, so that `A & B` is `a--b`.
fn github(text: &str) -> String {
    let kept = text.trim().chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    kept.collect::<String>().to_lowercase()
}

/// A fragment as we keep the names of others: in lower case, without the signs
/// that only say how an emoji is drawn. GitHub leaves those in an id.
fn folded(fragment: &str) -> String {
    let kept = fragment.chars().filter(|c| !is_variation(*c));
    kept.collect::<String>().to_lowercase()
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{200D}')
}

/// A heading's id as Zola gives it: other letters and emoji by their names in
/// ASCII (`Überblick 🦀` is `uberblick-crab`).
fn zola(text: &str) -> String {
    ascii_words(&deunicode::deunicode(text))
}

/// A heading's id as kramdown and others give it: ASCII words in lower case
/// with single hyphens between them.
fn ascii_words(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// The ids of each document, worked out when a link first asks for them.
pub(crate) struct Anchors(Vec<OnceLock<Ids>>);

impl Anchors {
    /// For a number of documents.
    pub(crate) fn new(documents: usize) -> Self {
        Self((0..documents).map(|_| OnceLock::new()).collect())
    }

    /// Of the document with this index.
    pub(crate) fn of(&self, document: usize, read: impl FnOnce() -> Ids) -> Option<&Ids> {
        Some(self.0.get(document)?.get_or_init(read))
    }
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Ids};

    fn ids(headings: &[(&str, &str)], raw: &[&str]) -> Ids {
        let raw = raw.iter().map(|id| (*id).to_owned());
        Ids::new(headings.iter().copied(), raw)
    }

    #[test]
    fn ids_are_there() {
        let ids = ids(&[("set-up", "Set up")], &["user-content-x"]);
        for fragment in ["set-up", "user-content-x", "main", "fn-1", "fnref-1-2"] {
            assert_eq!(ids.anchor(fragment), Anchor::There, "{fragment}");
        }
    }

    #[test]
    fn names_that_others_give_lead_here() {
        let headings = [
            ("node-js-and-c", "Node.js & C++"),
            ("überblick", "Überblick"),
            ("set-up", "Set up"),
            ("set-up-1", "Set up"),
            ("builds", "Builds (👩\u{200D}💻, 🛠\u{FE0F})"),
        ];
        let ids = ids(&headings, &["user-content-Old"]);
        for (fragment, id) in [
            ("nodejs--c", "node-js-and-c"),
            ("node-js-c", "node-js-and-c"),
            ("berblick", "überblick"),
            ("uberblick", "überblick"),
            ("builds-woman-computer-tools", "builds"),
            ("builds--\u{FE0F}", "builds"),
            ("Set-Up", "set-up"),
            ("Old", "user-content-Old"),
        ] {
            assert_eq!(ids.anchor(fragment), Anchor::CalledHere(id), "{fragment}");
        }
        assert_eq!(ids.anchor("set-up-1"), Anchor::There);
        assert_eq!(ids.anchor("set-up-2"), Anchor::Nowhere(Some("set-up-1")));
    }

    #[test]
    fn others_are_nowhere() {
        let ids = ids(&[("the-first-part", "The first part")], &[]);
        let near = Some("the-first-part");
        assert_eq!(ids.anchor("the-frist-part"), Anchor::Nowhere(near));
        assert_eq!(ids.anchor("elsewhere"), Anchor::Nowhere(None));
    }
}
