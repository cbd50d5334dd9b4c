//! `details` and what themes call it: `collapse`, `expand`, `spoiler`.

use inkleaf_content::inline_html;

use crate::{
    escape::attribute,
    shortcode::{Call, Expander},
};

/// A block that is opened at a click.
pub(super) fn details(expander: &mut Expander<'_>, call: &Call<'_>) {
    let summary = call.get(&["summary", "title", "header"], 0);
    let summary = summary
        .as_deref()
        .unwrap_or(expander.settings.said().shortcodes.details);
    let name = call.get(&["name"], None).map_or(String::new(), |name| {
        format!(" name=\"{}\"", attribute(&name))
    });
    let is_open = call.arguments.is_on("open") || call.arguments.is_on("expanded");
    let open = if is_open { " open" } else { "" };
    let lines = format!(
        "<details{name}{open}>\n<summary>{}</summary>",
        inline_html(summary)
    );
    expander.container(call, &lines, "</details>");
}
