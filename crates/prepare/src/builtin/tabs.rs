//! `tabs` and `tab`, Docsy's `tabpane` too: a group of `<details>` of which
//! one is open, which works without scripts.

use inkleaf_content::inline_html;
use inkleaf_words::filled;

use super::code;
use crate::shortcode::{Call, Expander, Syntax};

/// The tabs that are being written.
pub(crate) struct Group {
    /// Its number in the document, from 1.
    number: usize,
    /// How many tabs it had so far.
    tabs: usize,
    /// Titles that the group gives its tabs (Hextra).
    titles: Vec<String>,
    /// Docsy's panes hold code unless they say otherwise; and its language.
    code: Option<String>,
}

/// A group of tabs.
pub(super) fn tabs(expander: &mut Expander<'_>, call: &Call<'_>) {
    expander.group_count += 1;
    let pane = call.name == "tabpane" && !call.arguments.is_on("text");
    let language = call.get(&["lang"], None);
    let titles = call.get(&["items"], None);
    expander.groups.push(Group {
        number: expander.group_count,
        tabs: 0,
        titles: titles.map_or(Vec::new(), |items| {
            items
                .split(',')
                .map(|item| item.trim().to_owned())
                .collect()
        }),
        code: pane.then(|| language.unwrap_or_default().into_owned()),
    });
    expander.container(call, "<div class=\"tabs\">", "</div>");
    expander.groups.pop();
}

/// One tab. Outside of a group it is a `<details>` by itself.
pub(super) fn tab(expander: &mut Expander<'_>, call: &Call<'_>) {
    let mut name = String::new();
    let mut given = None;
    let mut language = None;
    let mut number = 1;
    if let Some(group) = expander.groups.last_mut() {
        group.tabs += 1;
        number = group.tabs;
        name = format!(" name=\"tabs-{}\"", group.number);
        given = group.titles.get(number - 1).cloned();
        language = group.code.clone();
    }
    let title = call
        .get(&["title", "header", "name", "label", "tabName"], 0)
        .map(|title| title.into_owned())
        .or(given)
        .unwrap_or_else(|| filled(expander.settings.said().shortcodes.tab, &number.to_string()));
    let open = if number == 1 { " open" } else { "" };
    let lines = format!(
        "<details{name}{open}>\n<summary>{}</summary>",
        inline_html(&title)
    );
    let language = language.map(|language| match call.get(&["lang"], None) {
        Some(own) => own.into_owned(),
        None => language,
    });
    match language {
        Some(language) if is_code(call) => {
            let fence = code::fence(&language, "", &call.code());
            expander.block(call, &format!("{lines}\n\n{fence}\n\n</details>"), false);
        }
        _ => expander.container(call, &lines, "</details>"),
    }
}

/// Whether the tab of a pane holds code: not one with Markdown's syntax, with
/// `text=true`, or with a fence of its own.
fn is_code(call: &Call<'_>) -> bool {
    call.syntax == Syntax::Hugo
        && !call.place.inline
        && !call.arguments.is_on("text")
        && call
            .inner
            .as_ref()
            .is_some_and(|inner| !inner.text.contains("```") && inner.tokens.is_empty())
}
