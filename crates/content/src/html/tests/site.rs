//! A site for tests, and a renderer of random documents.

use super::super::{Element, Image, Plain, Policy, Tree};
use crate::escape::push_text;

/// A site with frames and fragments.
#[derive(Default)]
pub(super) struct Site {
    pub(super) hosts: Vec<String>,
    pub(super) fragments: Vec<String>,
}

impl Policy for Site {
    fn href(&self, target: &str) -> Option<String> {
        Plain.href(target)
    }
    fn image(&self, out: &mut String, image: &Image<'_>) {
        Plain.image(out, image);
    }
    fn frame_hosts(&self) -> &[String] {
        &self.hosts
    }
    fn fragments(&self) -> &[String] {
        &self.fragments
    }
}

/// A renderer that does as the real one: keeps to the order of calls.
pub(super) struct Renderer<'a> {
    pub(super) tree: Tree<'a>,
    pub(super) out: String,
    /// What was asked for, to be told when a test fails.
    pub(super) log: String,
    open: Vec<(Element, bool)>,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(site: &'a Site) -> Self {
        Self {
            tree: Tree::new(site, 10_000_000),
            out: String::new(),
            log: String::new(),
            open: Vec::new(),
        }
    }

    /// An element of the renderer's own, with what `inner` writes.
    pub(super) fn own(&mut self, element: Element, inner: impl FnOnce(&mut Self)) {
        self.start(element);
        if !element.is_void() {
            inner(self);
            self.end();
        }
    }

    pub(super) fn start(&mut self, element: Element) {
        self.log.push_str(&format!("[{}]", element.name()));
        let is_written = self.tree.own_start(&mut self.out, element);
        if is_written {
            self.out.push_str(&format!("<{}>", element.name()));
        }
        if !element.is_void() {
            self.open.push((element, is_written));
        }
    }

    /// Ends the innermost element. None but a paragraph may have ended before.
    pub(super) fn end(&mut self) {
        let (element, is_written) = self.open.pop().unwrap();
        self.log.push_str(&format!("[/{}]", element.name()));
        if self.tree.own_end(&mut self.out).is_some() {
            assert!(is_written);
            self.out.push_str(&format!("</{}>", element.name()));
        } else {
            let name = element.name();
            assert!(!is_written || name == "p", "{name} was left: {}", self.log);
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.log.push_str(text);
        if self.tree.text(&mut self.out) {
            push_text(&mut self.out, text);
        }
    }

    pub(super) fn raw(&mut self, html: &str) {
        self.log.push_str(&format!("{{{html}}}"));
        self.tree.raw(&mut self.out, html);
    }

    pub(super) fn finish(mut self) -> (String, String) {
        self.tree.finish(&mut self.out);
        (self.out, self.log)
    }
}
