//! What fuzzing starts from: the posts, fixtures and hostile vectors that are
//! in the repository anyway.

use crate::paths;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Folders with Markdown.
const SOURCES: [&str; 5] = [
    "crates/content/tests/fixtures",
    "posts",
    "tests/hostile",
    "tests/site/posts",
    "docs",
];
/// A seed is cut here: short ones are tried more often.
const LONGEST: usize = 4096;

/// Writes the seeds of a target into a folder.
///
/// # Errors
/// A source can't be read, or the folder can't be written.
pub(super) fn write(target: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut sources = Vec::new();
    for source in SOURCES {
        collect(&paths::root().join(source), &mut sources)?;
    }
    for (i, text) in sources.iter().flat_map(|text| parts(text)).enumerate() {
        let mut seed = text.as_bytes().to_vec();
        // There the last byte has the options: each seed with others.
        if matches!(target, "render" | "shortcodes") {
            seed.push(u8::try_from(i % 32).unwrap_or_default());
        }
        let path = folder.join(format!("{i:04}"));
        fs::write(&path, seed).with_context(|| format!("can't write {}", path.display()))?;
    }
    Ok(())
}

fn collect(folder: &Path, texts: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let is_text = |end| path.extension().is_some_and(|extension| extension == end);
        if path.is_dir() {
            collect(&path, texts)?;
        } else if is_text("md") || is_text("txt") {
            texts.push(fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// The parts of a file of vectors, each below a line `=== name`; other files
/// are one part.
fn parts(text: &str) -> Vec<&str> {
    let Some(text) = text.strip_prefix("=== ") else {
        return vec![start(text)];
    };
    text.split("\n=== ")
        .filter_map(|part| Some(part.split_once('\n')?.1))
        .map(start)
        .collect()
}

fn start(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn vectors_are_seeds_each() {
        assert_eq!(parts("=== a\nx\ny\n=== b\nz\n"), ["x\ny", "z\n"]);
        assert_eq!(parts("# A post\n"), ["# A post\n"]);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let text = "é".repeat(LONGEST);
        assert_eq!(start(&text).len(), LONGEST);
        let text = ["x", &text].concat();
        assert_eq!(start(&text).len(), LONGEST - 1);
    }

    #[test]
    fn all_sources_are_there() {
        let folder = tempfile::tempdir().unwrap();
        write("render", folder.path()).unwrap();
        assert!(fs::read_dir(folder.path()).unwrap().count() > 200);
    }
}
