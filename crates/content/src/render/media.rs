//! Links and images.

use std::borrow::Cow;

use pulldown_cmark::LinkType;

use super::ids::push_number;
use crate::{
    Facts, RenderOptions,
    escape::{push_attribute, push_text},
    link::{absolute, is_file, known, leaves_site},
};

/// What decides where links lead.
#[derive(Clone, Copy)]
pub(super) struct Resolver<'a> {
    pub(super) facts: &'a Facts,
    pub(super) options: &'a RenderOptions,
}

impl Resolver<'_> {
    /// A target as written in the post, as an href; `None` where it must not
    /// reach the page.
    fn href(&self, target: &str) -> Option<String> {
        for end in ['#', '?'] {
            let (path, tail) = target.split_at(target.find(end).unwrap_or(target.len()));
            if let Some(address) = self.facts.links.get(path).filter(|_| !path.is_empty()) {
                return Some(known(address, tail, &self.options.base));
            }
        }
        absolute(target, &self.options.address, &self.options.base)
    }

    /// Writes the start tag of a link. Returns whether there is one: a refused
    /// target leaves its text alone.
    pub(super) fn open_link(
        &self,
        out: &mut String,
        kind: LinkType,
        target: &str,
        title: &str,
    ) -> bool {
        let target = match kind {
            LinkType::Email => Cow::Owned(["mailto:", target].concat()),
            _ => Cow::Borrowed(target),
        };
        let Some(href) = self.href(&target) else {
            return false;
        };
        out.push_str("<a href=\"");
        push_attribute(out, &href);
        push_title(out, title);
        // The app's router takes every link within the site that is not
        // marked; only pages are its business.
        if leaves_site(&href) {
            out.push_str("\" rel=\"external noopener");
        } else if href.starts_with('/') && is_file(&href) {
            out.push_str("\" rel=\"external");
        }
        out.push_str("\">");
        true
    }

    /// Writes an image, or its alternative text where its target is refused.
    pub(super) fn image(
        &self,
        out: &mut String,
        target: &str,
        title: &str,
        alt: &str,
        is_first: bool,
    ) {
        let Some(src) = self.href(target) else {
            push_text(out, alt);
            return;
        };
        out.push_str("<img src=\"");
        push_attribute(out, &src);
        out.push_str("\" alt=\"");
        push_attribute(out, alt);
        push_title(out, title);
        if let Some(size) = self.facts.images.get(target) {
            out.push_str("\" width=\"");
            push_number(out, size.width.into());
            out.push_str("\" height=\"");
            push_number(out, size.height.into());
        }
        // The first image is likely to be in view when the page opens.
        if !is_first {
            out.push_str("\" loading=\"lazy\" decoding=\"async");
        }
        out.push_str("\">");
    }
}

/// Appends a title attribute after an attribute whose value is still open.
fn push_title(out: &mut String, title: &str) {
    if !title.is_empty() {
        out.push_str("\" title=\"");
        push_attribute(out, title);
    }
}
