//! «More posts»: the next page of a list below the one that is shown.
//!
//! The address follows, so that a reload or a shared link leads to where the
//! reader is. For the way back the whole list is kept with the entry of the
//! tab's history: another link to the same address shows that page alone.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use inkleaf_site::{Body, Listing};

use super::{address, cache::Ready, dom};

/// How many lists that have grown are kept for the way back.
const CAPACITY: usize = 8;

/// Lists that have grown, by the keys of their entries in the history.
#[derive(Default)]
pub(super) struct Grown {
    lists: RefCell<VecDeque<(String, Rc<Ready>)>>,
}

impl Grown {
    /// The list that an entry showed at last.
    pub(super) fn get(&self, key: &str) -> Option<Rc<Ready>> {
        let lists = self.lists.borrow();
        let found = lists.iter().find(|(known, _)| known == key);
        found.map(|(_, list)| Rc::clone(list))
    }

    /// Keeps the list of an entry in the place of a shorter one.
    pub(super) fn put(&self, key: String, list: Rc<Ready>) {
        let mut lists = self.lists.borrow_mut();
        lists.retain(|(known, _)| *known != key);
        lists.push_back((key, list));
        if lists.len() > CAPACITY {
            lists.pop_front();
        }
    }
}

/// A list with the next page of it, and what that adds; `None` where one of
/// them is no list.
#[inline(never)]
pub(super) fn joined(list: &Ready, next: &Ready) -> Option<(Ready, Listing)> {
    let mut page = next.page.clone();
    let mut all = list.page.body.clone();
    let (before, more) = (listing(&mut all)?, listing(&mut page.body)?);
    more.pagination.newer = before.pagination.newer.take();
    let added = more.clone();
    std::mem::swap(&mut before.posts, &mut more.posts);
    more.posts.append(&mut before.posts);
    let text = None;
    Some((Ready { page, text }, added))
}

/// The list of posts of a page that has one.
fn listing(body: &mut Body) -> Option<&mut Listing> {
    match body {
        Body::Home(list) => Some(list),
        Body::Tag(list) | Body::Category(list) => Some(&mut list.listing),
        _ => None,
    }
}

/// The path of the page with older posts.
pub(super) fn next() -> Option<String> {
    let href = dom::find(".pagination a[rel=next]")?.get_attribute("href")?;
    Some(address::of_href(&href).to_owned())
}
