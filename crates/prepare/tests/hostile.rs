//! Arguments that want to be markup: whatever built-in they are given to, the
//! page has the elements it would have had anyway, and nothing else.
#![allow(clippy::unwrap_used)]

use inkleaf_content::{Base, Dialect, Facts, RenderOptions, render};
use inkleaf_prepare::{Language, Prepared, Settings, Shortcodes, prepare};
use scraper::Html;

const HOSTILE: [&str; 16] = [
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</aside></details></figure></p><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "\" onmouseover=\"alert(1)",
    "` onmouseover=alert(1) `",
    "javascript:alert(1)",
    "]( javascript:alert(1) )",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "x\\\" onclick=alert(1) \\\"",
    "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "*x* `y` | z\u{0}\u{b} <b>",
    "<inkleaf-fragment n=\"0\">",
    "</summary><iframe src=//a.example></iframe>",
];

/// Calls with `ARG` where the hostile text goes.
const CALLS: [&str; 46] = [
    "{{< figure src=ARG >}}",
    "{{< figure src=\"a.png\" alt=ARG >}}",
    "{{< figure src=\"a.png\" caption=ARG >}}",
    "{{< figure src=\"a.png\" title=ARG >}}",
    "{{< figure src=\"a.png\" title=\"t\" caption=ARG >}}",
    "{{< figure src=\"a.png\" link=ARG >}}",
    "{{< figure src=\"a.png\" class=ARG >}}",
    "{{< figure src=\"a.png\" width=ARG height=ARG >}}",
    "{{< figure src=\"a.png\" attr=ARG attrlink=ARG >}}",
    "{{< figure src=\"a.png\" class=\"c\" attr=\"b\" attrlink=ARG align=ARG >}}",
    "{{< image ARG ARG >}}",
    "{{< img src=ARG alt=ARG >}}",
    "{{< alert title=ARG type=ARG >}}x{{< /alert >}}",
    "{{< admonition ARG ARG >}}x{{< /admonition >}}",
    "{{< notice note ARG >}}x{{< /notice >}}",
    "{{< callout text=ARG >}}",
    "{{< details summary=ARG name=ARG open=ARG >}}x{{< /details >}}",
    "{{< collapse ARG >}}x{{< /collapse >}}",
    "{{< tabs items=ARG >}}{{< tab >}}x{{< /tab >}}{{< /tabs >}}",
    "{{< tabs >}}{{< tab ARG >}}x{{< /tab >}}{{< /tabs >}}",
    "{{< tabpane lang=ARG >}}{{< tab header=ARG lang=ARG >}}x{{< /tab >}}{{< /tabpane >}}",
    "{{< youtube ARG >}}",
    "{{< youtube id=\"a\" title=ARG start=ARG class=ARG >}}",
    "{{< vimeo ARG >}}",
    "{{< vimeo id=1 title=ARG class=ARG >}}",
    "{{< x user=ARG id=ARG >}}",
    "{{< x user=ARG id=1 >}}",
    "{{< tweet ARG >}}",
    "{{< instagram ARG >}}",
    "{{< instagram id=a title=ARG >}}",
    "{{< gist ARG ARG ARG >}}",
    "{{< gist a b ARG >}}",
    "{{< highlight ARG ARG >}}x{{< /highlight >}}",
    "{{< highlight go hl_lines=ARG linenos=ARG >}}x{{< /highlight >}}",
    "{{< mermaid ARG >}}x{{< /mermaid >}}",
    "{{< qr text=ARG alt=ARG class=ARG scale=ARG level=ARG >}}",
    "{{< audio src=ARG caption=ARG >}}",
    "{{< video src=ARG poster=ARG width=ARG caption=ARG >}}",
    "[x]({{< ref ARG >}})",
    "[x]({{< relref path=ARG >}} \"t\")",
    "<a href=\"{{< ref ARG >}}\">x</a>",
    "{{< param name >}}",
    "a {{< param ARG >}} b",
    "{{< nothing ARG >}}x{{< /nothing >}}",
    "# {{< figure src=ARG caption=ARG link=ARG >}}",
    "| a {{< youtube id=a title=ARG >}} |\n|---|\n| {{< highlight ARG >}}b{{< /highlight >}} |",
];

/// Elements and attributes that built-ins and Markdown make.
const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "body",
    "a",
    "aside",
    "audio",
    "br",
    "code",
    "del",
    "details",
    "div",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "img",
    "p",
    "pre",
    "span",
    "strong",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "video",
];
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-label",
    "class",
    "controls",
    "data-embed",
    "decoding",
    "height",
    "href",
    "id",
    "loading",
    "name",
    "open",
    "poster",
    "preload",
    "rel",
    "role",
    "scope",
    "src",
    "tabindex",
    "title",
    "width",
];

fn prepared(markdown: &str, value: &str) -> Prepared {
    let (shortcodes, _) = Shortcodes::new([]);
    prepare(
        markdown,
        &Settings {
            language: Language::English,
            shortcodes: &shortcodes,
            math: true,
            emoji: true,
            bare_urls: true,
            params: &|name| (name == "name").then(|| value.to_owned()),
            resolve: &|target| Some(target.to_owned()),
        },
    )
}

/// Every call with every text, in both kinds of quotes.
fn each(mut check: impl FnMut(&str, &Prepared)) {
    for call in CALLS {
        for text in HOSTILE {
            let quoted = format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
            let raw = format!("`{}`", text.replace('`', "'"));
            for argument in [quoted, raw] {
                let markdown = call.replace("ARG", &argument);
                check(&markdown, &prepared(&markdown, text));
            }
        }
    }
}

fn html(prepared: &Prepared) -> String {
    let options = RenderOptions {
        base: Base::new("/"),
        address: "/x/".into(),
        dialect: Dialect::default(),
    };
    render(&prepared.markdown, &Facts::default(), &options).html
}

#[test]
fn the_renderer_shows_no_more_than_it_would_have() {
    each(|markdown, prepared| harmless(&html(prepared), markdown, true));
}

/// The same, with the HTML in the prepared Markdown taken as it is, as on a
/// site whose HTML is trusted.
#[test]
fn nor_does_trusted_html() {
    each(|markdown, prepared| harmless(&trusted(&prepared.markdown), markdown, false));
}

/// What a renderer gives that passes raw HTML on.
fn trusted(markdown: &str) -> String {
    use pulldown_cmark::{Event, Tag};
    let dialect = Dialect {
        math: true,
        ..Dialect::default()
    };
    let mut out = String::new();
    let mut events = Vec::new();
    for (event, _) in inkleaf_content::events(markdown, dialect) {
        events.push(match event {
            // A target's scheme is the renderer's to judge, not ours.
            Event::Start(Tag::Link { .. }) => Event::Html("<a>".into()),
            Event::Start(Tag::Image { title, .. }) => Event::Start(Tag::Image {
                link_type: pulldown_cmark::LinkType::Inline,
                dest_url: "".into(),
                title,
                id: "".into(),
            }),
            event => event,
        });
    }
    write(&events, &mut out);
    out
}

/// Just enough of a writer: raw HTML as it is, all text escaped.
fn write(events: &[pulldown_cmark::Event<'_>], out: &mut String) {
    use pulldown_cmark::{Event, Tag, TagEnd};
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
    };
    for event in events {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => out.push_str(html),
            Event::Text(text) | Event::Code(text) => out.push_str(&escaped(text)),
            Event::Start(Tag::Paragraph) => out.push_str("<p>"),
            Event::End(TagEnd::Paragraph) => out.push_str("</p>"),
            Event::End(TagEnd::Link) => out.push_str("</a>"),
            Event::SoftBreak => out.push('\n'),
            _ => {}
        }
    }
}

fn harmless(html: &str, markdown: &str, targets: bool) {
    let document = Html::parse_document(html);
    for element in document.tree.values().filter_map(|node| node.as_element()) {
        let name = element.name();
        assert!(ELEMENTS.contains(&name), "<{name}> from {markdown}: {html}");
        for (attribute, value) in element.attrs() {
            assert!(
                ATTRIBUTES.contains(&attribute),
                "{attribute} from {markdown}: {html}"
            );
            let value = value.trim().to_ascii_lowercase();
            if targets && matches!(attribute, "href" | "src" | "poster" | "data-embed") {
                assert!(!value.starts_with("javascript:"), "{markdown}: {html}");
            }
        }
    }
    // What looks like a tag is text, or else it would not be seen.
    let comments = document.tree.values().filter(|node| node.is_comment());
    assert_eq!(comments.count(), 0, "{markdown}: {html}");
}
