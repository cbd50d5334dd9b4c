//! The registry of codes, the pages of documentation and the codes that the
//! source uses are the same.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use inkleaf_site::Code;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn known() -> BTreeSet<String> {
    Code::ALL.iter().map(|code| code.name().into()).collect()
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: BTreeSet<String> = fs::read_dir(root().join("docs/checks"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .map(|name| name.strip_suffix(".md").unwrap().to_string())
        .collect();
    assert_eq!(pages, known());
}

#[test]
fn the_index_lists_every_code() {
    let index = fs::read_to_string(root().join("docs/checks/README.md")).unwrap();
    for code in Code::ALL {
        let row = format!("| [`{0}`]({0}.md) |", code.name());
        assert!(
            index.contains(&row) && index.contains(code.title()),
            "{row}"
        );
    }
}

#[test]
fn the_source_tells_codes_of_the_registry_and_all_of_them() {
    let sources = sources();
    assert!(sources.len() > 50, "{} files", sources.len());
    let mut told = BTreeSet::new();
    for text in &sources {
        told.extend(literals_after(text, "code: ").map(String::from));
        told.extend(literals_after(text, "Diagnostic::new(").map(String::from));
        for call in ["error(", "warning(", "hint(", "remark("] {
            told.extend(literals_after(text, &format!(".{call}")).map(String::from));
        }
    }
    told.retain(|literal| is_code(literal));
    assert_eq!(told.difference(&known()).collect::<Vec<_>>(), [""; 0]);
    let used = |name: &str| {
        let literal = format!("\"{name}\"");
        sources.iter().any(|text| text.contains(&literal))
    };
    for code in Code::ALL {
        let name = code.name();
        assert!(used(name), "{name} is never told");
    }
}

/// Kebab case of at least two words, or a word of the registry.
fn is_code(literal: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
    literal.contains('-') && literal.split('-').all(|w| word(w) || w == "8")
}

/// The text literals that follow a piece of code, white space aside.
fn literals_after<'t>(text: &'t str, piece: &str) -> impl Iterator<Item = &'t str> {
    text.match_indices(piece).filter_map(move |(at, piece)| {
        let rest = text[at + piece.len()..].trim_start().strip_prefix('"')?;
        rest.split('"').next()
    })
}

/// The text of all sources that may make findings, without their tests and
/// without the registry itself.
fn sources() -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(root().join("crates")).unwrap() {
        collect(&entry.unwrap().path().join("src"), &mut texts);
    }
    texts
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.ends_with("site/src/code") {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let end = text.find("#[cfg(test)]").unwrap_or(text.len());
            texts.push(text[..end].to_string());
        }
    }
}
