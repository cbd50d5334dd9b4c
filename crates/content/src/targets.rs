//! What a document links to, for whoever works out its [`Facts`](crate::Facts).

use std::collections::BTreeSet;

use pulldown_cmark::{Event, LinkType, Tag};

use crate::markdown::parser;

/// Targets as written in a document, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    /// Those of links, with query and fragment.
    pub links: BTreeSet<String>,
    /// Those of images.
    pub images: BTreeSet<String>,
}

/// All targets of a document's links and images, as [`render`](crate::render)
/// looks them up in the facts. Mail addresses are left out.
pub fn targets(markdown: &str) -> Targets {
    let mut found = Targets::default();
    for event in parser(markdown) {
        match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Email,
                ..
            }) => {}
            Event::Start(Tag::Link { dest_url, .. }) => {
                found.links.insert(dest_url.into_string());
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                found.images.insert(dest_url.into_string());
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::targets;

    #[test]
    fn every_target_once_as_the_renderer_sees_it() {
        let found = targets(
            "[a](x&amp;y.md#z) [b][r] <https://a.example> <me@a.example> ![c](<p q.png>) [![d](e.png)](x\\_y)\n\n[r]: ../r.md\n[unused]: u.md\n\n[^1]: [n](n.md) [n](n.md)\n",
        );
        let links: Vec<_> = found.links.iter().map(String::as_str).collect();
        assert_eq!(
            links,
            ["../r.md", "https://a.example", "n.md", "x&y.md#z", "x_y"]
        );
        let images: Vec<_> = found.images.iter().map(String::as_str).collect();
        assert_eq!(images, ["e.png", "p q.png"]);
    }
}
