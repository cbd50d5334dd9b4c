//! What raw HTML refers to.

use std::cell::RefCell;

use super::{Image, Policy, RawIds, Tree};

/// What a piece of raw HTML refers to, as far as it would reach the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HtmlTargets {
    /// Targets of links, and of whatever else is no image, as written
    /// (character references decoded).
    pub links: Vec<String>,
    /// Targets of images.
    pub images: Vec<String>,
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
    HtmlTargets {
        links: recorder.links.into_inner(),
        images: recorder.images.into_inner(),
        ids: ids.rendered().collect(),
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
        assert_eq!(found.links, ["a.md#b?x=1&y", "v.mp4"]);
        assert_eq!(found.images, ["i.png"]);
        assert_eq!(found.ids, ["user-content-x", "user-content-z"]);
    }
}
