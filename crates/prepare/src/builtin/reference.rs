//! `ref` and `relref`: the target of a link to another post.

use super::wrong;
use crate::{
    Finding,
    escape::{attribute, destination},
    finding::ARGUMENT,
    shortcode::{Call, Expander},
};

/// Writes the target, in the way that its place needs: the link resolver
/// makes an address of it.
pub(super) fn reference(expander: &mut Expander<'_>, call: &Call<'_>) {
    let Some(target) = call.get(&["path"], 0) else {
        wrong(
            expander,
            call,
            "has no target",
            "Name the file: {{< ref \"other.md\" >}}.",
        );
        return;
    };
    let target = target.trim();
    let resolved = (expander.settings.resolve)(target);
    if resolved.is_none() {
        let message = format!("There is no post «{target}» to link to.");
        let help = "Write the path of a Markdown file: {{< ref \"other.md\" >}}.";
        let finding = Finding::warning(ARGUMENT, &call.range, message, help);
        expander.findings.push(finding);
    }
    let target = resolved.as_deref().unwrap_or(target);
    let before = expander.text.as_bytes()[..call.range.start].last();
    let written = match before {
        // An attribute of raw HTML.
        Some(b'"' | b'\'' | b'=') => attribute(target),
        // `<{{< ref … >}}>` has its brackets.
        Some(b'<') => destination(target).trim_matches(['<', '>']).to_owned(),
        _ if is_plain(target) => target.to_owned(),
        _ => destination(target),
    };
    expander.inline(call, &written);
}

/// Whether a target needs no brackets.
fn is_plain(target: &str) -> bool {
    let is_sign = |c: char| c.is_alphanumeric() || "/.-_#?=%:@+,~".contains(c);
    !target.is_empty() && target.chars().all(is_sign)
}
