//! Raw HTML of a post, made safe and well nested.
//!
//! A post's HTML comes in pieces between what the renderer writes itself. A
//! [`Tree`] knows which elements are open, the renderer's own and those of the
//! pieces, and writes nothing but what a browser will read as just that tree:
//! tags that HTML implies are written out, a tag in a place where it may not
//! stand is left out, and no piece closes what it did not open. So no second
//! reading of the result, by a browser or another sanitiser, finds anything
//! that was not seen here.
//!
//! How the renderer uses it:
//!
//! 1. Before each start tag of its own: [`Tree::own_start`]; it writes the tag
//!    only where that says so.
//! 2. In the place of each end tag: [`Tree::own_end`]; the same.
//! 3. Before text and whatever may stand within text (code, a line break, an
//!    image, a formula): [`Tree::text`]; the same.
//! 4. For a block of raw HTML, all its lines at once, and for each inline tag:
//!    [`Tree::raw`].
//! 5. At the end, or where it stops early: [`Tree::finish`].

mod attributes;
mod elements;
#[cfg(feature = "front-matter")]
mod findings;
mod frames;
mod ids;
mod names;
mod places;
mod raw;
mod references;
mod srcset;
mod start_tag;
#[cfg(feature = "front-matter")]
mod targets;
#[cfg(test)]
mod tests;
mod tokens;
mod tree;
mod values;

use crate::{Base, escape::push_text, link::absolute};

#[cfg(feature = "front-matter")]
pub use findings::{Dropped, dropped};
#[cfg(feature = "front-matter")]
pub use targets::{HtmlTargets, html_targets};

pub(crate) use attributes::push;
pub(crate) use elements::Element;
pub(crate) use ids::RawIds;
pub(crate) use tree::Tree;
pub(crate) use values::is_chrome;

/// What the renderer knows and the pieces need.
pub(crate) trait Policy {
    /// A target as written (decoded), as an href; `None` where it must not
    /// reach the page. The result holds no spaces and is escaped by the caller.
    fn href(&self, target: &str) -> Option<String>;

    /// Writes an image, or its alternative text where its target is refused.
    fn image(&self, out: &mut String, image: &Image<'_>);

    /// Hosts whose frames are shown as a card.
    fn frame_hosts(&self) -> &[String];

    /// What `<inkleaf-fragment n="…">` stands for.
    fn fragments(&self) -> &[String];
}

/// An image in raw HTML.
pub(crate) struct Image<'a> {
    /// Its target as written.
    pub(crate) src: &'a str,
    /// Its alternative text; may be empty.
    pub(crate) alt: &'a str,
    /// Its size in CSS pixels as the author has it: width, height.
    pub(crate) size: [Option<u32>; 2],
    /// A `srcset` with hrefs ready for use; empty for none.
    pub(crate) srcset: &'a str,
    /// The value of `sizes`; empty for none.
    pub(crate) sizes: &'a str,
    /// More attributes (`class`, `id`, `title` …), checked and escaped, each
    /// with a space before it.
    pub(crate) attributes: &'a str,
}

/// A piece of HTML as a post at the root of a site would show it. For fuzzing
/// and measurements.
#[doc(hidden)]
pub fn sanitize(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut tree = Tree::new(&Plain, usize::MAX);
    tree.raw(&mut out, html);
    tree.finish(&mut out);
    out
}

/// The policy of a site without facts.
struct Plain;

impl Policy for Plain {
    fn href(&self, target: &str) -> Option<String> {
        absolute(target, "/", &Base::new("/"))
    }

    fn image(&self, out: &mut String, image: &Image<'_>) {
        let Some(src) = self.href(image.src) else {
            return push_text(out, image.alt);
        };
        out.push_str("<img");
        attributes::push(out, "src", &src);
        attributes::push(out, "alt", image.alt);
        for (name, size) in ["width", "height"].into_iter().zip(image.size) {
            if let Some(size) = size {
                attributes::push(out, name, &size.to_string());
            }
        }
        for (name, value) in [("srcset", image.srcset), ("sizes", image.sizes)] {
            if !value.is_empty() {
                attributes::push(out, name, value);
            }
        }
        out.push_str(image.attributes);
        out.push('>');
    }

    fn frame_hosts(&self) -> &[String] {
        &[]
    }

    fn fragments(&self) -> &[String] {
        &[]
    }
}
