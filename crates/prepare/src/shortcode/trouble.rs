//! Telling what is wrong with calls, and showing it on the page: nothing is
//! lost silently, and the inner text is kept.

use std::ops::Range;

use super::{
    call::Call,
    expand::{DEEPEST, Expander},
};
use crate::{
    Finding, escape,
    finding::{NESTING, PLACE, SYNTAX, UNCLOSED, UNKNOWN, UNOPENED},
};

impl Expander<'_> {
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

    pub(super) fn unknown(&mut self, call: &Call<'_>) {
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
    pub(super) fn perhaps(&mut self, name: &str, range: &Range<usize>, bare: bool) {
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

    pub(super) fn unopened(&mut self, name: &str, range: &Range<usize>) {
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

    pub(super) fn broken(&mut self, reason: &str, range: &Range<usize>) {
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

    pub(super) fn too_deep(&mut self, range: &Range<usize>) {
        if std::mem::replace(&mut self.told_depth, true) {
            return;
        }
        let message = format!("Shortcodes stand more than {DEEPEST} deep within one another.");
        let help = "Those further in stay as they are written.";
        let finding = Finding::warning(NESTING, range, message, help);
        self.findings.push(finding);
    }
}

fn span(note: &str) -> String {
    format!("<span class=\"shortcode-note\">{note}</span>")
}
