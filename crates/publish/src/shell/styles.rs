//! The app's style sheets as one file: however many the sources are, a page
//! asks for one.

use std::fs;
use std::path::Path;

use super::{ASSETS, Joined, hash};
use crate::BuildError;

/// Joins the style sheets that the app's `index.html` links to, in their order,
/// and `own`, which the blog adds. Also the HTML with one link in the place of
/// the first. `None` where there is nothing to join.
pub(super) fn join(
    html: &str,
    folder: &Path,
    own: &str,
) -> Result<Option<(String, Joined)>, BuildError> {
    let links = links(html);
    if links.is_empty() || (links.len() == 1 && own.is_empty()) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let mut parts = Vec::new();
    for (_, href) in &links {
        let name = href.trim_start_matches('/');
        let path = folder.join(name);
        let css = fs::read_to_string(&path).map_err(BuildError::io("read", &path))?;
        bytes.extend(without_comments(&css).as_bytes());
        parts.push(name.to_owned());
    }
    bytes.extend(without_comments(own).as_bytes());
    let name = format!("style-{}.css", hash(&bytes));
    let mut joined = String::with_capacity(html.len());
    let mut done = 0;
    for (i, (range, _)) in links.iter().enumerate() {
        joined.push_str(&html[done..range.start]);
        if i == 0 {
            joined.push_str(&format!("<link rel=\"stylesheet\" href=\"/{name}\">"));
        }
        done = range.end;
    }
    joined.push_str(&html[done..]);
    let address = format!("{ASSETS}{name}");
    Ok(Some((
        joined,
        Joined {
            address,
            bytes,
            parts,
        },
    )))
}

/// Comments, indentation and blank lines are for those who change a sheet;
/// readers need not load them. (CSS Syntax 3, section 4.3.2: a comment ends at
/// the first `*/`; in a string there is none.)
fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut quote = None;
    let mut rest = css;
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if c == open => quote = None,
            _ => {}
        }
        kept.push(c);
        rest = &rest[c.len_utf8()..];
    }
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut tidy = String::with_capacity(kept.len());
    for line in lines {
        tidy.push_str(line);
        tidy.push('\n');
    }
    tidy
}

/// The links to style sheets of the app's own: where each stands, and its href.
fn links(html: &str) -> Vec<(std::ops::Range<usize>, &str)> {
    let tags = html.match_indices("<link ").filter_map(|(start, _)| {
        let end = start + html[start..].find('>')? + 1;
        let tag = &html[start..end];
        let href = tag.split_once(" href=\"")?.1.split('"').next()?;
        let is_style = tag.contains("rel=\"stylesheet\"") && href.starts_with('/');
        is_style.then_some((start..end, href))
    });
    tags.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn several_sheets_become_one_in_their_order() {
        let dir = tempfile::tempdir().unwrap();
        let css = "/* why */\n\nb {\n  content: \"/* no */\"; /* x */\n}\n";
        fs::write(dir.path().join("b.css"), css).unwrap();
        fs::write(dir.path().join("a.css"), "a{}").unwrap();
        let html = "<x><link rel=\"stylesheet\" href=\"/b.css\" data-x>\n\
                    <link rel=\"icon\" href=\"/i.svg\"><link href=\"/a.css\" rel=\"stylesheet\"/><y>";
        let (joined, styles) = join(html, dir.path(), "/* mine */ c{}").unwrap().unwrap();
        assert_eq!(styles.bytes, b"b {\ncontent: \"/* no */\";\n}\na{}\nc{}\n");
        assert_eq!(styles.parts, ["b.css", "a.css"]);
        let href = styles.address.strip_prefix("/assets").unwrap();
        assert_eq!(
            joined,
            format!(
                "<x><link rel=\"stylesheet\" href=\"{href}\">\n<link rel=\"icon\" href=\"/i.svg\"><y>"
            )
        );
    }

    #[test]
    fn one_sheet_stays_as_it_is() {
        let html = "<link rel=\"stylesheet\" href=\"/b.css\"><link rel=\"stylesheet\" href=\"https://a.example/c.css\">";
        assert!(join(html, Path::new("/nowhere"), "").unwrap().is_none());
    }
}
