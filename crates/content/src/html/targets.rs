//! What raw HTML refers to.

use std::{
    cell::RefCell,
    collections::{BTreeMap, VecDeque},
    ops::Range,
};

use super::{
    Image, Policy, RawIds, Tree,
    references::decoded,
    tokens::{Attribute, Token, Tokens, attribute},
};

/// What a piece of raw HTML refers to, as far as it would reach the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlTargets {
    /// Targets of links, and of whatever else is no image, as written
    /// (character references decoded), each with its place in the piece, in
    /// bytes.
    pub links: Vec<(String, Range<usize>)>,
    /// Targets of images.
    pub images: Vec<(String, Range<usize>)>,
    /// Its ids, as rendered.
    pub ids: Vec<String>,
}

/// All that a piece of raw HTML refers to. Fragments in it are not entered.
pub fn html_targets(html: &str) -> HtmlTargets {
    let recorder = Recorder::default();
    let mut tree = Tree::new(&recorder, usize::MAX);
    tree.raw(&mut String::new(), html);
    drop(tree);
    let mut ids = RawIds::default();
    ids.collect(html);
    let mut values = Values::of(html);
    let mut placed = |target: String, is_link: bool| {
        let range = values.place(&target, is_link);
        (target, range)
    };
    let images = recorder.images.into_inner().into_iter();
    let images = images.map(|target| placed(target, false)).collect();
    let links = recorder.links.into_inner().into_iter();
    HtmlTargets {
        images,
        links: links.map(|target| placed(target, true)).collect(),
        ids: ids.rendered().collect(),
    }
}

/// Where the values of attributes stand, by value; those of `href` apart. They
/// are taken in the order of the text.
struct Values([BTreeMap<String, VecDeque<Range<usize>>>; 2]);

impl Values {
    fn of(html: &str) -> Self {
        let mut values = Self([BTreeMap::new(), BTreeMap::new()]);
        for token in Tokens::new(html) {
            if let Token::Start(tag) = token {
                values.add(html, tag.attributes);
            }
        }
        values
    }

    /// `attributes` is a part of `html`.
    fn add(&mut self, html: &str, attributes: &str) {
        let mut at = 0;
        while let Attribute::Is { name, value, end } = attribute(attributes, at) {
            at = end;
            let start = (value.as_ptr() as usize).saturating_sub(html.as_ptr() as usize);
            let kind = usize::from(name.eq_ignore_ascii_case("href"));
            let places = self.0[kind].entry(decoded(value).trim().to_owned());
            places.or_default().push_back(start..start + value.len());
        }
    }

    /// The next place of a value; the start of the piece where it has none.
    fn place(&mut self, value: &str, is_link: bool) -> Range<usize> {
        let kinds = [usize::from(is_link), usize::from(!is_link)];
        let mut places = kinds.into_iter().filter_map(|kind| {
            let places = self.0[kind].get_mut(value.trim())?;
            places.pop_front()
        });
        places.next().unwrap_or_default()
    }
}

/// A policy that takes note of what it is asked.
#[derive(Default)]
struct Recorder {
    links: RefCell<Vec<String>>,
    images: RefCell<Vec<String>>,
}

impl Policy for Recorder {
    fn href(&self, target: &str) -> Option<String> {
        let mut links = self.links.borrow_mut();
        // A link is asked for more than once: for its address, for its `rel`.
        if !links.iter().rev().take(4).any(|known| known == target) {
            links.push(target.to_owned());
        }
        None
    }

    fn image(&self, _: &mut String, image: &Image<'_>) {
        self.images.borrow_mut().push(image.src.to_owned());
    }

    fn frame_hosts(&self) -> &[String] {
        &[]
    }

    fn fragments(&self) -> &[String] {
        &[]
    }
}

#[cfg(test)]
mod tests {
    use super::html_targets;

    #[test]
    fn targets_are_told_as_the_renderer_asks_for_them() {
        let found = html_targets(
            "<p id=x><a href='a.md#b?x=1&amp;y' name=z>t</a> <img src=i.png alt=''>\
             <video src=v.mp4></video><script src=no.js></script><!-- <a href=no> -->",
        );
        let names = |found: &[(String, _)]| -> Vec<String> {
            found.iter().map(|(target, _)| target.clone()).collect()
        };
        assert_eq!(names(&found.links), ["a.md#b?x=1&y", "v.mp4"]);
        assert_eq!(names(&found.images), ["i.png"]);
        assert_eq!(found.ids, ["user-content-x", "user-content-z"]);
    }

    #[test]
    fn places_are_those_of_the_attributes() {
        let html = "<p>a.png <a href=a.png><img src='a.png'></a> <a href='x?a&amp;b'>y</a>";
        let found = html_targets(html);
        let at = |range: &std::ops::Range<usize>| &html[..range.start];
        assert!(at(&found.links[0].1).ends_with("<a href="));
        assert!(at(&found.images[0].1).ends_with("<img src='"));
        assert!(at(&found.links[1].1).ends_with("<a href='"));
        assert_eq!(&html[found.links[1].1.clone()], "x?a&amp;b");
    }
}
