//! The shortcodes that Inkleaf knows by itself: those of Hugo, and those that
//! its and Zola's themes have in common.

mod alert;
mod code;
mod details;
mod embed;
mod figure;
mod media;
mod param;
mod qr;
mod reference;
pub(crate) mod tabs;

use crate::{
    Finding,
    finding::ARGUMENT,
    shortcode::{Call, Expander},
};

/// Answers one call.
pub(crate) type BuiltIn = fn(&mut Expander<'_>, &Call<'_>);

/// The names that a wrong one may be like.
pub(crate) const NAMES: [&str; 41] = [
    "admonition",
    "alert",
    "audio",
    "callout",
    "caution",
    "collapse",
    "comment",
    "danger",
    "details",
    "expand",
    "figure",
    "gist",
    "highlight",
    "hint",
    "image",
    "img",
    "important",
    "info",
    "instagram",
    "instagram_simple",
    "mermaid",
    "note",
    "notice",
    "param",
    "qr",
    "rawhtml",
    "ref",
    "relref",
    "spoiler",
    "tab",
    "tabpane",
    "tabs",
    "tip",
    "tweet",
    "twitter",
    "video",
    "vimeo",
    "warning",
    "x",
    "youtube",
    "youtubelite",
];

/// The built-in shortcode of a name.
pub(crate) fn find(name: &str) -> Option<BuiltIn> {
    Some(match name {
        "alert" | "admonition" | "notice" | "callout" | "note" | "info" | "tip" | "hint"
        | "important" | "warning" | "caution" | "danger" => alert::alert,
        "audio" | "video" => media::media,
        "comment" => nothing,
        "details" | "collapse" | "expand" | "spoiler" => details::details,
        "figure" | "image" | "img" => figure::figure,
        "gist" => embed::gist,
        "highlight" => code::highlight,
        "mermaid" => code::mermaid,
        "instagram" | "instagram_simple" => embed::instagram,
        "param" => param::param,
        "qr" => qr::qr,
        "rawhtml" | "raw_html" => raw_html,
        "ref" | "relref" => reference::reference,
        "tab" => tabs::tab,
        "tabs" | "tabpane" => tabs::tabs,
        "x" | "x_simple" | "tweet" | "twitter" | "twitter_simple" => embed::x,
        "vimeo" | "vimeo_simple" => embed::vimeo,
        "youtube" | "youtubelite" => embed::youtube,
        _ => return None,
    })
}

/// Whether the inner text of a shortcode is no Markdown.
pub(crate) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "comment" | "highlight" | "mermaid" | "rawhtml" | "raw_html"
    )
}

/// `comment`: for authors' eyes only.
fn nothing(expander: &mut Expander<'_>, call: &Call<'_>) {
    expander.inline(call, "");
}

/// `rawhtml`: the inner text as it is. It is no more trusted than HTML that
/// stands in the Markdown itself.
fn raw_html(expander: &mut Expander<'_>, call: &Call<'_>) {
    if call.inner.is_none() {
        expander.unclosed(call);
    } else {
        expander.inner(call);
    }
}

/// Tells and shows that an argument is missing or makes no sense.
fn wrong(expander: &mut Expander<'_>, call: &Call<'_>, message: &str, help: &str) {
    let message = format!("The shortcode «{}» {message}.", call.name);
    let finding = Finding::warning(ARGUMENT, &call.range, message, help);
    expander.fail(call, finding);
}

/// A width or height in pixels, without unit or with `px`.
fn pixels(value: &str) -> Option<u32> {
    let digits = value.trim().trim_end_matches("px");
    digits.parse().ok().filter(|n| (1..=20_000).contains(n))
}

#[cfg(test)]
mod tests {
    use super::{NAMES, find};

    #[test]
    fn all_names_are_known() {
        for name in NAMES {
            assert!(find(name).is_some(), "{name}");
        }
        assert!(find("nothing").is_none());
    }
}
