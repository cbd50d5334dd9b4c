//! What is remembered of a page when it is written.

use inkleaf_content::Base;
use inkleaf_site::{Body, Page};

use super::shard::Entry;
use super::shown::shown;
use crate::shell::hash;

/// A page that has been written.
#[derive(Debug)]
pub(crate) struct PageRecord {
    /// Its address.
    pub(crate) address: String,
    /// The size of its document in bytes.
    pub(super) size: u64,
    /// The files that it shows, each in all its variants.
    pub(super) shown: Vec<Vec<String>>,
    hash: String,
    data: String,
    text: Option<String>,
}

impl PageRecord {
    /// Of a page's document, page data (empty where it has none) and, if it shows
    /// one, article.
    pub(crate) fn new(
        base: &Base,
        address: &str,
        page: &Page,
        [html, data]: [&[u8]; 2],
        article: Option<&str>,
    ) -> Self {
        Self {
            address: address.to_owned(),
            size: html.len() as u64,
            shown: shown(base, &String::from_utf8_lossy(html)),
            hash: hash(html),
            data: if data.is_empty() {
                String::new()
            } else {
                hash(data)
            },
            text: text(page, article),
        }
    }

    /// The files that it shows, each in all its variants, the best one first.
    pub(crate) fn shown(&self) -> &[Vec<String>] {
        &self.shown
    }

    /// As the manifest has it, with those files that `are_kept`.
    pub(super) fn entry(&self, is_kept: impl Fn(&str) -> bool) -> Entry {
        let kept = |group: &Vec<String>| -> Vec<String> {
            group.iter().filter(|file| is_kept(file)).cloned().collect()
        };
        let files = self.shown.iter().map(kept);
        Entry {
            hash: Some(self.hash.clone()),
            size: Some(self.size),
            data: Some(self.data.clone()),
            text: self.text.clone(),
            files: files.filter(|group| !group.is_empty()).collect(),
            to: None,
        }
    }
}

/// By which readers are told that a post has changed: what stands in it, and
/// nothing of what stands around it.
fn text(page: &Page, article: Option<&str>) -> Option<String> {
    let Body::Post(post) = &page.body else {
        return None;
    };
    let text = [&post.title, article.unwrap_or_default()].join("\n");
    Some(hash(text.as_bytes())[..8].to_owned())
}
