//! Which links and images a document has.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::{Dialect, markdown::parser};

/// The targets of a document's links and images, as written and without
/// repetition; email addresses are no targets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    /// Of its links.
    pub links: BTreeSet<String>,
    /// Of its images.
    pub images: BTreeSet<String>,
}

/// All targets in a document, found by the same parser as [`crate::render`]
/// uses, so that every target that it meets is among them.
pub fn targets(markdown: &str) -> Targets {
    let mut targets = Targets::default();
    // Inline targets follow `](`, those of references `]:`. Documents without
    // either need not be parsed: what remains are full URLs in `<…>`.
    if !markdown.contains("](")
        && !markdown.contains("]:")
        && !markdown.contains('<')
        && !markdown.contains("[[")
    {
        return targets;
    }
    for event in parser(markdown, Dialect::default()) {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if link_type != LinkType::Email => {
                targets.links.insert(dest_url.into_string());
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                targets.images.insert(dest_url.into_string());
            }
            _ => {}
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn all_ways_to_write_a_target_count() {
        let found = targets(
            "[a](b.md#c) [a](b.md#c) ![i](<x y.png>) [![j](k.svg)](l/) <https://a.example/>\n\
             <me@a.example> [r][ref] `[code](no.md)`\n\n| t |\n|---|\n| [u](v.md) |\n\n\
             [ref]: ../w.md \"title\"\n\n    [code](no.md)\n",
        );
        let links: Vec<_> = found.links.iter().map(String::as_str).collect();
        let images: Vec<_> = found.images.iter().map(String::as_str).collect();
        assert_eq!(
            links,
            ["../w.md", "b.md#c", "https://a.example/", "l/", "v.md"]
        );
        assert_eq!(images, ["k.svg", "x y.png"]);
    }

    #[test]
    fn prose_has_none() {
        assert_eq!(
            targets("A [word] (in brackets) and ![nothing]."),
            super::Targets::default()
        );
    }
}
