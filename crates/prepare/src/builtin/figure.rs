//! `figure`, `image`, `img`.

use inkleaf_content::{inline_html, plain_text};

use super::{pixels, wrong};
use crate::{
    escape::{attribute, classes, destination, inline_markdown, text, without_html},
    shortcode::{Call, Expander},
};

/// A picture. A simple one is Markdown's own; one with more is a `<figure>`.
pub(super) fn figure(expander: &mut Expander<'_>, call: &Call<'_>) {
    let Some(src) = call.get(&["src", "url", "path", "link_src"], 0) else {
        wrong(
            expander,
            call,
            "has no picture",
            "Give it one: src=\"picture.jpg\".",
        );
        return;
    };
    let figure = Figure::new(call, src.trim());
    if call.place.inline || (call.name == "img" && !call.alone) {
        expander.inline(call, &figure.markdown(false));
    } else if figure.is_simple() {
        let line = figure.markdown(true);
        if call.alone || !figure.caption.is_empty() {
            expander.block(call, &line, true);
        } else {
            expander.inline(call, &line);
        }
    } else {
        let lines = figure.html();
        expander.block(call, &lines, false);
    }
    expander.inner(call);
}

struct Figure {
    src: String,
    alt: String,
    title: String,
    /// Inline Markdown.
    caption: String,
    link: String,
    class: String,
    width: Option<u32>,
    height: Option<u32>,
}

impl Figure {
    fn new(call: &Call<'_>, src: &str) -> Self {
        let get = |names: &[&str]| call.get(names, None).unwrap_or_default().into_owned();
        let named = |name: &str| {
            call.arguments
                .named(name)
                .map(|value| value.text().into_owned())
        };
        let caption = caption(call);
        let alt = named("alt").or_else(|| call.get(&["alt"], 1).map(|alt| alt.into_owned()));
        let alt = alt.filter(|alt| !alt.trim().is_empty());
        let size = |name| call.get(&[name], None).and_then(|value| pixels(&value));
        let align = get(&["align", "position"]);
        let align = match &*align {
            "left" | "center" | "right" => format!(" align-{align}"),
            _ => String::new(),
        };
        Self {
            src: src.to_owned(),
            alt: alt.unwrap_or_else(|| plain_text(&caption)),
            title: get(&["title"]),
            link: get(&["link", "href"]),
            class: classes(&(get(&["class"]) + &align)),
            width: size("width"),
            height: size("height"),
            caption,
        }
    }

    /// Whether Markdown's own image says it all: its title is the caption.
    fn is_simple(&self) -> bool {
        self.title.is_empty()
            && self.link.is_empty()
            && self.class.is_empty()
            && self.width.or(self.height).is_none()
            && plain_text(&self.caption) == self.caption
    }

    fn markdown(&self, caption: bool) -> String {
        let alt = text(&self.alt);
        let image = destination(&self.src);
        let image = if caption && !self.caption.is_empty() {
            format!("![{alt}]({image} \"{}\")", text(&self.caption))
        } else {
            format!("![{alt}]({image})")
        };
        if caption || self.link.is_empty() {
            image
        } else {
            format!("[{image}]({})", destination(&self.link))
        }
    }

    fn html(&self) -> String {
        let mut image = format!(
            "<img src=\"{}\" alt=\"{}\"",
            attribute(&self.src),
            attribute(&self.alt)
        );
        for (name, size) in [("width", self.width), ("height", self.height)] {
            if let Some(size) = size {
                image.push_str(&format!(" {name}=\"{size}\""));
            }
        }
        image.push('>');
        if !self.link.is_empty() {
            image = format!("<a href=\"{}\">{image}</a>", attribute(&self.link));
        }
        let class = match self.class.is_empty() {
            true => String::new(),
            false => format!(" class=\"{}\"", self.class),
        };
        format!("<figure{class}>\n{image}{}\n</figure>", self.html_caption())
    }

    /// The caption: links and the like need the document's context, and so a
    /// paragraph of Markdown.
    fn html_caption(&self) -> String {
        let strong = match self.title.is_empty() {
            true => String::new(),
            false => format!("<strong>{}</strong>", inline_html(&self.title)),
        };
        if strong.is_empty() && self.caption.is_empty() {
            return String::new();
        }
        if self.caption.contains(['[', '<', ':']) {
            let caption = inline_markdown(&self.caption);
            return format!("\n<figcaption>{strong}\n\n{caption}\n\n</figcaption>");
        }
        let space = if strong.is_empty() || self.caption.is_empty() {
            ""
        } else {
            " "
        };
        let caption = inline_html(&self.caption);
        format!("\n<figcaption>{strong}{space}{caption}</figcaption>")
    }
}

/// The caption and who the picture is by, as one line of inline Markdown.
fn caption(call: &Call<'_>) -> String {
    let mut caption = call
        .get(&["caption"], None)
        .map_or(String::new(), |caption| without_html(&caption));
    if let Some(by) = call.get(&["attr"], None) {
        let by = without_html(&by);
        if !caption.is_empty() {
            caption.push(' ');
        }
        match call.get(&["attrlink"], None) {
            Some(link) => {
                caption.push_str(&format!("[{by}]({})", destination(link.trim())));
            }
            None => caption.push_str(&by),
        }
    }
    caption.split_whitespace().collect::<Vec<_>>().join(" ")
}
