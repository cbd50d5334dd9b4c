//! What the document says of the page outside of `<main>`: title, description,
//! canonical link, language and its direction, and the menu's mark of where the reader is.

use inkleaf_site::Head;
use leptos::prelude::document;

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
}

/// Marks the menu entry that leads to the page at `path`.
pub(super) fn mark_menu(path: &str) {
    for link in find_all(".site-header nav a") {
        let _ = if link.get_attribute("href").as_deref() == Some(path) {
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
