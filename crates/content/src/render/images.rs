//! Images, alone with a caption or within text.

use std::borrow::Cow;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{
    ids::push_number,
    media::{Resolver, open_link, with_scheme},
    writer::Writer,
};
use crate::{
    Facts, Phrase,
    escape::push_text,
    html::{Element, Image, Policy, push},
    markdown::is_comment,
    phrase::around,
};

/// How wide the page shows an image: the column of text, or the whole window
/// where that is narrower.
const SIZES: &str = "(min-width: 44rem) 42rem, 100vw";

impl Writer<'_> {
    /// Writes the image that starts at `start`, and says where to go on.
    pub(super) fn image(
        &mut self,
        start: usize,
        kind: LinkType,
        target: &str,
        title: &str,
    ) -> usize {
        let (alt, next) = self.alternative_text(start);
        if matches!(kind, LinkType::WikiLink { .. }) && !self.knows_image(target) {
            let bar = if alt == target { "" } else { "|" };
            let text = if alt == target { "" } else { &alt };
            for part in ["![[", target, bar, text, "]]"] {
                self.html.text(part);
            }
        } else if self.resolver.is_missing(target) {
            self.missing_image(target, &alt);
        } else if let Some(src) = self.resolver.href(target) {
            self.picture(target, &src, &alt, title);
        } else {
            self.html.text(&alt);
        }
        next
    }

    /// An image that stands alone in the paragraph at `start` and has a title,
    /// as a figure with a caption; it may be within a link. Says where to go
    /// on, or `None` if there is no such image.
    pub(super) fn figure(&mut self, start: usize) -> Option<usize> {
        let events = self.events;
        let (link, image) = match &events[start + 1..] {
            [
                Event::Start(link @ Tag::Link { .. }),
                Event::Start(image),
                ..,
            ] => (Some(link), image),
            [Event::Start(image), ..] => (None, image),
            _ => return None,
        };
        let Tag::Image {
            dest_url, title, ..
        } = image
        else {
            return None;
        };
        if title.is_empty() || self.resolver.is_missing(dest_url) {
            return None;
        }
        let src = self.resolver.href(dest_url)?;
        let (alt, end) = self.alternative_text(start + 1 + usize::from(link.is_some()));
        let end = end + usize::from(link.is_some());
        if !matches!(events.get(end), Some(Event::End(TagEnd::Paragraph))) {
            return None;
        }
        self.html.enter_block(Element::Figure);
        let is_open = link.is_some_and(|link| self.figure_link(link));
        self.picture(dest_url, &src, &alt, "");
        if is_open {
            self.html.leave();
        }
        self.html.element(Element::Figcaption, title);
        self.html.leave_block();
        Some(end + 1)
    }

    /// Opens the link around a figure's image. Says whether it leads anywhere.
    fn figure_link(&mut self, link: &Tag<'_>) -> bool {
        let Tag::Link {
            link_type,
            dest_url,
            title,
            ..
        } = link
        else {
            return false;
        };
        let href = match link_type {
            LinkType::WikiLink { .. } => self.resolver.known(dest_url),
            kind => self
                .resolver
                .href(&with_scheme(*kind, dest_url))
                .map(Cow::into_owned),
        };
        if let Some(href) = &href {
            open_link(&mut self.html, href, title);
        }
        href.is_some()
    }

    fn picture(&mut self, target: &str, src: &str, alt: &str, title: &str) {
        let mut attributes = String::new();
        if !title.is_empty() {
            push(&mut attributes, "title", title);
        }
        let image = Image {
            src: target,
            alt,
            size: [None, None],
            srcset: "",
            sizes: "",
            attributes: &attributes,
        };
        let mut tag = String::new();
        self.resolver.push_image(&mut tag, src, &image);
        self.html.inline(&tag);
    }

    /// A note in place of an image that is not where it should be.
    fn missing_image(&mut self, target: &str, alt: &str) {
        let mut note = String::new();
        push_missing(&mut note, self.resolver.facts, target, alt);
        self.html.inline(&note);
    }

    /// Whether publishing found what an image in double brackets means.
    fn knows_image(&self, target: &str) -> bool {
        self.resolver.facts.images.contains_key(target)
            || self.resolver.is_missing(target)
            || self.resolver.known(target).is_some()
    }

    /// The text within the image that starts at `start`, and where to go on.
    pub(super) fn alternative_text(&self, start: usize) -> (String, usize) {
        let mut alt = String::new();
        let mut depth = 0;
        let mut i = start;
        while let Some(event) = self.events.get(i) {
            i += 1;
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                Event::Text(text)
                | Event::Code(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text) => alt.push_str(text),
                Event::InlineHtml(html) if !is_comment(html) => alt.push_str(html),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        (alt, i)
    }
}

impl Resolver<'_> {
    /// Writes an image that leads to `src`: with what is known of it, and what
    /// its author has said.
    fn push_image(&self, out: &mut String, src: &str, image: &Image<'_>) {
        out.push_str("<img");
        push(out, "src", src);
        push(out, "alt", image.alt);
        let known = self.facts.images.get(image.src);
        let natural = known.map(|known| [known.width, known.height]);
        let (size, srcset, sizes) = match (known, image.srcset) {
            (Some(known), "") => (sized(image.size, natural), &*known.srcset, SIZES),
            (_, srcset) => (sized(image.size, natural), srcset, image.sizes),
        };
        for (name, pixels) in ["width", "height"].into_iter().zip(size) {
            if let Some(pixels) = pixels {
                out.extend([" ", name, "=\""]);
                push_number(out, pixels.into());
                out.push('"');
            }
        }
        if !srcset.is_empty() {
            push(out, "srcset", srcset);
            if !sizes.is_empty() {
                push(out, "sizes", sizes);
            }
        }
        out.push_str(image.attributes);
        // The first image is likely to be in view when the page opens.
        if self.images.get() > 0 {
            out.push_str(" loading=\"lazy\" decoding=\"async\"");
        }
        self.images.set(self.images.get() + 1);
        out.push('>');
    }
}

/// The size that an image is shown in: the author's where there is one; what
/// is missing of that follows from the natural one, so that it keeps its shape.
fn sized(wanted: [Option<u32>; 2], natural: Option<[u32; 2]>) -> [Option<u32>; 2] {
    let Some([width, height]) = natural.filter(|size| !size.contains(&0)) else {
        return wanted;
    };
    let scaled = |by: u32, from: u32, to: u32| {
        let pixels = u64::from(by) * u64::from(to) / u64::from(from);
        Some(u32::try_from(pixels).unwrap_or(u32::MAX).max(1))
    };
    match wanted {
        [None, None] => [Some(width), Some(height)],
        [Some(by), None] => [Some(by), scaled(by, width, height)],
        [None, Some(by)] => [scaled(by, height, width), Some(by)],
        both => both,
    }
}

fn push_missing(out: &mut String, facts: &Facts, target: &str, alt: &str) {
    let phrase = match alt {
        "" => Phrase::NoImage,
        _ => Phrase::NoImageAfter,
    };
    let [note, end] = around(facts.phrase(phrase));
    out.push_str("<span class=\"missing\">");
    for part in [alt, note, target, end] {
        push_text(out, part);
    }
    out.push_str("</span>");
}

/// Raw HTML knows what Markdown does.
impl Policy for Resolver<'_> {
    fn href(&self, target: &str) -> Option<String> {
        Resolver::href(self, target).map(Cow::into_owned)
    }

    fn image(&self, out: &mut String, image: &Image<'_>) {
        if self.is_missing(image.src) {
            push_missing(out, self.facts, image.src, image.alt);
        } else if let Some(src) = Resolver::href(self, image.src) {
            self.push_image(out, &src, image);
        } else {
            push_text(out, image.alt);
        }
    }

    fn frame_hosts(&self) -> &[String] {
        &self.facts.frame_hosts
    }

    fn fragments(&self) -> &[String] {
        &self.facts.fragments
    }
}
