//! What the document says of the page outside of `<main>`: title, description,
//! canonical link, language and direction, where the page is to be had in other
//! languages, and the menu's mark of where the reader is.

use inkleaf_site::{Head, Translation};
use leptos::prelude::document;

use super::address;
use super::dom::{self, find, find_all};

/// Brings the document's head in line with a page.
pub(super) fn follow(head: &Head) {
    document().set_title(&head.title);
    meta("description", head.description.as_deref());
    meta("robots", head.no_index.then_some("noindex"));
    if let Some(link) = find("link[rel=canonical]") {
        let _ = link.set_attribute("href", &head.canonical);
    }
    dom::set_root("lang", Some(&head.lang));
    dom::set_root("dir", head.rtl.then_some("rtl"));
    languages(&head.translations);
}

/// Tells search engines, and leads readers to, the page in other languages. Where
/// it is not to be had in one, the switch leads to that language's front page.
fn languages(translations: &[Translation]) {
    for link in find_all("link[hreflang]") {
        link.remove();
    }
    for there in translations {
        alternate(&there.lang, &there.url);
    }
    if let Some(first) = translations.first() {
        alternate("x-default", &first.url);
    }
    for link in find_all(".languages a") {
        let lang = link.get_attribute("hreflang").unwrap_or_default();
        let there = translations.iter().find(|there| there.lang == lang);
        let href = there
            .map(|there| there.href.clone())
            .or_else(|| link.get_attribute("data-home"));
        let _ = link.set_attribute("href", &href.unwrap_or_default());
    }
}

/// Adds `<link rel="alternate" hreflang=…>`.
fn alternate(lang: &str, url: &str) {
    let (Some(head), Ok(link)) = (document().head(), document().create_element("link")) else {
        return;
    };
    for (name, value) in [("rel", "alternate"), ("hreflang", lang), ("href", url)] {
        let _ = link.set_attribute(name, value);
    }
    let _ = head.append_child(&link);
}

/// Marks the menu entry that leads to the page at `path`.
pub(super) fn mark_menu(path: &str) {
    let own = address::href(path);
    for link in find_all(".site-header nav a") {
        let _ = if link.get_attribute("href").as_deref() == Some(&own) {
            link.set_attribute("aria-current", "page")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}

/// Sets, adds or removes `<meta name=…>`.
fn meta(name: &str, content: Option<&str>) {
    let present = find(&format!("meta[name=\"{name}\"]"));
    let Some(content) = content else {
        if let Some(element) = present {
            element.remove();
        }
        return;
    };
    let element = present.or_else(|| {
        let element = document().create_element("meta").ok()?;
        element.set_attribute("name", name).ok()?;
        document().head()?.append_child(&element).ok()?;
        Some(element)
    });
    if let Some(element) = element {
        let _ = element.set_attribute("content", content);
    }
}
