//! Which footnotes a document has, and how they are numbered.

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::ids::Ids;
use crate::{case::lower, slug};

/// The footnotes of a document, numbered in the order of their first
/// reference. Definitions that nothing refers to are left out.
#[derive(Default)]
pub(super) struct Notes {
    /// The notes in order.
    pub(super) list: Vec<Note>,
    /// By the index of an event, where there are definitions at all: what it
    /// is to the footnotes.
    roles: Vec<Role>,
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

/// What an event is to the footnotes.
#[derive(Clone, Copy)]
enum Role {
    /// Nothing.
    None,
    /// The start of a definition that ends with the event `end`; the index of
    /// its note once there is a reference to it.
    Definition { end: usize, note: Option<usize> },
    /// The `nth` reference to a note.
    Reference { note: usize, nth: usize },
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
        let mut ids = Ids::default();
        notes.visit(events, 0..events.len(), &definitions, &mut ids);
        let mut next = 0;
        while let Some(note) = notes.list.get(next) {
            notes.visit(events, note.start..note.end, &definitions, &mut ids);
            next += 1;
        }
        notes
    }

    /// Where to go on after the definition that starts at `start`.
    pub(super) fn after(&self, start: usize) -> usize {
        match self.roles.get(start) {
            Some(Role::Definition { end, .. }) => end + 1,
            _ => start + 1,
        }
    }

    /// The definitions that are not shown: the index of the event each starts
    /// with, its label, and whether another one before it has the label.
    #[cfg(feature = "front-matter")]
    pub(super) fn lost(&self, events: &[Event<'_>]) -> Vec<(usize, String, bool)> {
        let mut labels = std::collections::BTreeSet::new();
        let mut lost = Vec::new();
        for (i, role) in self.roles.iter().enumerate() {
            let (Role::Definition { note, .. }, Event::Start(Tag::FootnoteDefinition(label))) =
                (role, &events[i])
            else {
                continue;
            };
            let repeated = !labels.insert(lower(label));
            if note.is_none() {
                lost.push((i, label.to_string(), repeated));
            }
        }
        lost
    }

    /// The index of the note that the event at `i` refers to, and which of the
    /// references to it this is.
    pub(super) fn reference(&self, i: usize) -> Option<(usize, usize)> {
        match self.roles.get(i) {
            Some(Role::Reference { note, nth }) => Some((*note, *nth)),
            _ => None,
        }
    }

    /// Start events of definitions by label, whatever its case; the first of a
    /// name counts.
    #[expect(clippy::map_entry, reason = "entries are more code for browsers")]
    fn find_definitions(&mut self, events: &[Event<'_>]) -> BTreeMap<String, usize> {
        let mut by_label = BTreeMap::new();
        let mut open = Vec::new();
        for (i, event) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    if self.roles.is_empty() {
                        self.roles = vec![Role::None; events.len()];
                    }
                    let label = lower(label);
                    if !by_label.contains_key(&label) {
                        by_label.insert(label, i);
                    }
                    open.push(i);
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some(start) = open.pop() {
                        self.roles[start] = Role::Definition { end: i, note: None };
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
        range: Range<usize>,
        definitions: &BTreeMap<String, usize>,
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
                    if let Some(start) = definitions.get(&lower(label)) {
                        self.refer(i, *start, label, ids);
                    }
                }
                _ => {}
            }
            i += 1;
        }
    }

    /// Notes that the event at `i` refers to the definition that starts at `start`.
    fn refer(&mut self, i: usize, start: usize, label: &str, ids: &mut Ids) {
        let Role::Definition { end, note } = self.roles[start] else {
            return;
        };
        let number = note.unwrap_or(self.list.len());
        if note.is_none() {
            self.list.push(Note::new(label, start, end, ids));
            self.roles[start] = Role::Definition {
                end,
                note: Some(number),
            };
        }
        let nth = self.list[number].refer(ids);
        self.roles[i] = Role::Reference { note: number, nth };
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
