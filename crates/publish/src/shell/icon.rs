//! The icon in the built app's `index.html`.

use std::path::{Path, PathBuf};

/// Takes the link to the app's icon out of its HTML: a blog may have an icon of
/// its own, so that pages say themselves which it is. Also the icon's path in
/// the app's folder, if it has one.
pub(super) fn take(html: &str, folder: &Path) -> (String, Option<PathBuf>) {
    let Some((start, end, href)) = link(html) else {
        return (html.to_owned(), None);
    };
    let path = folder.join(href.trim_start_matches('/'));
    let without = [&html[..start], &html[end..]].concat();
    (without, path.is_file().then_some(path))
}

/// Where the link stands, and where it leads.
fn link(html: &str) -> Option<(usize, usize, &str)> {
    html.match_indices("<link ").find_map(|(start, _)| {
        let end = start + html[start..].find('>')? + 1;
        let tag = &html[start..end];
        let href = tag.split_once(" href=\"")?.1.split('"').next()?;
        let is_icon = tag.contains(" rel=\"icon\"") && href.starts_with('/');
        is_icon.then_some((start, end, href))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_link_goes_and_the_file_is_known() {
        let dir = tempfile::tempdir().unwrap();
        let html =
            "<a><link rel=\"stylesheet\" href=\"/a.css\"><link rel=\"icon\" href=\"/i.svg\"/><b>";
        let without = "<a><link rel=\"stylesheet\" href=\"/a.css\"><b>";
        assert_eq!(take(html, dir.path()), (without.into(), None));
        let icon = dir.path().join("i.svg");
        std::fs::write(&icon, "").unwrap();
        assert_eq!(take(html, dir.path()), (without.into(), Some(icon)));
        assert_eq!(take(without, dir.path()), (without.into(), None));
    }
}
