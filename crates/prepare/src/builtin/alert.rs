//! `alert`, `admonition`, `notice`, `callout` and their kinds by name.

use std::borrow::Cow;

use inkleaf_content::{inline_html, plain_text};

use super::wrong;
use crate::{
    escape::{attribute, inline_markdown, without_html},
    shortcode::{Call, Expander},
};

/// A block set apart from the text, with a title.
pub(super) fn alert(expander: &mut Expander<'_>, call: &Call<'_>) {
    let kind = named_kind(call);
    let title = title(call, kind.is_some());
    let kind = kind.or_else(|| known(call.name)).unwrap_or("note");
    let title = title.unwrap_or(Cow::Borrowed(default_title(expander, kind)));
    let open = format!(
        "<aside class=\"alert {kind}\" role=\"note\" aria-label=\"{}\">\n\
         <p class=\"alert-title\">{}</p>",
        attribute(&plain_text(&title)),
        inline_html(&title)
    );
    if call.inner.is_some() {
        expander.container(call, &open, "</aside>");
        return;
    }
    // Some themes take the text as an argument.
    let Some(words) = call.get(&["text", "content", "body", "message"], None) else {
        expander.unclosed(call);
        return;
    };
    if call.place.inline {
        wrong(
            expander,
            call,
            "can't stand in a heading, a table, a link or emphasis",
            "Give it lines of its own.",
        );
        return;
    }
    let lines = format!(
        "{open}\n\n{}\n\n</aside>",
        inline_markdown(&without_html(&words))
    );
    expander.block(call, &lines, false);
}

const KIND: [&str; 7] = [
    "type", "kind", "color", "context", "style", "level", "class",
];

/// The kind that the arguments name.
fn named_kind(call: &Call<'_>) -> Option<&'static str> {
    if let Some(kind) = call.get(&KIND, None) {
        return known(&kind);
    }
    // Zola: `alert(warning=true)`.
    let switch = |name: &str| known(name).filter(|_| call.arguments.is_on(name));
    let mut named = call.arguments.named.iter();
    named
        .find_map(|(name, _)| switch(name))
        .or_else(|| known(&call.get(&[], 0)?))
}

/// The title that the arguments give. By position it follows the kind; where
/// the name is the kind, it comes first.
fn title<'a>(call: &'a Call<'_>, has_kind: bool) -> Option<Cow<'a, str>> {
    if let Some(title) = call.get(&["title", "header", "heading", "summary"], None) {
        return Some(title);
    }
    let first_is_kind = call
        .get(&[], 0)
        .is_some_and(|first| known(&first).is_some());
    match (first_is_kind && has_kind, call.name) {
        (true, _) => call.get(&[], 1),
        // Themes' `{{< alert "twitter" >}}` names an icon.
        (false, "alert") => None,
        (false, _) => call.get(&[], 0),
    }
}

/// The nearest of our five kinds to what themes call theirs.
fn known(word: &str) -> Option<&'static str> {
    Some(match &*word.trim().to_ascii_lowercase() {
        "note" | "info" | "information" | "primary" | "secondary" | "default" | "light"
        | "dark" | "abstract" | "summary" | "tldr" | "todo" | "example" | "quote" | "blue" => {
            "note"
        }
        "tip" | "hint" | "success" | "check" | "done" | "green" => "tip",
        "important" | "question" | "help" | "faq" => "important",
        "warning" | "warn" | "attention" | "orange" | "yellow" => "warning",
        "caution" | "danger" | "error" | "failure" | "fail" | "missing" | "bug" | "red" => {
            "caution"
        }
        _ => return None,
    })
}

fn default_title(expander: &Expander<'_>, kind: &str) -> &'static str {
    let said = &expander.settings.said().rendered;
    match kind {
        "tip" => said.tip,
        "important" => said.important,
        "warning" => said.warning,
        "caution" => said.caution,
        _ => said.note,
    }
}
