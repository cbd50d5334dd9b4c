//! Images, alone with a caption or within text.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{
    media::{open_link, with_scheme},
    writer::Writer,
};
use crate::markdown::is_comment;

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
        self.html.enter_block("figure");
        let is_open = link.is_some_and(|link| self.figure_link(link));
        self.picture(dest_url, &src, &alt, "");
        if is_open {
            self.html.leave();
        }
        self.html.element("figcaption", title);
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
            kind => self.resolver.href(&with_scheme(*kind, dest_url)),
        };
        if let Some(href) = &href {
            open_link(&mut self.html, href, title);
        }
        href.is_some()
    }

    fn picture(&mut self, target: &str, src: &str, alt: &str, title: &str) {
        let html = &mut self.html;
        html.attribute("src", src);
        html.attribute("alt", alt);
        if !title.is_empty() {
            html.attribute("title", title);
        }
        if let Some(known) = self.resolver.facts.images.get(target) {
            html.number("width", known.width.into());
            html.number("height", known.height.into());
            if !known.srcset.is_empty() {
                html.attribute("srcset", &known.srcset);
                html.attribute("sizes", SIZES);
            }
        }
        // The first image is likely to be in view when the page opens.
        if self.images > 0 {
            html.attribute("loading", "lazy");
            html.attribute("decoding", "async");
        }
        self.images += 1;
        html.void("img");
    }

    /// A note in place of an image that is not where it should be.
    fn missing_image(&mut self, target: &str, alt: &str) {
        self.html.attribute("class", "missing");
        self.html.enter("span");
        let note = if alt.is_empty() {
            "Image not found: "
        } else {
            " (image not found: "
        };
        let end = if alt.is_empty() { "" } else { ")" };
        for part in [alt, note, target, end] {
            self.html.text(part);
        }
        self.html.leave();
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
