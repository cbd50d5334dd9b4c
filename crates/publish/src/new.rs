//! A new post, as a draft.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use inkleaf_content::{slug, term_slug};
use jiff::civil::Date;

use crate::BuildError;
use crate::source::{Layout, Source};

/// The longest name of a new file, in characters: names are parts of
/// addresses, and longer ones are a burden in links.
const LONGEST_NAME: usize = 80;

/// Writes a draft with its front matter filled in, where the blog in `source`
/// keeps its posts, and returns its path. Nothing is ever overwritten.
///
/// # Errors
/// There is no such folder, a file of that name exists, or it can't be written.
pub fn new_post(source: &Path, title: &str, date: Date) -> Result<PathBuf, BuildError> {
    let folder = posts_folder(source)?;
    let path = folder.join(format!("{}.md", file_name(title)));
    fs::create_dir_all(&folder).map_err(BuildError::io("write", &folder))?;
    let file = fs::File::options().write(true).create_new(true).open(&path);
    let mut file = file.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => BuildError::Exists(path.clone()),
        _ => BuildError::io("write", &path)(error),
    })?;
    file.write_all(draft(title, date).as_bytes())
        .map_err(BuildError::io("write", &path))?;
    Ok(path)
}

/// Where new posts go. A bare folder of Markdown has no folder for posts, and
/// one must not be made: it would turn the folder into another layout, in
/// which the other files no longer count.
fn posts_folder(source: &Path) -> Result<PathBuf, BuildError> {
    let layout = match Source::find(source) {
        Ok(found) => found.layout,
        Err(BuildError::NoDocuments(_)) if Layout::of(source) == Layout::Bare => Layout::Inkleaf,
        Err(BuildError::NoDocuments(_)) => Layout::of(source),
        Err(error) => return Err(error),
    };
    Ok(match layout {
        Layout::Inkleaf => source.join("posts"),
        Layout::Bare => source.to_owned(),
        Layout::Hugo => {
            let content = source.join("content");
            let used = ["posts", "post", "blog"]
                .into_iter()
                .find(|name| content.join(name).is_dir());
            content.join(used.unwrap_or("posts"))
        }
    })
}

fn file_name(title: &str) -> String {
    let mut name = slug(title);
    if name.is_empty() {
        name = term_slug(title);
    }
    if let Some((end, _)) = name.char_indices().nth(LONGEST_NAME) {
        let whole_words = name[..end].rfind('-').unwrap_or(end);
        name.truncate(whole_words);
    }
    name
}

fn draft(title: &str, date: Date) -> String {
    let title = quoted(title);
    format!(
        "---\ntitle: {title}\ndate: {date}\ndescription: \"\"\ntags: []\ncategories: []\n\
         draft: true\n---\n\n"
    )
}

/// A text as a double-quoted scalar of YAML 1.2 (5.7 "Escaped Characters"):
/// right for any text.
fn quoted(text: &str) -> String {
    let mut out = "\"".to_owned();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // All that YAML or a reader might not take for plain text.
            '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use inkleaf_content::parse_document;

    use super::*;

    const DAY: Date = jiff::civil::date(2025, 1, 28);

    #[test]
    fn any_title_can_be_read_back() {
        for title in [
            "Plain",
            "A: b #c - d",
            "\"Quoted\" and 'quoted' \\ n",
            "- [x] {y}: |",
            "🚀 日本語 \u{85}\u{a0}é",
            "yes",
            "2024",
            "%TAG & * ! ?",
        ] {
            let document = parse_document(draft(title, DAY).as_bytes()).unwrap();
            assert_eq!(document.front.title.as_deref(), Some(title));
            assert_eq!(document.front.date.unwrap().iso(), "2025-01-28");
            assert!(document.front.draft);
        }
    }

    #[test]
    fn names_are_short_and_never_empty() {
        assert_eq!(file_name("Hello, World!"), "hello-world");
        assert!(!file_name("🚀").is_empty());
        let long = file_name(&"word ".repeat(100));
        assert!(
            long.len() <= LONGEST_NAME && long.ends_with("word"),
            "{long}"
        );
        assert!(file_name(&"日".repeat(300)).chars().count() <= LONGEST_NAME);
    }

    #[test]
    fn drafts_go_where_the_blog_keeps_its_posts() {
        let place = |files: &[&str]| {
            let dir = tempfile::tempdir().unwrap();
            for file in files {
                let path = dir.path().join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "x").unwrap();
            }
            let path = new_post(dir.path(), "A b", DAY).unwrap();
            path.strip_prefix(dir.path())
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        };
        assert_eq!(place(&[]), "posts/a-b.md");
        assert_eq!(place(&["posts/x.md"]), "posts/a-b.md");
        assert_eq!(place(&["inkleaf.toml"]), "posts/a-b.md");
        assert_eq!(place(&["x.md"]), "a-b.md");
        assert_eq!(place(&["content/about.md"]), "content/posts/a-b.md");
        assert_eq!(place(&["content/blog/x.md"]), "content/blog/a-b.md");
    }

    #[test]
    fn nothing_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let path = new_post(dir.path(), "A", DAY).unwrap();
        fs::write(&path, "mine").unwrap();
        let error = new_post(dir.path(), "a", DAY).unwrap_err();
        assert!(matches!(error, BuildError::Exists(_)));
        assert_eq!(fs::read_to_string(path).unwrap(), "mine");
    }
}
