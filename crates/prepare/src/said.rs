//! What the built-in shortcodes say themselves.

/// What the built-in shortcodes say where their author says nothing. `{}`
/// stands for a number or a name. By default in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named by its shortcode")]
pub struct Said {
    pub note: &'static str,
    pub tip: &'static str,
    pub important: &'static str,
    pub warning: &'static str,
    pub caution: &'static str,
    pub details: &'static str,
    pub tab: &'static str,
    pub youtube: &'static str,
    pub vimeo: &'static str,
    pub x: &'static str,
    pub x_by: &'static str,
    pub instagram: &'static str,
    pub gist: &'static str,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            note: "Note",
            tip: "Tip",
            important: "Important",
            warning: "Warning",
            caution: "Caution",
            details: "Details",
            tab: "Tab {}",
            youtube: "Video on YouTube",
            vimeo: "Video on Vimeo",
            x: "Post on X",
            x_by: "Post by {} on X",
            instagram: "Post on Instagram",
            gist: "Gist by {}",
        }
    }
}

/// A text with a number or a name in its place.
pub(crate) fn filled(text: &str, value: &str) -> String {
    text.replacen("{}", value, 1)
}
