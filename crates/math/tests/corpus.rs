//! The formulas of real posts, where they are beside the repository.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use inkleaf_math::mathml;

/// Texts between `$$` and `$$` in a paragraph, and between `\\(` and `\\)` or
/// `\\[` and `\\]`, outside of fences.
fn formulas(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_fenced = false;
    let mut paragraph = String::new();
    for line in text.lines().chain([""]) {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            is_fenced = !is_fenced;
        } else if is_fenced {
        } else if line.trim().is_empty() {
            found.extend(delimited(&paragraph));
            paragraph.clear();
        } else {
            paragraph.push_str(line);
            paragraph.push('\n');
        }
    }
    found
}

fn delimited(paragraph: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (open, close) in [("$$", "$$"), ("\\\\(", "\\\\)"), ("\\\\[", "\\\\]")] {
        let mut rest = paragraph;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((tex, after)) = after.split_once(close) else {
                break;
            };
            // Not shell (`echo $$`) and not regular expressions.
            if tex.contains(['=', '^', '_', '{']) && !tex.contains('`') {
                found.push(tex.to_owned());
            }
            rest = after;
        }
    }
    found
}

fn visit(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.extend(formulas(&String::from_utf8_lossy(
                &std::fs::read(&path).unwrap(),
            )));
        }
    }
}

#[test]
fn formulas_of_real_posts_convert() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    if !corpus.is_dir() {
        return;
    }
    let mut found = Vec::new();
    visit(&corpus, &mut found);
    let failed: Vec<_> = found
        .iter()
        .filter_map(|tex| {
            mathml(tex, true)
                .err()
                .map(|error| (tex, error.to_string()))
        })
        .collect();
    println!(
        "{} of {} convert; not: {failed:#?}",
        found.len() - failed.len(),
        found.len()
    );
    assert!(failed.len() * 20 <= found.len(), "{failed:#?}");
}
