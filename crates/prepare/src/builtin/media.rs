//! `audio` and `video` files, which load when the reader starts them.

use inkleaf_content::inline_html;

use super::{pixels, wrong};
use crate::{
    escape::attribute,
    shortcode::{Call, Expander},
};

/// A player with the browser's controls.
pub(super) fn media(expander: &mut Expander<'_>, call: &Call<'_>) {
    let Some(src) = call.get(&["src", "url", "mp4", "mp3", "webm", "ogg"], 0) else {
        wrong(
            expander,
            call,
            "has no file",
            "Give it one: src=\"file.mp4\".",
        );
        return;
    };
    let mut player = format!(
        "<{} src=\"{}\" controls preload=\"none\"",
        call.name,
        attribute(src.trim())
    );
    if call.name == "video" {
        if let Some(poster) = call.get(&["poster"], None) {
            player.push_str(&format!(" poster=\"{}\"", attribute(&poster)));
        }
        for name in ["width", "height"] {
            if let Some(size) = call.get(&[name], None).and_then(|value| pixels(&value)) {
                player.push_str(&format!(" {name}=\"{size}\""));
            }
        }
    }
    player.push_str(&format!("></{}>", call.name));
    if call.place.inline {
        expander.inline(call, &player);
        return;
    }
    let caption = match call.get(&["caption", "title"], None) {
        Some(caption) => format!("\n<figcaption>{}</figcaption>", inline_html(&caption)),
        None => String::new(),
    };
    expander.block(
        call,
        &format!("<figure>\n{player}{caption}\n</figure>"),
        false,
    );
    expander.inner(call);
}
