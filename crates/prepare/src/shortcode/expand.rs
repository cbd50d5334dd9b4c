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
    escape,
    finding::{NESTING, PLACE, SYNTAX, UNCLOSED, UNKNOWN, UNOPENED},
    regions::Regions,
};

/// How many calls may stand within one another. Real posts have three.
const DEEPEST: usize = 32;

/// Walks over a document and answers its calls.
pub(crate) struct Expander<'a> {
    pub(crate) text: &'a str,
    pub(crate) settings: &'a Settings<'a>,
    regions: Regions<'a>,
    places: Places<'a>,
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
    told_depth: bool,
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

    fn copy(&mut self, from: usize, to: usize) {
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

    /// Says on the page what is wrong, and keeps the inner text.
    pub(crate) fn note(&mut self, call: &Call<'_>, note: &str) {
        let note = escape::text(note);
        let own_line = call.place.first && self.places.is_last(call.range.end);
        if own_line && !call.place.inline {
            let line = format!("<p class=\"shortcode-note\">{note}</p>");
            self.block(call, &line, false);
        } else {
            self.inline(call, &span(&note));
        }
        self.inner(call);
    }

    /// Tells and shows what is wrong with a call.
    pub(crate) fn fail(&mut self, call: &Call<'_>, finding: Finding) {
        let note = finding.message.clone();
        self.findings.push(finding);
        self.note(call, &note);
    }

    fn unknown(&mut self, call: &Call<'_>) {
        let name = call.name;
        let own = format!("add a template, shortcodes/{name}.html");
        let help = match self.settings.shortcodes.nearest(name) {
            Some(nearest) => format!("Did you mean «{nearest}»? Else {own}."),
            None if name.ends_with(".inline") => "Hugo's inline shortcodes are template code, \
                which is not run. Write the result in their place."
                .to_owned(),
            None => format!("Take it out, or {own}."),
        };
        let message = format!("There is no shortcode «{name}».");
        self.fail(call, Finding::warning(UNKNOWN, &call.range, message, help));
    }

    /// Zola's syntax with a name that nobody knows is most likely the text of
    /// another template language: it stays.
    fn perhaps(&mut self, name: &str, range: &Range<usize>, bare: bool) {
        if !bare {
            let message = format!("This looks like a shortcode, but there is none named «{name}».");
            let help = "If it is to be one, add a template in shortcodes/; if it is text, put it \
                in back ticks.";
            let finding = Finding::warning(UNKNOWN, range, message, help);
            self.findings.push(finding.hint());
        }
        self.copy(range.start, range.end);
    }

    pub(crate) fn unclosed(&mut self, call: &Call<'_>) {
        let name = call.name;
        let end = match call.syntax.is_zola() {
            true => "{% end %}".to_owned(),
            false => format!("{{{{< /{name} >}}}}"),
        };
        let message = format!("The shortcode «{name}» has no end.");
        let help = format!("Write {end} after the text that belongs to it.");
        self.fail(call, Finding::warning(UNCLOSED, &call.range, message, help));
    }

    pub(crate) fn misplaced(&mut self, call: &Call<'_>) {
        let message = format!(
            "The shortcode «{}» is a block, which can't stand in a heading, a table, a link or \
             emphasis.",
            call.name
        );
        let help = "Give it lines of its own.";
        let finding = Finding::warning(PLACE, &call.range, message, help);
        self.findings.push(finding);
    }

    fn unopened(&mut self, name: &str, range: &Range<usize>) {
        // Zola's ends are those of other template languages, too.
        if self.text[range.start..].starts_with("{%") {
            self.copy(range.start, range.end);
            return;
        }
        let message = format!("This ends a shortcode «{name}» that is not open here.");
        let help = "Take it out, or write the opening before it.";
        self.out.inline(&span(&escape::text(&message)), range.start);
        let finding = Finding::warning(UNOPENED, range, message, help);
        self.findings.push(finding);
    }

    fn broken(&mut self, reason: &str, range: &Range<usize>) {
        let message = format!("This shortcode can't be read: {reason}.");
        let help = "A call looks like this: {{< name \"first\" key=\"value\" >}}. To show one as \
            text, write {{</* name */>}} or put it in back ticks.";
        let finding = Finding::warning(SYNTAX, range, message, help);
        self.findings.push(finding);
        let shown = match self.text[range.clone()].ends_with('<') {
            true => "{{&lt;",
            false => "{{%",
        };
        self.out.inline(shown, range.start);
    }

    fn too_deep(&mut self, range: &Range<usize>) {
        if std::mem::replace(&mut self.told_depth, true) {
            return;
        }
        let message = format!("Shortcodes stand more than {DEEPEST} deep within one another.");
        let help = "Those further in stay as they are written.";
        let finding = Finding::warning(NESTING, range, message, help);
        self.findings.push(finding);
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

fn span(note: &str) -> String {
    format!("<span class=\"shortcode-note\">{note}</span>")
}
