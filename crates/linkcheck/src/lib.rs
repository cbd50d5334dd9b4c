//! Whether addresses elsewhere still work, asked politely.
//!
//! [`check`] asks a few hosts at once, each one thing at a time with a pause
//! between, says who is asking, and remembers what was fine. It knows nothing
//! of blogs: URLs go in, [`Outcome`]s come out.

mod cache;
mod options;
mod outcome;
mod queue;
mod reach;
mod visit;

pub use options::Options;
pub use outcome::Outcome;

use std::collections::BTreeMap;
use std::sync::Mutex;

use cache::Cache;
use queue::Queue;
use url::Url;
use visit::Visitor;

/// Checks URLs. `told` hears of each distinct one once, from several threads,
/// as soon as its outcome is known. URLs that differ only behind `#` are asked
/// for once.
///
/// Nothing fails: what can't be asked is [`Outcome::Unknown`]. A cache file that
/// can't be read or written is passed over.
pub fn check<'u>(
    urls: impl IntoIterator<Item = &'u str>,
    options: &Options,
    told: &(dyn Fn(&str, &Outcome) + Sync),
) {
    // By the address that is asked for, how it was written.
    let mut wanted: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let distinct: std::collections::BTreeSet<&str> = urls.into_iter().collect();
    for written in distinct {
        match address(written) {
            Some(url) => wanted.entry(url.into()).or_default().push(written),
            None => told(
                written,
                &Outcome::Unknown("it is no address of http or https".into()),
            ),
        }
    }
    let cache = Mutex::new(Cache::load(options));
    let tell = |asked: &str, outcome: &Outcome| {
        for written in wanted.get(asked).into_iter().flatten() {
            told(written, &outcome.with_fragment_of(written));
        }
    };
    let lock = || {
        cache
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    };
    let mut queue = Queue::default();
    for asked in wanted.keys() {
        let known = lock().get(asked);
        match (known, Url::parse(asked)) {
            (Some(outcome), _) => tell(asked, &outcome),
            (None, Ok(url)) => queue.push(url),
            (None, Err(_)) => {}
        }
    }
    let visitor = Visitor::new(options);
    queue.work(options, &visitor, &|asked, outcome| {
        lock().put(asked, outcome);
        tell(asked, outcome);
    });
    lock().store();
}

/// The address to ask for: of http or https, without fragment.
fn address(written: &str) -> Option<Url> {
    let mut url = Url::parse(written).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    Some(url)
}
