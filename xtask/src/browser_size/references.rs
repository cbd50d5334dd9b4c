//! The files that a published page makes a browser download.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// When a file is downloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// Without any click.
    First,
    /// When a reader is about to click.
    Click,
    /// When nothing else is to be done: for reading without a network.
    Idle,
}

/// A file that a page needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// Its path in the site's folder.
    pub(super) path: String,
    /// When it is downloaded.
    pub(super) need: Need,
}

/// Types of files that browsers download without being asked; pages and feeds
/// are not. (Pictures in a post are its author's business, and in no tag that
/// is looked at here.)
const TYPES: [&str; 11] = [
    "js",
    "mjs",
    "css",
    "json",
    "wasm",
    "woff2",
    "svg",
    "png",
    "ico",
    "webp",
    "webmanifest",
];
/// Those that can refer to further ones.
const TEXTS: [&str; 3] = ["js", "mjs", "css"];
/// Links that are followed only when a reader puts the blog on a home screen.
const UNASKED: &str = "rel=\"apple-touch-icon\"";
/// Links that are followed only when a reader is about to click.
const LATE: &str = "rel=\"inkleaf-renderer\"";
/// The service worker and what it asks for first; what shows what it has stored.
const WORKER: [&str; 2] = ["rel=\"inkleaf-worker\"", "rel=\"inkleaf-stored\""];

/// The app's files that a page refers to, with those that they refer to in
/// turn; in the order of their paths. A file needed both ways is needed first.
pub(super) fn of_page(page: &str, site: &Path) -> Result<Vec<Reference>> {
    let mut found = BTreeMap::new();
    for tag in tags(page) {
        let need = if tag.contains(LATE) {
            Need::Click
        } else if WORKER.iter().any(|rel| tag.contains(rel)) {
            Need::Idle
        } else {
            Need::First
        };
        for target in strings(tag) {
            if let Some(path) = in_site(target, Path::new(""), site) {
                follow(&path, need, site, &mut found)?;
            }
        }
    }
    Ok(found
        .into_iter()
        .map(|(path, need)| Reference { path, need })
        .collect())
}

/// Adds a file, and what it imports.
fn follow(path: &str, need: Need, site: &Path, found: &mut BTreeMap<String, Need>) -> Result<()> {
    if found.get(path).is_some_and(|known| *known <= need) {
        return Ok(());
    }
    found.insert(path.to_owned(), need);
    if !TEXTS.contains(&extension(path)) {
        return Ok(());
    }
    let text = fs::read_to_string(site.join(path)).with_context(|| format!("can't read {path}"))?;
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    for target in strings(&text) {
        if let Some(other) = in_site(target, folder, site) {
            follow(&other, need, site, found)?;
        }
    }
    Ok(())
}

/// The opening tags of elements that make a browser download something.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).filter_map(|tag| {
        let tag = tag.split_once('>')?.0;
        let loads = tag.starts_with("link ") || tag.starts_with("script ");
        (loads && !tag.contains(UNASKED)).then_some(tag)
    })
}

/// What stands in quotes or in `url(…)`.
fn strings(text: &str) -> impl Iterator<Item = &str> {
    text.split(['"', '\'', '(', ')', '`'])
}

/// The path in the site's folder of what `target` refers to, if that is a file
/// of the app. The site may be published below a base path: leading segments
/// that are no folders of the site are that path.
fn in_site(target: &str, folder: &Path, site: &Path) -> Option<String> {
    let target = target.split(['?', '#']).next()?;
    if !TYPES.contains(&extension(target)) {
        return None;
    }
    if !target.starts_with('/') {
        let path = tidy(&folder.join(target))?;
        return site.join(&path).is_file().then_some(path);
    }
    let mut rest = target;
    while let Some((_, below)) = rest.split_once('/') {
        if !below.is_empty() && site.join(below).is_file() {
            return Some(below.to_owned());
        }
        rest = below;
    }
    None
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// A relative path without `.` and `..`; `None` if it leads outside.
fn tidy(path: &Path) -> Option<String> {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => tidy.push(name),
            Component::ParentDir if tidy.pop() => {}
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(tidy.to_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PAGE: &str = r#"<html><head>
        <script src="/blog/assets/theme-1.js"></script>
        <link rel="stylesheet" href="/blog/assets/main-2.css">
        <link rel="icon" href="/blog/icon.svg">
        <link rel="apple-touch-icon" href="/blog/touch.png">
        <link rel="manifest" href="/blog/app.webmanifest">
        <link rel="inkleaf-app" href="/blog/assets/app-3.js" data-wasm="/blog/assets/app-3_bg.wasm">
        <link rel="inkleaf-renderer" href="/blog/assets/renderer-4.js" data-wasm="/blog/assets/renderer-4_bg.wasm">
        <script type="application/json">{"href":"/blog/assets/unused.js"}</script>
        </head><body><a href="/blog/assets/linked.js">source</a></body></html>"#;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_pages_files_are_found_and_grouped() {
        let folder = site(&[
            ("assets/theme-1.js", ""),
            ("assets/main-2.css", "@font-face { src: url(font.woff2) }"),
            ("assets/font.woff2", "no text"),
            (
                "assets/app-3.js",
                "import { a } from './snippets/x/inline0.js';",
            ),
            ("assets/app-3_bg.wasm", ""),
            ("assets/snippets/x/inline0.js", "import '../../shared.js'"),
            ("assets/shared.js", ""),
            (
                "assets/renderer-4.js",
                "import \"./shared.js\"; import './renderer-5.js'",
            ),
            ("assets/renderer-5.js", "import './renderer-4.js'"),
            ("assets/renderer-4_bg.wasm", ""),
            ("assets/unused.js", ""),
            ("assets/linked.js", ""),
            ("icon.svg", ""),
            ("touch.png", ""),
            ("app.webmanifest", ""),
        ]);
        let found = of_page(PAGE, folder.path()).unwrap();
        let paths = |need| -> Vec<_> {
            let of_need = found.iter().filter(|reference| reference.need == need);
            of_need
                .map(|reference| reference.path.trim_start_matches("assets/"))
                .collect()
        };
        assert_eq!(
            paths(Need::First),
            [
                "app.webmanifest",
                "app-3.js",
                "app-3_bg.wasm",
                "font.woff2",
                "main-2.css",
                "shared.js",
                "snippets/x/inline0.js",
                "theme-1.js",
                "icon.svg",
            ]
        );
        assert_eq!(
            paths(Need::Click),
            ["renderer-4.js", "renderer-4_bg.wasm", "renderer-5.js"]
        );
    }

    #[test]
    fn nothing_outside_of_the_site_is_looked_at() {
        assert_eq!(tidy(Path::new("a/../../b.js")), None);
        assert_eq!(tidy(Path::new("a/./../b.js")).as_deref(), Some("b.js"));
    }
}
