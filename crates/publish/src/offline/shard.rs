//! Cutting the list of all that a site consists of into shards.
//!
//! Where to cut is decided by the addresses themselves (content-defined chunking):
//! behind those whose hash ends in certain bits. So a page that comes or goes
//! changes the shard that it is in, and leaves all cuts elsewhere where they were.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::shell::hash;

/// What lies at an address; see `web/worker/manifest.js`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub(super) struct Entry {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hash: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) size: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) data: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) files: Vec<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
}

impl Entry {
    pub(super) fn file(hash: String, size: u64) -> Self {
        Self {
            hash: Some(hash),
            size: Some(size),
            ..Self::default()
        }
    }

    /// A former address. `to` is an href or a full URL.
    pub(super) fn redirect(to: String) -> Self {
        Self {
            to: Some(to),
            ..Self::default()
        }
    }
}

/// Some entries that follow each other.
#[derive(Debug)]
pub(super) struct Shard<'a> {
    /// No address before this one is in the shard.
    pub(super) from: String,
    pub(super) entries: BTreeMap<&'a str, &'a Entry>,
}

/// A cut comes after so many addresses on average, and never after fewer than a
/// fourth of that.
const USUAL: u64 = 128;

/// Cuts the entries, in the order in which a browser compares addresses.
pub(super) fn shards(entries: &BTreeMap<String, Entry>) -> Vec<Shard<'_>> {
    let mut sorted: Vec<(&String, &Entry)> = entries.iter().collect();
    // JavaScript compares by UTF-16, which puts some letters elsewhere.
    sorted.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    let mut shards: Vec<Shard<'_>> = Vec::new();
    let mut last = "";
    let mut is_full = true;
    for (address, entry) in sorted {
        if is_full {
            shards.push(Shard {
                from: separator(last, address),
                entries: BTreeMap::new(),
            });
        }
        if let Some(shard) = shards.last_mut() {
            shard.entries.insert(address, entry);
            is_full = shard.entries.len() as u64 >= USUAL / 4 && is_cut(address);
        }
        last = address;
    }
    shards
}

fn is_cut(address: &str) -> bool {
    let digits = hash(address.as_bytes());
    u64::from_str_radix(&digits, 16).is_ok_and(|number| number % (USUAL * 3 / 4) == 0)
}

/// The shortest start of `next` that comes after `last`.
fn separator(last: &str, next: &str) -> String {
    let same = last
        .chars()
        .zip(next.chars())
        .take_while(|(a, b)| a == b)
        .count();
    next.chars().take(same + 1).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    fn site(posts: impl Iterator<Item = usize>) -> BTreeMap<String, Entry> {
        posts
            .map(|n| {
                (
                    format!("/posts/post-{n}/"),
                    Entry::file(hash(&n.to_le_bytes()), 1),
                )
            })
            .collect()
    }

    fn files(entries: &BTreeMap<String, Entry>) -> BTreeSet<Vec<u8>> {
        let shards = shards(entries);
        shards
            .iter()
            .map(|shard| serde_json::to_vec(&shard.entries).unwrap())
            .collect()
    }

    #[test]
    fn every_entry_is_in_the_shard_where_it_is_looked_for() {
        let mut entries = site(0..2000);
        for odd in ["/", "/\u{e000}/", "/\u{1f600}/", "/é/", "/posts/"] {
            entries.insert(odd.into(), Entry::default());
        }
        let shards = shards(&entries);
        let before = |a: &str, b: &str| a.encode_utf16().le(b.encode_utf16());
        for address in entries.keys() {
            let at = shards
                .iter()
                .rposition(|shard| before(&shard.from, address));
            assert!(
                shards[at.unwrap()].entries.contains_key(address.as_str()),
                "{address}"
            );
        }
        assert!((8..40).contains(&shards.len()), "{}", shards.len());
    }

    #[test]
    fn a_new_entry_changes_one_shard() {
        let before = files(&site(0..5000));
        for new in [5001, 9999, 123_456] {
            let after = files(&site((0..5000).chain([new])));
            // One more than one where the new one makes a cut.
            assert!(after.difference(&before).count() <= 2, "{new}");
        }
        let changed = (6000..6100).map(|new| {
            let after = files(&site((0..5000).chain([new])));
            after.difference(&before).count()
        });
        assert!(changed.filter(|changed| *changed == 1).count() > 90);
    }

    #[test]
    fn few_entries_are_one_shard_and_none_are_none() {
        assert_eq!(shards(&site(0..20)).len(), 1);
        assert!(shards(&BTreeMap::new()).is_empty());
    }
}
