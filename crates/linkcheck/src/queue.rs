//! Who is asked when.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use url::Url;

use crate::{Options, Outcome, visit::Visitor};

/// After so many addresses in succession that say «leave this host», it is left.
const PATIENCE: usize = 2;

/// Addresses to ask for, by host.
#[derive(Default)]
pub(crate) struct Queue {
    hosts: BTreeMap<String, Vec<Url>>,
}

impl Queue {
    pub(crate) fn push(&mut self, url: Url) {
        let host = url.host_str().unwrap_or_default();
        let port = url.port_or_known_default().unwrap_or_default();
        let key = format!("{host}:{port}");
        self.hosts.entry(key).or_default().push(url);
    }

    /// Asks for all: some hosts at once, each by one thread. `told` hears of
    /// each outcome.
    pub(crate) fn work(
        self,
        options: &Options,
        visitor: &Visitor,
        told: &(dyn Fn(&str, &Outcome) + Sync),
    ) {
        let mut hosts: Vec<Vec<Url>> = self.hosts.into_values().collect();
        // What takes longest starts first, or all wait for it at the end.
        hosts.sort_by_key(|urls| std::cmp::Reverse(urls.len()));
        let next = AtomicUsize::new(0);
        let one_after_another = || {
            while let Some(urls) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                ask_host(urls, options, visitor, told);
            }
        };
        thread::scope(|scope| {
            for _ in 0..options.at_once.max(1).min(hosts.len()) {
                scope.spawn(one_after_another);
            }
        });
    }
}

fn ask_host(
    urls: &[Url],
    options: &Options,
    visitor: &Visitor,
    told: &(dyn Fn(&str, &Outcome) + Sync),
) {
    let mut in_vain = 0;
    let mut last = None;
    for (i, url) in urls.iter().enumerate() {
        if let Some(outcome) = last.as_ref().filter(|_| in_vain >= PATIENCE) {
            told(url.as_str(), outcome);
            continue;
        }
        if i > 0 {
            thread::sleep(options.pause);
        }
        let visit = visitor.visit(url);
        told(url.as_str(), &visit.outcome);
        in_vain = if visit.host_is_done { in_vain + 1 } else { 0 };
        last = Some(visit.outcome);
    }
}
