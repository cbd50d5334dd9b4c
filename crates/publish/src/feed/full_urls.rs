//! An article for a feed, which is read elsewhere: links within the site as
//! full URLs, and no signs that are of use only on the page.

/// The link of a heading to itself, as the renderer writes it.
const ANCHOR: &str = "<a class=\"anchor\"";

/// The renderer's HTML with every `href` and `src` that starts with a slash
/// (below the site's base path) or with `#` (on the page itself, whose full
/// URL is `page`) made a full URL, and without the headings' links to
/// themselves. `full` makes a full URL of an href of the site.
///
/// The renderer writes attributes in double quotes and escapes `<`, `>` and
/// quotes in text and values, so a tag ends at the next `>`.
pub(super) fn full_urls(html: &str, page: &str, full: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        if let Some(after) = after_anchor(&rest[start..]) {
            out.push_str(rest[..start].trim_end_matches(' '));
            rest = after;
            continue;
        }
        let end = rest[start..]
            .find('>')
            .map_or(rest.len(), |length| start + length);
        out.push_str(&rest[..start]);
        tag(&rest[start..end], page, &full, &mut out);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// What follows a heading's link to itself, if that is where `html` starts.
fn after_anchor(html: &str) -> Option<&str> {
    let (_, after) = html.strip_prefix(ANCHOR)?.split_once("</a>")?;
    Some(after)
}

fn tag(tag: &str, page: &str, full: &impl Fn(&str) -> Option<String>, out: &mut String) {
    // Between quotes stand, in turn, the names of attributes and their values.
    let mut name = "";
    for (place, piece) in tag.split('"').enumerate() {
        if place > 0 {
            out.push('"');
        }
        let is_value = place % 2 == 1;
        let is_link = is_value && (name.ends_with(" href=") || name.ends_with(" src="));
        match (is_link, piece.as_bytes()) {
            (true, [b'#', ..]) => {
                out.push_str(page);
                out.push_str(piece);
            }
            // `//host/path` leads to another host.
            (true, [b'/', second @ ..]) if second.first() != Some(&b'/') => {
                out.push_str(full(piece).as_deref().unwrap_or(piece));
            }
            _ => out.push_str(piece),
        }
        name = piece;
    }
}

#[cfg(test)]
mod tests {
    use super::full_urls;

    fn full(html: &str) -> String {
        full_urls(html, "https://a.example/b/p/", |href| {
            Some(format!("https://a.example{href}"))
        })
    }

    #[test]
    fn links_and_images_of_the_site_get_full_urls() {
        assert_eq!(
            full(
                "<p><a href=\"/b/x/?a&amp;b#c\" title=\"/t\"><img src=\"/b/i.png\" alt=\"/a\"></a></p>"
            ),
            "<p><a href=\"https://a.example/b/x/?a&amp;b#c\" title=\"/t\">\
             <img src=\"https://a.example/b/i.png\" alt=\"/a\"></a></p>"
        );
        assert_eq!(
            full("<a href=\"#fn-1\">1</a>"),
            "<a href=\"https://a.example/b/p/#fn-1\">1</a>"
        );
    }

    #[test]
    fn headings_do_not_link_to_themselves() {
        assert_eq!(
            full(
                "<h2 id=\"a\">A <a class=\"anchor\" href=\"#a\" aria-label=\"x\">#</a></h2>\n<p>b</p>"
            ),
            "<h2 id=\"a\">A</h2>\n<p>b</p>"
        );
    }

    #[test]
    fn everything_else_stays() {
        for html in [
            "<a href=\"https://b.example/\">x</a>",
            "<a href=\"//b.example/\">x</a>",
            "<code>a href=\"/x\" &lt;img src=\"/y\"&gt;</code>",
            "<p data-href=\"/x\">",
            "plain",
            "",
            "<a href=\"",
        ] {
            assert_eq!(full(html), html);
        }
    }
}
