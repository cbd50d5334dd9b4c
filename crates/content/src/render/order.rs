//! Which code block and which formula is which.

use pulldown_cmark::{Event, Tag};

use crate::{Dialect, Facts, markdown::is_formula};

/// The places of code blocks and formulas in the order of the Markdown, in
/// which facts count them. (They are written in another order: footnotes come
/// last.)
#[derive(Default)]
pub(super) struct Order {
    /// Indices of start events, ascending.
    code: Vec<usize>,
    math: Vec<usize>,
    /// For each code block its diagram, if it has one.
    diagrams: Vec<Option<usize>>,
}

impl Order {
    /// Finds them where there are facts about them.
    pub(super) fn collect(events: &[Event<'_>], facts: &Facts, dialect: Dialect) -> Self {
        let mut order = Self::default();
        if facts.code.is_empty() && facts.diagrams.is_empty() && facts.math.is_empty() {
            return order;
        }
        for (i, event) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) if !is_formula(kind, dialect) => {
                    order.code.push(i);
                }
                Event::Start(Tag::CodeBlock(_)) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                    order.math.push(i);
                }
                _ => {}
            }
        }
        order.diagrams = vec![None; order.code.len()];
        for (n, diagram) in facts.diagrams.iter().enumerate() {
            if let Some(place) = order.diagrams.get_mut(diagram.block) {
                *place = Some(n);
            }
        }
        order
    }

    /// The index of the picture of the `nth` code block.
    pub(super) fn diagram(&self, nth: usize) -> Option<usize> {
        *self.diagrams.get(nth)?
    }

    /// Which code block starts with the event at `i`.
    pub(super) fn code(&self, i: usize) -> Option<usize> {
        self.code.binary_search(&i).ok()
    }

    /// Which formula the event at `i` is, or starts.
    pub(super) fn math(&self, i: usize) -> Option<usize> {
        self.math.binary_search(&i).ok()
    }
}
