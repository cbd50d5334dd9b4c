//! The app's style sheets as one file: however many the sources are, a page
//! asks for one.

use std::fs;
use std::path::Path;

use super::{ASSETS, hash};
use crate::BuildError;

/// The style sheets of a built app, joined.
#[derive(Debug)]
pub(crate) struct Styles {
    /// Its site address.
    pub(crate) address: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// The files that it is made of, relative to the app's folder.
    pub(super) parts: Vec<String>,
}

/// Joins the style sheets that the app's `index.html` links to, in their order.
/// Also the HTML with one link in the place of the first. `None` where there
/// are fewer than two.
pub(super) fn join(html: &str, folder: &Path) -> Result<Option<(String, Styles)>, BuildError> {
    let links = links(html);
    if links.len() < 2 {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let mut parts = Vec::new();
    for (_, href) in &links {
        let name = href.trim_start_matches('/');
        let path = folder.join(name);
        bytes.extend(fs::read(&path).map_err(BuildError::io("read", &path))?);
        bytes.push(b'\n');
        parts.push(name.to_owned());
    }
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
        Styles {
            address,
            bytes,
            parts,
        },
    )))
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
        fs::write(dir.path().join("b.css"), "b{}").unwrap();
        fs::write(dir.path().join("a.css"), "a{}").unwrap();
        let html = "<x><link rel=\"stylesheet\" href=\"/b.css\" data-x>\n\
                    <link rel=\"icon\" href=\"/i.svg\"><link href=\"/a.css\" rel=\"stylesheet\"/><y>";
        let (joined, styles) = join(html, dir.path()).unwrap().unwrap();
        assert_eq!(styles.bytes, b"b{}\na{}\n");
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
        assert!(join(html, Path::new("/nowhere")).unwrap().is_none());
    }
}
