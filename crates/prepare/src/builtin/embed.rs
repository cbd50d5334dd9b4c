//! What others host: a titled card. Nothing is requested from there before
//! the reader asks.

use inkleaf_words::filled;

use super::wrong;
use crate::{
    escape::{attribute, classes, text},
    shortcode::{Call, Expander},
};

/// A card with the frame that it may load.
struct Card {
    href: String,
    /// The frame's host and address.
    frame: Option<(&'static str, String)>,
    title: String,
}

/// `youtube`: `id` or the first argument; `title`, `start`, `end`.
pub(super) fn youtube(expander: &mut Expander<'_>, call: &Call<'_>) {
    let Some(id) = id(
        expander,
        call,
        "the video's id, as in {{< youtube 0RKpf3rK57I >}}",
    ) else {
        return;
    };
    let mut frame = format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1");
    let mut href = format!("https://www.youtube.com/watch?v={id}");
    for name in ["start", "end"] {
        if let Some(seconds) = number(call, name) {
            frame.push_str(&format!("&{name}={seconds}"));
            if name == "start" {
                href.push_str(&format!("&t={seconds}s"));
            }
        }
    }
    let card = Card {
        href,
        frame: Some(("www.youtube-nocookie.com", frame)),
        title: title(call, expander.settings.said().shortcodes.youtube),
    };
    card.write(expander, call);
}

/// `vimeo`: `id` or the first argument; `title`.
pub(super) fn vimeo(expander: &mut Expander<'_>, call: &Call<'_>) {
    let Some(id) = id(
        expander,
        call,
        "the video's number, as in {{< vimeo 55073825 >}}",
    ) else {
        return;
    };
    let card = Card {
        href: format!("https://vimeo.com/{id}"),
        frame: Some((
            "player.vimeo.com",
            format!("https://player.vimeo.com/video/{id}?autoplay=1&dnt=1"),
        )),
        title: title(call, expander.settings.said().shortcodes.vimeo),
    };
    card.write(expander, call);
}

/// `x` and `tweet`: `user` and `id`, or the id alone.
pub(super) fn x(expander: &mut Expander<'_>, call: &Call<'_>) {
    let help = "the post's number: {{< x user=\"name\" id=\"1453110110599868418\" >}}";
    let Some(id) = id(expander, call, help) else {
        return;
    };
    let user = call.get(&["user", "username"], None);
    let user = user.as_deref().map(|user| user.trim_start_matches('@'));
    let user = user.filter(|user| is_id(user));
    let card = Card {
        href: format!("https://x.com/{}/status/{id}", user.unwrap_or("i")),
        frame: None,
        title: match user {
            Some(user) => title(
                call,
                &filled(
                    expander.settings.said().shortcodes.x_by,
                    &format!("@{user}"),
                ),
            ),
            None => title(call, expander.settings.said().shortcodes.x),
        },
    };
    card.write(expander, call);
}

/// `instagram`: the post's id.
pub(super) fn instagram(expander: &mut Expander<'_>, call: &Call<'_>) {
    let Some(id) = id(
        expander,
        call,
        "the post's id, as in {{< instagram CxOWiQNP2MO >}}",
    ) else {
        return;
    };
    let card = Card {
        href: format!("https://www.instagram.com/p/{id}/"),
        frame: None,
        title: title(call, expander.settings.said().shortcodes.instagram),
    };
    card.write(expander, call);
}

/// `gist`: user, id, and a file of it.
pub(super) fn gist(expander: &mut Expander<'_>, call: &Call<'_>) {
    let user = call
        .get(&["user", "username"], 0)
        .filter(|user| is_id(user));
    let id = call.get(&["id", "gist"], 1).filter(|id| is_id(id));
    let (Some(user), Some(id)) = (user, id) else {
        wrong(
            expander,
            call,
            "needs a user and the gist's id",
            "Write {{< gist user 50a7482715eac222e230d1e64dd9a89b >}}.",
        );
        return;
    };
    let mut href = format!("https://gist.github.com/{user}/{id}");
    let mut name = filled(expander.settings.said().shortcodes.gist, &user);
    if let Some(file) = call.get(&["file", "filename"], 2) {
        name.push_str(": ");
        name.push_str(&file);
        let anchor = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let file: String = file.to_ascii_lowercase().chars().map(anchor).collect();
        href.push_str(&format!("#file-{file}"));
    }
    let card = Card {
        href,
        frame: None,
        title: title(call, &name),
    };
    card.write(expander, call);
}

impl Card {
    fn write(&self, expander: &mut Expander<'_>, call: &Call<'_>) {
        let mut link = format!("<a class=\"embed\" href=\"{}\"", attribute(&self.href));
        if let Some((host, frame)) = &self.frame {
            expander.frame_hosts.insert(host);
            link.push_str(&format!(" data-embed=\"{}\"", attribute(frame)));
        }
        link.push_str(&format!(">{}</a>", text(&self.title)));
        if call.alone && !call.place.inline {
            let own = call.get(&["class"], None).unwrap_or_default();
            let class = classes(&format!("embed-card {own}"));
            expander.block(call, &format!("<p class=\"{class}\">{link}</p>"), false);
        } else {
            expander.inline(call, &link);
        }
        expander.inner(call);
    }
}

/// The id of what is embedded; `what` says what is meant where it is missing.
fn id(expander: &mut Expander<'_>, call: &Call<'_>, what: &str) -> Option<String> {
    let id = call.get(&["id"], 0).map(|id| id.trim().to_owned());
    match id {
        Some(id) if is_id(&id) => Some(id),
        Some(id) => {
            let message = format!("has «{id}» where an id is meant");
            wrong(expander, call, &message, &format!("Write {what}."));
            None
        }
        None => {
            wrong(expander, call, "has no id", &format!("Write {what}."));
            None
        }
    }
}

fn is_id(text: &str) -> bool {
    let is_sign = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    (1..=64).contains(&text.len()) && text.bytes().all(is_sign)
}

fn number(call: &Call<'_>, name: &str) -> Option<u32> {
    call.get(&[name], None)?.trim().parse().ok()
}

fn title(call: &Call<'_>, default: &str) -> String {
    let title = call.get(&["title", "label"], None);
    title.map_or_else(|| default.to_owned(), |title| title.into_owned())
}
