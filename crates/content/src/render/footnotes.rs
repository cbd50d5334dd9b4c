//! Which footnotes a document has, and how they are numbered.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::ids::Ids;
use crate::slug;

/// The footnotes of a document, numbered in the order of their first
/// reference. Definitions that nothing refers to are left out.
#[derive(Default)]
pub(super) struct Notes {
    /// The notes in order.
    pub(super) list: Vec<Note>,
    /// By the index of a reference's event: the index of its note, and which
    /// of the note's references it is.
    pub(super) references: BTreeMap<usize, (usize, usize)>,
    /// By the index of a definition's start event: that of its end event.
    ends: BTreeMap<usize, usize>,
}

/// A footnote.
pub(super) struct Note {
    /// The index of the first event of its text.
    pub(super) start: usize,
    /// The index of its end event.
    pub(super) end: usize,
    /// Its `id`.
    pub(super) id: String,
    /// The ids of the references to it, never empty.
    pub(super) references: Vec<String>,
}

impl Notes {
    /// Finds definitions, then references: those of the text first, then those
    /// of each note as it comes.
    pub(super) fn collect(events: &[Event<'_>]) -> Self {
        let mut notes = Self::default();
        let definitions = notes.find_definitions(events);
        if definitions.is_empty() {
            return notes;
        }
        let mut numbers = BTreeMap::new();
        let mut ids = Ids::default();
        notes.visit(
            events,
            0..events.len(),
            &definitions,
            &mut numbers,
            &mut ids,
        );
        let mut next = 0;
        while let Some(note) = notes.list.get(next) {
            notes.visit(
                events,
                note.start..note.end,
                &definitions,
                &mut numbers,
                &mut ids,
            );
            next += 1;
        }
        notes
    }

    /// Where to go on after the definition that starts at `start`.
    pub(super) fn after(&self, start: usize) -> usize {
        self.ends.get(&start).map_or(start, |end| *end) + 1
    }

    /// Start events of definitions by label; the first of a name counts.
    fn find_definitions(&mut self, events: &[Event<'_>]) -> BTreeMap<String, usize> {
        let mut by_label = BTreeMap::new();
        let mut open = Vec::new();
        for (i, event) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    by_label.entry(label.to_lowercase()).or_insert(i);
                    open.push(i);
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some(start) = open.pop() {
                        self.ends.insert(start, i);
                    }
                }
                _ => {}
            }
        }
        by_label
    }

    fn visit(
        &mut self,
        events: &[Event<'_>],
        range: std::ops::Range<usize>,
        definitions: &BTreeMap<String, usize>,
        numbers: &mut BTreeMap<usize, usize>,
        ids: &mut Ids,
    ) {
        let mut i = range.start;
        while i < range.end {
            match &events[i] {
                Event::Start(Tag::FootnoteDefinition(_)) => {
                    i = self.after(i);
                    continue;
                }
                Event::FootnoteReference(label) => {
                    if let Some(start) = definitions.get(&label.to_lowercase()) {
                        let number = *numbers.entry(*start).or_insert_with(|| {
                            self.list
                                .push(Note::new(label, *start, self.ends[start], ids));
                            self.list.len() - 1
                        });
                        let nth = self.list[number].refer(ids);
                        self.references.insert(i, (number, nth));
                    }
                }
                _ => {}
            }
            i += 1;
        }
    }
}

impl Note {
    fn new(label: &str, start: usize, end: usize, ids: &mut Ids) -> Self {
        let mut id = ["fn-", &slug(label)].concat();
        if id == "fn-" || !ids.claim(&id) {
            id = ids.numbered(if id == "fn-" { "fn" } else { &id }, 1);
        }
        Self {
            start: start + 1,
            end,
            id,
            references: Vec::new(),
        }
    }

    /// Gives the next reference its id: `fnref-name`, then `fnref-name-2`.
    fn refer(&mut self, ids: &mut Ids) -> usize {
        let mut id = ["fnref", &self.id[2..]].concat();
        if !self.references.is_empty() || !ids.claim(&id) {
            id = ids.numbered(&id, 2);
        }
        self.references.push(id);
        self.references.len() - 1
    }
}
