//! Which pages are looked at.

use std::path::PathBuf;

/// `size` pages of several sites: from each the same number, as far as it has
/// so many, evenly spread over its pages. The same pages give the same sample.
pub(super) fn sample(sites: &[Vec<PathBuf>], size: usize) -> Vec<PathBuf> {
    let mut order: Vec<_> = sites.iter().collect();
    // The small ones first: what they can't give, the others do.
    order.sort_by_key(|pages| pages.len());
    let mut chosen = Vec::new();
    for (i, pages) in order.iter().enumerate() {
        let share = (size - chosen.len()) / (order.len() - i);
        let share = share.min(pages.len());
        chosen.extend((0..share).map(|n| pages[n * pages.len() / share].clone()));
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(name: &str, pages: usize) -> Vec<PathBuf> {
        (0..pages).map(|n| format!("{name}{n}").into()).collect()
    }

    #[test]
    fn each_site_has_its_share_and_large_ones_fill_up() {
        let sites = [site("a", 100), site("b", 1000), site("c", 2)];
        let sample = sample(&sites, 50);
        let of = |name: &str| {
            let is = |path: &&PathBuf| path.to_string_lossy().starts_with(name);
            sample.iter().filter(is).count()
        };
        assert_eq!((of("a"), of("b"), of("c")), (24, 24, 2));
        assert!(sample.contains(&"b958".into()), "{sample:?}");
    }

    #[test]
    fn no_page_is_looked_at_twice() {
        let mut sample = sample(&[site("a", 7), site("b", 3)], 200);
        assert_eq!(sample.len(), 10);
        sample.dedup();
        assert_eq!(sample.len(), 10);
        assert!(super::sample(&[], 5).is_empty());
    }
}
