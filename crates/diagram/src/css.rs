//! Whether a style fetches something. It need not be a style sheet of ours:
//! what is refused is refused wherever it stands in the text.

/// What is not allowed in a style sheet, a `style` attribute or a colour.
/// `None` if there is nothing.
pub(crate) fn danger(style: &str) -> Option<&'static str> {
    // An escape could spell any of the words below.
    if style.contains('\\') {
        return Some("a backslash in a style");
    }
    let lower = style.to_ascii_lowercase();
    let words = [
        "@import",
        "@font-face",
        "@namespace",
        "image-set(",
        "image(",
        "src(",
        "expression(",
        "behavior",
        "-moz-binding",
        "javascript:",
        "<",
    ];
    if words.iter().any(|word| lower.contains(word)) {
        return Some("a reference in a style");
    }
    let fetches = lower.match_indices("url(").any(|(at, _)| {
        let target = lower[at + 4..].trim_start_matches([' ', '"', '\'']);
        !target.starts_with('#')
    });
    fetches.then_some("an address in a style")
}

#[cfg(test)]
mod tests {
    use super::danger;

    #[test]
    fn references_into_the_picture_are_fine() {
        for style in [
            "fill:url(#gradient)",
            "marker-end: url( \"#arrow\" )",
            "#d .node{fill:#fff}",
            "",
        ] {
            assert_eq!(danger(style), None, "{style}");
        }
    }

    #[test]
    fn what_fetches_is_told() {
        for style in [
            "fill:url(https://example.com/x)",
            "fill:url( 'x.svg#a')",
            "fill:URL(x)",
            "@import 'x'",
            "fill:u\\72l(x)",
            "background:image-set('x' 1x)",
            "@font-face{src:url(#x)}",
            "</style><script>",
        ] {
            assert!(danger(style).is_some(), "{style}");
        }
    }
}
