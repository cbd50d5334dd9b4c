//! A page made ready out of sight, so that showing it is little work.

use std::any::Any;

use inkleaf_site::{Head, Page};
use inkleaf_words::Words;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, HtmlElement};

use super::text::Text;
use crate::views::page_view;

/// What a page looks like, apart from its text, which follows when it is shown.
pub(super) struct Scene {
    /// What the document says of it outside of `<main>`.
    pub(super) head: Head,
    /// The text of its document, if it shows one.
    pub(super) text: Option<Text>,
    /// Its elements.
    pub(super) nodes: DocumentFragment,
    /// What keeps them alive.
    pub(super) handle: Box<dyn Any>,
}

impl Scene {
    /// The view of a page.
    pub(super) fn of(words: Words, page: Page, text: Option<Text>) -> Self {
        let head = page.head.clone();
        Self::new(head, move || page_view(words, page, None), text)
    }

    /// Another view in the place of a page.
    pub(super) fn new<V: IntoView + 'static>(
        head: Head,
        view: impl FnOnce() -> V + 'static,
        text: Option<Text>,
    ) -> Self {
        let nodes = document().create_document_fragment();
        let place = nodes.clone().unchecked_into::<HtmlElement>();
        let handle = Box::new(mount_to(place, view));
        Self {
            head,
            text,
            nodes,
            handle,
        }
    }
}
