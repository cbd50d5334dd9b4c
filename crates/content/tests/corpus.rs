//! Real posts, where there are some beside the checkout: every file is read
//! and rendered without a panic, and what is wrong with it is told.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use inkleaf_content::{Base, Dialect, Facts, RenderOptions, parse_document, render, summary};

#[test]
fn every_file_of_the_corpora_is_read_and_rendered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let mut figures: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let options = RenderOptions {
        base: Base::new("/"),
        address: "/posts/x/".into(),
        dialect: Dialect::default(),
    };
    for path in &files {
        let name = path.strip_prefix(&root).unwrap();
        let corpus = name
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_string_lossy()
            .into_owned();
        let figure = figures.entry(corpus).or_default();
        figure[0] += 1;
        match parse_document(&fs::read(path).unwrap()) {
            Ok(document) => {
                let rendered = render(&document.markdown, &Facts::default(), &options);
                assert_ids_never_repeat(&rendered.html, name);
                assert!(
                    summary(&document.markdown, 200).chars().count() <= 201,
                    "{name:?}"
                );
                figure[2] += document.warnings.len();
                for found in document.warnings {
                    println!(
                        "{}:{}:{} {}: {}",
                        name.display(),
                        found.line,
                        found.column,
                        found.code,
                        found.message
                    );
                }
            }
            Err(errors) => {
                figure[1] += 1;
                assert!(!errors.is_empty());
                for found in errors {
                    println!(
                        "{}:{}:{} {}: {}\n    {}\n    {}",
                        name.display(),
                        found.line,
                        found.column,
                        found.code,
                        found.message,
                        found.snippet,
                        found.help
                    );
                }
            }
        }
    }
    for (corpus, [files, errors, warnings]) in figures {
        println!("{corpus}: {files} files, {errors} with errors, {warnings} warnings");
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "md") {
            files.push(path);
        }
    }
}

fn assert_ids_never_repeat(html: &str, name: &Path) {
    let tags = html
        .split('<')
        .filter_map(|rest| Some(rest.split_once('>')?.0));
    let mut ids: Vec<&str> = tags
        .filter_map(|tag| tag.split_once(" id=\"")?.1.split('"').next())
        .collect();
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "{}", name.display());
}
