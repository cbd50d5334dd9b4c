//! Element ids that never repeat within a document.

use std::collections::BTreeMap;

/// The ids given out so far. For each, the number that counting goes on with,
/// so that many equal headings cost no more than as many different ones.
#[derive(Default)]
pub(super) struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// Whether `id` was free; it is taken afterwards.
    pub(super) fn claim(&mut self, id: &str) -> bool {
        let is_free = !self.0.contains_key(id);
        if is_free {
            self.0.insert(id.to_string(), 0);
        }
        is_free
    }

    /// `base-<n>` with the smallest number from `from` that is free.
    pub(super) fn numbered(&mut self, base: &str, from: usize) -> String {
        let mut n = from.max(self.0.get(base).copied().unwrap_or_default());
        loop {
            let mut id = [base, "-"].concat();
            push_number(&mut id, n as u64);
            n += 1;
            if self.claim(&id) {
                self.0.insert(base.to_string(), n);
                return id;
            }
        }
    }
}

/// Appends a number in decimal digits. (The formatting machinery of the
/// standard library would cost a kilobyte in the browser's module.)
pub(super) fn push_number(out: &mut String, number: u64) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.push((b'0' + (number % 10) as u8) as char);
}
