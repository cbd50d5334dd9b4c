//! The menu.

use std::collections::HashSet;

use inkleaf_words::Label;
use percent_encoding::percent_decode_str;

use super::{PlannedPage, archive, context::Context, document::Doc, taxonomy::Kind};
use crate::{Body, MenuEntry};

/// The menu of the settings; where they have none: archive, tags, categories
/// (those that exist) and the standalone pages, all in the edition's language.
pub(super) fn menu(
    pages: &[PlannedPage],
    standalone: &[Doc<'_>],
    cx: &Context<'_>,
) -> Vec<MenuEntry> {
    if cx.menu.is_empty() {
        return default_menu(pages, standalone, cx);
    }
    let addresses: HashSet<&str> = pages.iter().map(|page| page.address.as_str()).collect();
    let entry = |entry: &MenuEntry| MenuEntry {
        name: entry.name.trim().to_string(),
        url: href(entry.url.trim(), &addresses, cx),
    };
    cx.menu.iter().map(entry).collect()
}

/// How many standalone pages a menu takes that nobody has composed: with more,
/// it is no longer one that a reader takes in at a glance.
const PAGES_IN_MENU: usize = 4;

fn default_menu(pages: &[PlannedPage], standalone: &[Doc<'_>], cx: &Context<'_>) -> Vec<MenuEntry> {
    let generated = pages.iter().filter_map(|page| {
        let (label, root) = match &page.page.body {
            Body::Archive(_) => (Label::Archive, archive::ROOT),
            Body::Tags(_) => (Label::Tags, Kind::Tags.root()),
            Body::Categories(_) => (Label::Categories, Kind::Categories.root()),
            _ => return None,
        };
        if page.address != cx.at(root) {
            return None;
        }
        Some(MenuEntry {
            name: cx.get(label).into(),
            url: cx.href(&page.address),
        })
    });
    let own = standalone
        .iter()
        .filter(|doc| doc.lang_in(cx.edition).is_none())
        .take(PAGES_IN_MENU);
    let own = own.map(|doc| MenuEntry {
        name: doc.plain_title.clone(),
        url: doc.href.clone(),
    });
    generated.chain(own).collect()
}

/// A site address as an href; a full URL of another host stays.
fn href(url: &str, addresses: &HashSet<&str>, cx: &Context<'_>) -> String {
    let address = match cx.own(url) {
        Some(address) => address,
        None if url.starts_with('/') && !url.starts_with("//") => url,
        None => return url.to_string(),
    };
    let (path, tail) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let path = percent_decode_str(path.trim_start_matches('/')).decode_utf8_lossy();
    let mut address = format!("/{path}");
    let with_slash = format!("{address}/");
    if addresses.contains(with_slash.as_str()) {
        address = with_slash;
    }
    format!("{}{tail}", cx.href(&address))
}
