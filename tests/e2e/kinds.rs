//! The kinds of pages that every table of tests goes through.

use anyhow::Result;
use inkleaf_tests::{Kind, Site};

/// A kind of page, and which of its pages is meant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    /// In the names of tests.
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Which page of a list.
    number: usize,
}

/// Every kind of page, and a later page of the lists that have some.
pub(crate) const ALL: [Shown; 12] = [
    shown("home", Kind::Home, 1),
    shown("home_page_2", Kind::Home, 2),
    shown("post", Kind::Post, 1),
    shown("page", Kind::Page, 1),
    shown("tags", Kind::Tags, 1),
    shown("tag", Kind::Tag, 1),
    shown("tag_page_2", Kind::Tag, 2),
    shown("categories", Kind::Categories, 1),
    shown("category", Kind::Category, 1),
    shown("archive", Kind::Archive, 1),
    shown("offline", Kind::Offline, 1),
    shown("not_found", Kind::NotFound, 1),
];

const fn shown(name: &'static str, kind: Kind, number: usize) -> Shown {
    Shown { name, kind, number }
}

impl Shown {
    /// Where a site has such a page.
    pub(crate) fn href(self, site: &Site) -> Result<String> {
        if self.kind == Kind::NotFound {
            return Ok(site.href("/there/is/no/such/page/"));
        }
        Ok(site.page_number(self.kind, self.number)?.href.clone())
    }
}
