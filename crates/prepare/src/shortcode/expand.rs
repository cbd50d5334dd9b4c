//! Putting in place of each call what it stands for.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    call::{Call, Inner},
    output::{Move, Output},
    pair::pairs,
    place::{Place, Places},
    scan::scan,
    token::{Kind, Token},
};
use crate::{
    Finding, Settings,
    builtin::{self, tabs::Group},
    regions::Regions,
};

/// How many calls may stand within one another. Real posts have three.
pub(super) const DEEPEST: usize = 32;

/// Walks over a document and answers its calls.
pub(crate) struct Expander<'a> {
    pub(crate) text: &'a str,
    pub(crate) settings: &'a Settings<'a>,
    regions: Regions<'a>,
    pub(super) places: Places<'a>,
    partners: Vec<Option<usize>>,
    pub(crate) out: Output<'a>,
    moved: Option<Move>,
    depth: usize,
    /// The tabs around the current call, and how many there were so far.
    pub(crate) groups: Vec<Group>,
    pub(crate) group_count: usize,
    pub(crate) fragments: Vec<String>,
    pub(crate) frame_hosts: BTreeSet<&'static str>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// QR codes by their text and level: the name of the file, and their width.
    pub(crate) codes: BTreeMap<(String, u8), (String, usize)>,
    /// Whether calls too deep have been told.
    pub(super) told_depth: bool,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Expander<'a> {
    /// All calls of a document answered.
    pub(crate) fn run(text: &'a str, settings: &'a Settings<'a>) -> Self {
        let mut regions = Regions::new(text);
        let own = settings.shortcodes;
        let tokens = scan(text, &mut regions, |name| {
            builtin::is_raw(name) && !own.has(name)
        });
        let mut expander = Self {
            text,
            settings,
            regions,
            places: Places::new(text),
            partners: pairs(&tokens),
            out: Output::new(text),
            moved: None,
            depth: 0,
            groups: Vec::new(),
            group_count: 0,
            fragments: Vec::new(),
            frame_hosts: BTreeSet::new(),
            files: BTreeMap::new(),
            codes: BTreeMap::new(),
            told_depth: false,
            findings: Vec::new(),
        };
        expander.range(&tokens, 0..tokens.len(), 0..text.len());
        expander
    }

    fn range(&mut self, all: &[Token], tokens: Range<usize>, text: Range<usize>) {
        let mut at = text.start;
        let mut i = tokens.start;
        while i < tokens.end {
            let token = &all[i];
            self.copy(at, token.range.start);
            at = token.range.end;
            match &token.kind {
                Kind::Open { .. } => {
                    if let Some(end) = self.open(all, i) {
                        at = all[end].range.end;
                        i = end;
                    }
                }
                Kind::Close { name } => self.unopened(name, &token.range),
                Kind::Shown { hidden, in_code } => self.shown(token, hidden, *in_code),
                Kind::Broken { reason } => self.broken(reason, &token.range),
            }
            i += 1;
        }
        self.copy(at, text.end);
    }

    pub(super) fn copy(&mut self, from: usize, to: usize) {
        self.out.copy(from, to, self.moved.as_ref());
    }

    /// Answers the call that token `i` opens, and says which token ends it.
    fn open(&mut self, all: &[Token], i: usize) -> Option<usize> {
        let Kind::Open {
            name,
            arguments,
            syntax,
            ..
        } = &all[i].kind
        else {
            return None;
        };
        let range = all[i].range.clone();
        let end = self.partners[i];
        let known = self.settings.shortcodes.has(name) || builtin::find(name).is_some();
        if syntax.is_zola() && !known && end.is_none() {
            self.perhaps(name, &range, arguments.named.is_empty());
            return None;
        }
        if self.depth >= DEEPEST {
            self.too_deep(&range);
            let to = end.map_or(range.end, |end| all[end].range.end);
            self.copy(range.start, to);
            return end;
        }
        let inner = end.map(|end| Inner {
            text: &self.text[range.end..all[end].range.start],
            range: range.end..all[end].range.start,
            tokens: i + 1..end,
            close: all[end].range.clone(),
            place: self.place(all[end].range.start),
        });
        let place = self.place(range.start);
        let last = end.map_or(range.end, |end| all[end].range.end);
        let call = Call {
            name,
            arguments,
            syntax: *syntax,
            alone: place.first && self.places.is_last(last),
            place,
            range,
            inner,
            all,
        };
        self.answer(&call);
        end
    }

    fn answer(&mut self, call: &Call<'_>) {
        if self.settings.shortcodes.has(call.name) {
            self.template(call);
        } else if let Some(built_in) = builtin::find(call.name) {
            built_in(self, call);
        } else {
            self.unknown(call);
        }
    }

    fn place(&self, at: usize) -> Place {
        let mut place = self.places.of(at, &self.regions);
        if let Some(moved) = &self.moved
            && let Some(rest) = place.written.strip_prefix(moved.strip.as_str())
        {
            place.prefix = [&moved.add, rest].concat();
            place.outdent = false;
        }
        place
    }

    /// Writes the inner text of a call, its own calls answered.
    pub(crate) fn inner(&mut self, call: &Call<'_>) {
        let Some(inner) = &call.inner else {
            return;
        };
        let outer = self.moved.clone();
        if call.place.outdent || inner.place.written != call.place.written {
            self.moved = Some(Move {
                strip: inner.place.written.clone(),
                add: call.place.prefix.clone(),
            });
        }
        self.depth += 1;
        self.range(call.all, inner.tokens.clone(), inner.range.clone());
        self.depth -= 1;
        self.moved = outer;
    }

    /// Writes a block around the inner text of a call; where no block can
    /// stand, only the inner text. A call without end has nothing to hold:
    /// that is told.
    pub(crate) fn container(&mut self, call: &Call<'_>, open: &str, close: &str) {
        let Some(inner) = &call.inner else {
            self.unclosed(call);
            return;
        };
        if call.place.inline {
            self.misplaced(call);
            self.inner(call);
            return;
        }
        self.out.block(open, call.range.start, &call.place, false);
        self.inner(call);
        let place = Place {
            first: inner.place.first,
            outdent: false,
            ..call.place.clone()
        };
        self.out.block(close, inner.close.start, &place, false);
    }

    /// Writes a block that has no inner text.
    pub(crate) fn block(&mut self, call: &Call<'_>, lines: &str, apart: bool) {
        self.out.block(lines, call.range.start, &call.place, apart);
    }

    /// Writes inline Markdown in place of a call.
    pub(crate) fn inline(&mut self, call: &Call<'_>, text: &str) {
        self.out.inline(text, call.range.start);
    }

    /// A call that is to be shown: in code as it is, in text so that it is no
    /// HTML either.
    fn shown(&mut self, token: &Token, [open, close]: &[Range<usize>; 2], in_code: bool) {
        if !in_code && self.text[..open.start].ends_with('<') {
            self.out.inline("{{&lt;", token.range.start);
        } else {
            self.copy(token.range.start, open.start);
        }
        self.copy(open.end, close.start);
        self.copy(close.end, token.range.end);
    }
}
