//! `param`: a value of the front matter.

use super::wrong;
use crate::{
    escape::{inline_markdown, text},
    shortcode::{Call, Expander, Syntax},
};

/// Writes the value: in Hugo's `{{% … %}}` as the Markdown that it is, else as
/// text.
pub(super) fn param(expander: &mut Expander<'_>, call: &Call<'_>) {
    let Some(name) = call.get(&["name", "key"], 0) else {
        wrong(
            expander,
            call,
            "names no value",
            "Name a field of the front matter: {{< param \"version\" >}}.",
        );
        return;
    };
    let Some(value) = (expander.settings.params)(name.trim()) else {
        let message = format!("names «{name}», which neither the front matter nor the site has");
        let help = "Add the field to the front matter, or name another.";
        wrong(expander, call, &message, help);
        return;
    };
    let written = if call.syntax == Syntax::HugoMarkdown || is_url(&value) {
        value
    } else if call.place.first {
        inline_markdown(&text(&value))
    } else {
        text(&value)
    };
    expander.inline(call, &written);
}

/// URLs are often the target of a link, where entities are not always read.
fn is_url(value: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "/.-_#?=%:@+,~&".contains(c);
    (value.starts_with("https://") || value.starts_with("http://")) && value.chars().all(is_sign)
}
