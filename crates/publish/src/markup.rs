//! Reading the HTML that we have written ourselves: attributes in double quotes, in
//! which a quote is escaped, and `<` escaped in texts.

use inkleaf_content::Base;
use percent_encoding::percent_decode_str;

/// The next tag without its brackets, and what follows it.
pub(crate) fn next_tag(html: &str) -> Option<(&str, &str)> {
    let (_, tag) = html.split_once('<')?;
    let mut is_quoted = false;
    let end = tag.find(|c| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    })?;
    Some((&tag[..end], &tag[end + 1..]))
}

/// The value of an attribute of a tag, escaped as it is.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    // Every other part is a value.
    let mut parts = tag.split('"');
    while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
        let found = before
            .trim_end_matches('=')
            .split_ascii_whitespace()
            .next_back();
        if found == Some(name) {
            return Some(value);
        }
    }
    None
}

/// The address of an href of this site; `None` for what lies elsewhere.
pub(crate) fn address(base: &Base, href: &str) -> Option<String> {
    let href = href.replace("&amp;", "&");
    let path = href.split(['?', '#']).next()?;
    let rest = path.strip_prefix(base.as_str())?;
    // `//host/` below the root is no path of ours.
    if rest.starts_with('/') {
        return None;
    }
    let decoded = percent_decode_str(rest).decode_utf8().ok()?;
    Some(format!("/{decoded}"))
}

/// HTML with its tags, without their brackets, replaced by what `change` makes of them;
/// those stay for which it makes nothing.
pub(crate) fn with_tags(html: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((tag, after)) = next_tag(rest) {
        let before = rest.len() - after.len() - tag.len() - 2;
        out.push_str(&rest[..before]);
        let changed = change(tag);
        out.extend(["<", changed.as_deref().unwrap_or(tag), ">"]);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A tag with another value of an attribute, escaped as it is; without it for `None`.
pub(crate) fn with_attribute(tag: &str, name: &str, value: Option<&str>) -> String {
    let Some(old) = attribute(tag, name) else {
        return tag.to_owned();
    };
    let old = format!(" {name}=\"{old}\"");
    let new = value.map(|value| format!(" {name}=\"{value}\""));
    tag.replacen(&old, new.as_deref().unwrap_or_default(), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_changed_and_texts_are_not() {
        let html = "<a title=\"a > b\" href=\"/x\">1 href=\"/x\" 2</a> &lt;a href=\"/x\"&gt; <br>";
        let changed = with_tags(html, |tag| {
            attribute(tag, "href").map(|_| with_attribute(tag, "href", Some("#/x")))
        });
        let expected = html.replacen("href=\"/x\"", "href=\"#/x\"", 1);
        assert_eq!(changed, expected);
    }

    #[test]
    fn an_attribute_can_be_taken_away() {
        assert_eq!(
            with_attribute("img src=\"a\" alt=\"b\"", "src", None),
            "img alt=\"b\""
        );
        assert_eq!(
            with_attribute("img data-src=\"a\"", "src", None),
            "img data-src=\"a\""
        );
    }
}
