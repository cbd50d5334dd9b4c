//! Frames: never loaded before the reader asks.

use super::{
    attributes::{Attr, Attributes, push},
    elements::Element,
    start_tag::push_rel,
    tree::Tree,
};
use crate::escape::push_text;

impl Tree<'_> {
    /// A frame, as a link to what it would show. With the attribute
    /// `data-embed` it is a card that loads it at a click.
    pub(super) fn frame(&mut self, out: &mut String, attributes: &Attributes<'_>) {
        let src = attributes.get(Attr::Src).filter(|src| !src.is_empty());
        let Some(href) = src.and_then(|src| self.frame_href(&src)) else {
            return;
        };
        let title = attributes.get(Attr::Title).unwrap_or_default();
        let title = match title.trim() {
            "" => host(&href).unwrap_or(&href),
            title => title,
        };
        if !self.text(out) {
            return;
        }
        // In a link there is no other.
        let is_link = !self.is_barred(Element::A) && self.fits(Element::A);
        if is_link {
            out.push_str("<a");
            if self.is_frame(&href) {
                push(out, "class", "embed");
                push(out, "data-embed", &href);
            }
            push(out, "href", &href);
            push_rel(out, &href);
            out.push('>');
        }
        push_text(out, title);
        if is_link {
            out.push_str("</a>");
        }
    }

    /// Writes the attributes of a link that is a card, as shortcodes give them.
    /// Whether it is one.
    pub(super) fn push_embed(&self, out: &mut String, attributes: &Attributes<'_>) -> bool {
        let embed = attributes
            .get(Attr::DataEmbed)
            .and_then(|target| self.frame_href(&target))
            .filter(|href| self.is_frame(href));
        if let Some(href) = &embed {
            push(out, "data-embed", href);
            if !attributes.has(Attr::Href) {
                push(out, "href", href);
            }
            push(out, "rel", "external noopener");
        }
        embed.is_some()
    }

    /// Where a frame leads; without a scheme it is the secure one.
    fn frame_href(&self, target: &str) -> Option<String> {
        let href = self.policy.href(target)?;
        Some(if href.starts_with("//") {
            ["https:", &href].concat()
        } else {
            href
        })
    }

    /// Whether an href may be loaded as a frame: by its host, with port and all.
    fn is_frame(&self, href: &str) -> bool {
        host(href).is_some_and(|host| {
            let mut hosts = self.policy.frame_hosts().iter();
            hosts.any(|known| known.eq_ignore_ascii_case(host))
        })
    }
}

/// What stands between `https://` and the path.
fn host(href: &str) -> Option<&str> {
    let rest = href.strip_prefix("https://")?;
    let end = rest.bytes().position(|b| matches!(b, b'/' | b'?' | b'#'));
    Some(&rest[..end.unwrap_or(rest.len())])
}
