//! The picture that stands for a post, in the many ways that themes have it
//! named.

use std::collections::BTreeMap;

/// What a table says of a post's picture beside its path: PaperMod's `cover`,
/// Chirpy's `image`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoverText {
    /// `alt`: what is to be seen.
    pub alt: Option<String>,
    /// `caption`, as Markdown.
    pub caption: Option<String>,
    /// `hidden`: not above the text, only in lists and link previews.
    pub hidden: bool,
}

/// The tables that a picture may have, in the order in which they count.
const TABLES: [&str; 2] = ["image", "cover"];

/// The picture where it is no key of the front matter's own: Hugo's `params`
/// and Zola's `extra` stand among the parameters without that word.
pub(super) fn image(params: &BTreeMap<String, String>) -> Option<String> {
    let names = ["image", "cover", "cover_image"].map(str::to_owned);
    let in_tables = TABLES
        .iter()
        .flat_map(|table| ["image", "path", "src", "url"].map(|key| format!("{table}.{key}")));
    let mut names = names.into_iter().chain(in_tables);
    // A theme's `cover = false` is no picture.
    let is_path = |text: &&String| !matches!(text.as_str(), "" | "true" | "false");
    names.find_map(|name| params.get(&name).filter(is_path).cloned())
}

/// What is said of the picture.
pub(super) fn read(params: &BTreeMap<String, String>) -> CoverText {
    let text = |key: &str| {
        let mut found = TABLES
            .iter()
            .filter_map(|table| params.get(&format!("{table}.{key}")));
        found.find(|text| !text.is_empty()).cloned()
    };
    CoverText {
        alt: text("alt"),
        caption: text("caption"),
        hidden: text("hidden").is_some_and(|hidden| hidden == "true"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::parse_document;

    fn image(text: &str) -> Option<String> {
        parse_document(text.as_bytes()).unwrap().front.image
    }

    #[test]
    fn the_picture_is_found_as_themes_write_it() {
        for text in [
            "---\nimage: a.png\n---\n",
            "---\ncover: a.png\n---\n",
            "---\ncover:\n  image: a.png\n  relative: true\n---\n",
            "---\nimage:\n  path: a.png\n  alt: A\n---\n",
            "---\nparams:\n  cover:\n    image: a.png\n---\n",
            "+++\n[extra]\ncover = \"a.png\"\n+++\n",
            "+++\n[extra]\ncover_image = \"a.png\"\n+++\n",
            "+++\n[extra.cover]\nimage = \"a.png\"\n+++\n",
        ] {
            assert_eq!(image(text).as_deref(), Some("a.png"), "{text}");
        }
        assert_eq!(image("+++\n[extra]\ncover = false\n+++\n"), None);
        assert_eq!(image("---\ncover:\n  image: \"\"\n---\n"), None);
    }

    #[test]
    fn its_text_is_read() {
        let text = "---\ncover:\n  image: a.png\n  alt: An A\n  caption: The *first*\n  hidden: true\n---\n";
        let cover = parse_document(text.as_bytes()).unwrap().front.cover;
        assert_eq!(cover.alt.as_deref(), Some("An A"));
        assert_eq!(cover.caption.as_deref(), Some("The *first*"));
        assert!(cover.hidden);
        let plain = parse_document(b"---\nimage: a.png\n---\n").unwrap().front;
        assert_eq!(plain.cover, super::CoverText::default());
    }
}
