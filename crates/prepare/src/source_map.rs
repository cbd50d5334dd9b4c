//! Where the prepared Markdown came from.

use std::ops::Range;

/// Where each byte of the prepared Markdown came from in the original.
///
/// The empty map is the usual case: nothing was changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// Sorted by `prepared`; each piece reaches to the next.
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Where it starts in the prepared Markdown.
    prepared: usize,
    /// Where it comes from in the original.
    original: usize,
    /// Whether it was copied byte for byte; else all of it stands for
    /// `original`.
    copied: bool,
}

impl SourceMap {
    /// The offset in the original of an offset in the prepared Markdown, both
    /// in bytes. What was generated maps to the start of what it stands for.
    pub fn original(&self, prepared: usize) -> usize {
        let after = self.pieces.partition_point(|p| p.prepared <= prepared);
        match after.checked_sub(1).map(|i| self.pieces[i]) {
            Some(piece) if piece.copied => piece.original + (prepared - piece.prepared),
            Some(piece) => piece.original,
            None => prepared,
        }
    }

    /// Notes that what follows from `prepared` on was copied from `original`.
    pub(crate) fn copied(&mut self, prepared: usize, original: usize) {
        self.push(prepared, original, true);
    }

    /// Notes that what follows from `prepared` on stands for `original`.
    pub(crate) fn generated(&mut self, prepared: usize, original: usize) {
        self.push(prepared, original, false);
    }

    fn push(&mut self, prepared: usize, original: usize, copied: bool) {
        self.cut(prepared);
        self.pieces.push(Piece {
            prepared,
            original,
            copied,
        });
    }

    /// Forgets what was noted for `prepared` and beyond.
    pub(crate) fn cut(&mut self, prepared: usize) {
        while self.pieces.last().is_some_and(|p| p.prepared >= prepared) {
            self.pieces.pop();
        }
    }

    /// The map of a second change made to the result of a first: `self` leads
    /// from the second result to the first's, `first` from there to the
    /// original.
    pub(crate) fn after(self, first: &Self, length: usize) -> Self {
        if first.pieces.is_empty() {
            return self;
        }
        if self.pieces.is_empty() {
            return first.clone();
        }
        let mut both = Self::default();
        for (i, piece) in self.pieces.iter().enumerate() {
            let end = self.pieces.get(i + 1).map_or(length, |next| next.prepared);
            if piece.copied {
                let within = piece.original..piece.original + (end - piece.prepared);
                first.within(&within, |at, original, copied| {
                    both.push(piece.prepared + (at - within.start), original, copied);
                });
            } else {
                both.push(piece.prepared, first.original(piece.original), false);
            }
        }
        both
    }

    /// The pieces that make up a range, cut to it.
    fn within(&self, range: &Range<usize>, mut take: impl FnMut(usize, usize, bool)) {
        let first = self.pieces.partition_point(|p| p.prepared <= range.start);
        let copied = first
            .checked_sub(1)
            .is_none_or(|before| self.pieces[before].copied);
        take(range.start, self.original(range.start), copied);
        for piece in &self.pieces[first..] {
            if piece.prepared >= range.end {
                break;
            }
            take(piece.prepared, piece.original, piece.copied);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SourceMap;

    #[test]
    fn an_empty_map_changes_nothing() {
        assert_eq!(SourceMap::default().original(7), 7);
    }

    #[test]
    fn copied_bytes_move_and_generated_ones_stand_for_a_place() {
        // original: «ab{{x}}cd», prepared: «ab<long>cd»
        let mut map = SourceMap::default();
        map.copied(0, 0);
        map.generated(2, 2);
        map.copied(8, 7);
        let found: Vec<_> = [0, 1, 2, 5, 7, 8, 9].map(|i| map.original(i)).into();
        assert_eq!(found, [0, 1, 2, 2, 2, 7, 8]);
    }

    #[test]
    fn two_maps_make_one() {
        let mut first = SourceMap::default();
        first.copied(0, 0);
        first.generated(2, 2);
        first.copied(8, 7);
        // Then one byte more at the start, and one in the middle of the copy.
        let mut second = SourceMap::default();
        second.generated(0, 0);
        second.copied(1, 0);
        second.generated(10, 9);
        second.copied(11, 9);
        let both = second.clone().after(&first, 12);
        for i in 0..12 {
            assert_eq!(both.original(i), first.original(second.original(i)), "{i}");
        }
    }
}
