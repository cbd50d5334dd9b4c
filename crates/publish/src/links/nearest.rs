//! What a broken target may have been meant to say.

use inkleaf_content::date_in_name;

use super::Links;
use super::resolve::{join, path_of};

/// How alike two names must be: a fifth of the longer one may differ. With a
/// third, `instrumentation` would be a slip of `instrument-nginx`.
const TOLERANCE: f64 = 0.8;

impl Links<'_> {
    /// The page whose address is nearest to what a broken link says: one with
    /// the same last part (a post that has moved), else one that is spelt
    /// nearly the same.
    pub(crate) fn nearest_page(&self, target: &str, address: &str) -> Option<&str> {
        nearest(&said(target, address)?, self.pages.keys().copied())
    }

    /// The file, as a site address, whose name is nearest to what a missing
    /// image says.
    pub(crate) fn nearest_file(&self, target: &str, address: &str) -> Option<&str> {
        nearest(&said(target, address)?, self.by_address.keys().copied())
    }
}

/// Which of some ids a fragment that is none of them may have meant.
pub(crate) fn nearest_id<'k>(
    fragment: &str,
    ids: impl Iterator<Item = &'k str>,
) -> Option<&'k str> {
    best(fragment, ids.map(|id| (id, id)))
}

fn said(target: &str, address: &str) -> Option<String> {
    Some(format!("/{}", join(address, &path_of(target)?)?))
}

fn nearest<'k>(said: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    let name = last_part(said);
    if name.is_empty() {
        return None;
    }
    let same = known.clone().filter(|address| is_named(address, name));
    // Of several with the same name, the one in the most similar place.
    let same = same.map(|address| (strsim::normalized_levenshtein(said, address), address));
    let same = same.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    same.map(|(_, address)| address)
        .or_else(|| best(name, known.map(|address| (last_part(address), address))))
}

/// Whether an address has this name, or has it behind a date.
fn is_named(address: &str, name: &str) -> bool {
    let last = last_part(address);
    last == name || date_in_name(last).is_some_and(|(_, rest)| rest == name)
}

/// The value whose name is most like `name`, if it is like enough.
fn best<'k>(name: &str, known: impl Iterator<Item = (&'k str, &'k str)>) -> Option<&'k str> {
    let wanted = name.to_lowercase();
    let near = |candidate: &str| {
        let (a, b) = (wanted.len(), candidate.len());
        // Names of very different lengths need not be compared.
        a.min(b) as f64 >= TOLERANCE * a.max(b) as f64
    };
    known
        .filter(|(candidate, _)| !candidate.is_empty() && near(candidate))
        .map(|(candidate, value)| {
            let likeness =
                strsim::normalized_damerau_levenshtein(&wanted, &candidate.to_lowercase());
            (likeness, value)
        })
        .filter(|(likeness, _)| *likeness >= TOLERANCE)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, value)| value)
}

/// The last part of an address, without what ends a page's: a slash, or the
/// endings of files that are pages.
fn last_part(address: &str) -> &str {
    let address = address.trim_end_matches('/');
    let name = address.rsplit('/').next().unwrap_or_default();
    let ending = [".html", ".htm", ".md"].into_iter();
    let mut without = ending.filter_map(|ending| name.strip_suffix(ending));
    without.next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{nearest, nearest_id};

    fn of(said: &str, known: &[&'static str]) -> Option<&'static str> {
        nearest(said, known.iter().copied())
    }

    #[test]
    fn a_moved_page_is_found_by_its_name() {
        let known = ["/posts/hello/", "/2024/hello/", "/posts/other/"];
        assert_eq!(of("/2023/hello/", &known), Some("/2024/hello/"));
        assert_eq!(of("/2024/hello.html", &known), Some("/2024/hello/"));
        let dated = ["/posts/2019-07-19-peace/", "/posts/2018-08-09-peace/"];
        assert_eq!(of("/2019/07/peace/", &dated), Some(dated[0]));
    }

    #[test]
    fn a_misspelt_one_is_found_by_likeness() {
        let known = ["/posts/measure/", "/posts/mojibake/", "/about/"];
        assert_eq!(of("/posts/mesure/", &known), Some("/posts/measure/"));
        assert_eq!(of("/posts/Mojibake", &known), Some("/posts/mojibake/"));
        assert_eq!(of("/posts/nothing-like-it/", &known), None);
        assert_eq!(of("/docs/instrumentation/", &["/instrument-nginx/"]), None);
        assert_eq!(of("/", &known), None);
    }

    #[test]
    fn ids_too() {
        let ids = ["the-first-part", "the-second-part"];
        assert_eq!(nearest_id("the-frist-part", ids.into_iter()), Some(ids[0]));
        assert_eq!(nearest_id("elsewhere", ids.into_iter()), None);
    }
}
