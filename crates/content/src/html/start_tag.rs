//! Start tags of raw HTML.

use super::{
    Image,
    attributes::{Attr, Attributes, own, push, push_checked},
    elements::{Element, Is},
    srcset,
    tree::Tree,
    values::{ALIGNMENTS, PREFIX, id, is_class, is_made_of, number, text_align, word, words},
};
use crate::link::rel;

impl Tree<'_> {
    /// Writes the start tag of an element that is not void.
    pub(super) fn push_start(
        &mut self,
        out: &mut String,
        element: Element,
        class: &str,
        attributes: &Attributes<'_>,
    ) {
        out.extend(["<", element.name()]);
        let is_frame = element == Element::A && self.push_embed(out, attributes);
        self.push_attributes(out, element, class, attributes);
        match element {
            Element::A if !is_frame => self.push_rel(out, attributes),
            Element::Audio | Element::Video => push(out, "controls", ""),
            Element::Data => push(
                out,
                "value",
                &attributes.get(Attr::Value).unwrap_or_default(),
            ),
            Element::Details => {
                if let Some(name) = attributes
                    .get(Attr::Name)
                    .filter(|name| !id(name).is_empty())
                {
                    push(out, "name", &[PREFIX, id(&name)].concat());
                }
            }
            _ => {}
        }
        out.push('>');
    }

    /// Writes a void element.
    pub(super) fn void(
        &mut self,
        out: &mut String,
        element: Element,
        class: &str,
        attributes: &Attributes<'_>,
    ) {
        if element == Element::Img {
            return self.image(out, attributes);
        }
        let start = out.len();
        out.extend(["<", element.name()]);
        self.push_attributes(out, element, class, attributes);
        if element == Element::Source && !self.push_source(out, attributes) {
            return out.truncate(start);
        }
        out.push('>');
    }

    fn push_attributes(
        &mut self,
        out: &mut String,
        element: Element,
        class: &str,
        attributes: &Attributes<'_>,
    ) {
        push_class(out, element, class, attributes);
        self.push_id(out, element, attributes);
        push_role(out, element, attributes);
        let policy = self.policy;
        push_checked(out, attributes, own(element), &|target| policy.href(target));
    }

    /// Each id is written once.
    fn push_id(&mut self, out: &mut String, element: Element, attributes: &Attributes<'_>) {
        let mut value = attributes.get(Attr::Id);
        if element == Element::A && value.is_none() {
            value = attributes.get(Attr::Name);
        }
        let value = value.unwrap_or_default();
        let id = id(&value);
        if !id.is_empty() && !self.ids.contains_key(id) {
            self.ids.insert(id.to_string(), 0);
            push(out, "id", &[PREFIX, id].concat());
        }
    }

    /// As the renderer's own links have it.
    fn push_rel(&self, out: &mut String, attributes: &Attributes<'_>) {
        let target = attributes.get(Attr::Href);
        if let Some(href) = target.and_then(|target| self.policy.href(&target)) {
            push_rel(out, &href);
        }
    }

    /// An image, in the way the renderer writes its own.
    fn image(&mut self, out: &mut String, attributes: &Attributes<'_>) {
        let policy = self.policy;
        let mut more = String::new();
        self.push_attributes(&mut more, Element::Img, "", attributes);
        let srcset = attributes
            .get(Attr::Srcset)
            .and_then(|srcset| srcset::resolved(&srcset, &|target| policy.href(target)))
            .unwrap_or_default();
        let size = |name| {
            attributes
                .get(name)
                .and_then(|n| number(&n))
                .filter(|n| *n > 0)
        };
        policy.image(
            out,
            &Image {
                src: &attributes.get(Attr::Src).unwrap_or_default(),
                alt: &attributes.get(Attr::Alt).unwrap_or_default(),
                size: [size(Attr::Width), size(Attr::Height)],
                srcset: &srcset,
                sizes: &sizes(attributes, &srcset),
                attributes: &more,
            },
        );
    }

    /// The sizes of a picture's source. Whether it is one: within `picture` it
    /// needs a `srcset`, within `audio` and `video` a `src`.
    fn push_source(&self, out: &mut String, attributes: &Attributes<'_>) -> bool {
        let in_picture = self
            .top(self.open.len())
            .is_some_and(|i| self.open[i].element == Element::Picture);
        if !in_picture {
            let src = attributes.get(Attr::Src);
            return src.is_some_and(|src| self.policy.href(&src).is_some());
        }
        let srcset = attributes.get(Attr::Srcset);
        let srcset =
            srcset.and_then(|srcset| srcset::resolved(&srcset, &|target| self.policy.href(target)));
        let Some(srcset) = srcset else {
            return false;
        };
        push(out, "srcset", &srcset);
        let sizes = sizes(attributes, &srcset);
        if !sizes.is_empty() {
            push(out, "sizes", &sizes);
        }
        true
    }
}

/// A `srcset` with widths needs `sizes`; browsers take the whole window.
fn sizes(attributes: &Attributes<'_>, srcset: &str) -> String {
    if !srcset.ends_with('w') {
        return String::new();
    }
    attributes
        .get(Attr::Sizes)
        .filter(|sizes| is_made_of(sizes, b"():-+*/.,% "))
        .unwrap_or("100vw".into())
        .into_owned()
}

fn push_class(out: &mut String, element: Element, class: &str, attributes: &Attributes<'_>) {
    let mut classes = class.to_string();
    let mut add = |token: &str| {
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(token);
    };
    let written = attributes.get(Attr::Class).unwrap_or_default();
    words(&written)
        .filter(|token| is_class(token))
        .for_each(&mut add);
    let takes_alignment = element.is() == Is::Flow
        || matches!(
            element,
            Element::Img | Element::Td | Element::Th | Element::Tr | Element::Li
        );
    if takes_alignment {
        let style = attributes.get(Attr::Style);
        let align = attributes.get(Attr::Align);
        let alignment = style
            .and_then(|style| text_align(&style))
            .or_else(|| align.and_then(|align| word(&align, ALIGNMENTS)));
        if let Some(alignment) = alignment {
            add(alignment);
        }
    }
    if !classes.is_empty() {
        push(out, "class", &classes);
    }
}

/// Roles are kept where an element has none of its own.
fn push_role(out: &mut String, element: Element, attributes: &Attributes<'_>) {
    if !matches!(element, Element::Div | Element::Span) {
        return;
    }
    let role = attributes.get(Attr::Role).unwrap_or_default();
    if let Some(role) = word(&role, "group img note") {
        push(out, "role", role);
        if let Some(label) = attributes.get(Attr::AriaLabel) {
            push(out, "aria-label", &label);
        }
    }
}

/// The `rel` of a link to `href`, where it takes one.
pub(super) fn push_rel(out: &mut String, href: &str) {
    let rel = rel(href);
    if !rel.is_empty() {
        push(out, "rel", rel);
    }
}
