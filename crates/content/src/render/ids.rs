//! Element ids that never repeat within a document.

use std::collections::{BTreeMap, BTreeSet};

/// The ids given out so far.
#[derive(Default)]
pub(super) struct Ids {
    taken: BTreeSet<String>,
    /// Where counting goes on, so that many equal headings cost no more than
    /// as many different ones.
    counters: BTreeMap<String, usize>,
}

impl Ids {
    /// Marks an id as one that [`Self::unique`] must not make up.
    pub(super) fn reserve(&mut self, id: &str) {
        self.taken.insert(id.to_string());
    }

    /// Whether `id` was free; it is taken afterwards.
    pub(super) fn claim(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_string())
    }

    /// `base-<n>` with the smallest number from `from` that is free.
    pub(super) fn numbered(&mut self, base: &str, from: usize) -> String {
        let counter = self.counters.entry(base.to_string()).or_insert(from);
        loop {
            let id = [base, "-", &counter.to_string()].concat();
            *counter += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
