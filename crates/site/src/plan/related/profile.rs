//! What tells each post from the others, and an index from there to the posts.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// How many of a post's items count: the most telling ones.
const KEPT: usize = 32;

/// Counts the items (terms, words) of posts.
pub(super) struct Collector {
    known: HashMap<u64, usize, BuildHasherDefault<AsItIs>>,
    /// Of each item how many posts have it, and its latest count.
    items: Vec<Item>,
    /// The items of each post with how much they count there.
    posts: Vec<Vec<(usize, f32)>>,
}

struct Item {
    posts: usize,
    last: usize,
    at: usize,
}

impl Collector {
    /// For so many posts.
    pub(super) fn new(posts: usize) -> Self {
        Self {
            known: HashMap::default(),
            items: Vec::new(),
            posts: Vec::with_capacity(posts),
        }
    }

    /// Goes on to the next post.
    pub(super) fn next(&mut self) {
        self.posts.push(Vec::new());
    }

    /// The post has an item.
    pub(super) fn add(&mut self, item: u64, by: f32) {
        let number = self.posts.len();
        let Some(post) = self.posts.last_mut() else {
            return;
        };
        let next = self.items.len();
        let id = *self.known.entry(item).or_insert(next);
        if id == next {
            self.items.push(Item {
                posts: 0,
                last: 0,
                at: 0,
            });
        }
        let item = &mut self.items[id];
        if item.last == number {
            post[item.at].1 += by;
        } else {
            item.posts += 1;
            item.last = number;
            item.at = post.len();
            post.push((id, by));
        }
    }

    /// The most telling items of each post. `alone` is how many items that no
    /// other has every post is thought to have besides: so that a post of few
    /// words is not all too like another because of one of them.
    pub(super) fn profiles(self, alone: f32) -> Profiles {
        let count = self.posts.len();
        let rarest = rarity(count, 1);
        let rarity = self.items.iter().map(|item| match item.posts {
            // Nobody to compare with.
            0 | 1 => 0.0,
            posts => rarity(count, posts),
        });
        let rarity: Vec<f32> = rarity.collect();
        let profile = |mut items: Vec<(usize, f32)>| {
            for (id, weight) in &mut items {
                // The tenth time says less than the first.
                *weight = weight.sqrt() * rarity[*id];
            }
            items.retain(|(_, weight)| *weight > 0.0);
            let telling = |a: &(usize, f32), b: &(usize, f32)| {
                b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0))
            };
            if items.len() > KEPT {
                items.select_nth_unstable_by(KEPT, telling);
                items.truncate(KEPT);
            }
            items.sort_unstable_by_key(|(id, _)| *id);
            let squares: f32 = items.iter().map(|(_, weight)| weight * weight).sum();
            let length = (squares + alone * rarest * rarest).sqrt();
            items.iter_mut().for_each(|(_, weight)| *weight /= length);
            items
        };
        Profiles::new(self.posts.into_iter().map(profile).collect(), rarity.len())
    }
}

/// How much it tells that a post has an item: the binary logarithm of the share
/// of posts that have it, with straight lines between the powers of two. (The
/// system's logarithms differ in the last bit.)
fn rarity(all: usize, having: usize) -> f32 {
    let ratio = (all as f32 / having as f32).max(1.0);
    let exponent = (ratio.to_bits() >> 23) as f32 - 127.0;
    let fraction = f32::from_bits(ratio.to_bits() & 0x007F_FFFF | 0x3F80_0000) - 1.0;
    exponent + fraction
}

/// The profiles of all posts, each of a length of 1 or less.
pub(super) struct Profiles {
    posts: Vec<Vec<(usize, f32)>>,
    /// Where the posts of each item start in `index`, and end.
    starts: Vec<usize>,
    /// Posts and weights, by item, then in their order.
    index: Vec<(usize, f32)>,
}

impl Profiles {
    fn new(posts: Vec<Vec<(usize, f32)>>, items: usize) -> Self {
        let mut starts = vec![0; items + 1];
        for (id, _) in posts.iter().flatten() {
            starts[id + 1] += 1;
        }
        for id in 0..items {
            starts[id + 1] += starts[id];
        }
        let mut next = starts.clone();
        let mut index = vec![(0, 0.0); starts[items]];
        for (post, profile) in posts.iter().enumerate() {
            for (id, weight) in profile {
                index[next[*id]] = (post, *weight);
                next[*id] += 1;
            }
        }
        Self {
            posts,
            starts,
            index,
        }
    }

    /// Calls `alike` with each post that shares an item with `post`, and by how
    /// much that makes the two more alike.
    pub(super) fn compare(&self, post: usize, mut alike: impl FnMut(usize, f32)) {
        for (id, weight) in &self.posts[post] {
            let sharing = &self.index[self.starts[*id]..self.starts[*id + 1]];
            let own = sharing.partition_point(|(other, _)| *other < post);
            let near =
                own.saturating_sub(super::COMPARED)..sharing.len().min(own + super::COMPARED + 1);
            for (other, theirs) in &sharing[near] {
                if *other != post {
                    alike(*other, weight * theirs);
                }
            }
        }
    }
}

/// The items are hashes already.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::{Collector, rarity};

    /// How alike the first of some posts is to each of the others.
    fn alike(posts: &[&[u64]]) -> Vec<f32> {
        let mut collector = Collector::new(posts.len());
        for post in posts {
            collector.next();
            for item in *post {
                collector.add(*item, 1.0);
            }
        }
        let mut alike = vec![0.0; posts.len()];
        let profiles = collector.profiles(1.0);
        profiles.compare(0, |other, by| alike[other] += by);
        alike
    }

    #[test]
    fn what_few_have_counts_more() {
        let alike = alike(&[&[1, 2], &[1], &[2], &[2], &[3], &[3]]);
        assert!(alike[1] > alike[2] && alike[2] > 0.0, "{alike:?}");
        assert_eq!((alike[0], alike[4]), (0.0, 0.0));
        assert_eq!(alike[2], alike[3]);
    }

    #[test]
    fn what_all_have_counts_nothing() {
        assert_eq!(alike(&[&[1], &[1], &[1]]), [0.0; 3]);
        assert_eq!(alike(&[&[1, 1], &[1], &[2]])[2], 0.0);
    }

    #[test]
    fn rarity_grows_as_fewer_have_it() {
        assert_eq!(rarity(8, 8), 0.0);
        assert_eq!(rarity(8, 1), 3.0);
        assert_eq!(rarity(12, 2), 2.5);
        assert!(rarity(10_000, 3) > rarity(10_000, 4));
    }
}
