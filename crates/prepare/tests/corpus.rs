//! Real posts, where there are some beside the checkout: what is found in
//! them, what of them is changed, and how long it takes.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use inkleaf_content::{Dialect, events, parse_document};
use inkleaf_prepare::{Language, Prepared, Settings, Shortcodes, prepare, without_shortcodes};
use pulldown_cmark::{Event, Tag, TagEnd};

#[derive(Default)]
struct Figures {
    files: usize,
    bytes: usize,
    changed: usize,
    time: Duration,
    codes: BTreeMap<&'static str, usize>,
}

#[test]
fn every_post_of_the_corpora_is_prepared() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let mut figures: BTreeMap<String, Figures> = BTreeMap::new();
    for path in &files {
        let Ok(document) = parse_document(&fs::read(path).unwrap()) else {
            continue;
        };
        let name = path.strip_prefix(&root).unwrap();
        let corpus = name.components().next().unwrap().as_os_str();
        let figure = figures
            .entry(corpus.to_string_lossy().into_owned())
            .or_default();
        let markdown = &document.markdown;
        let start = Instant::now();
        let prepared = prepared(markdown);
        figure.time += start.elapsed();
        figure.files += 1;
        figure.bytes += markdown.len();
        if prepared.markdown != *markdown {
            figure.changed += 1;
        }
        for found in &prepared.findings {
            *figure.codes.entry(found.code).or_default() += 1;
            let line = markdown[..found.range.start].matches('\n').count() + 1;
            let text: String = markdown[found.range.clone()].chars().take(60).collect();
            println!(
                "{}:+{line} {} {} {text:?}",
                name.display(),
                found.code,
                found.message
            );
        }
        assert_sound(markdown, &prepared, name);
    }
    for (corpus, figure) in figures {
        let seconds = figure.time.as_secs_f64();
        println!(
            "{corpus}: {} files, {} changed, {:.1} MB/s, {:?}",
            figure.files,
            figure.changed,
            figure.bytes as f64 / 1e6 / seconds,
            figure.codes
        );
    }
}

/// Shows what changed in every post: `cargo test --test corpus -- --ignored
/// --nocapture`.
#[test]
#[ignore = "for reading"]
fn changes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let mut files = Vec::new();
    collect(&root, &mut files);
    for path in &files {
        let Ok(document) = parse_document(&fs::read(path).unwrap()) else {
            continue;
        };
        let prepared = prepared(&document.markdown);
        let before: std::collections::BTreeSet<&str> = document.markdown.lines().collect();
        for line in prepared.markdown.lines() {
            if !before.contains(line) {
                println!("{}: {line}", path.strip_prefix(&root).unwrap().display());
            }
        }
    }
}

fn prepared(markdown: &str) -> Prepared {
    let shortcodes = Shortcodes::default();
    prepare(
        markdown,
        &Settings {
            language: Language::English,
            shortcodes: &shortcodes,
            math: true,
            emoji: true,
            bare_urls: true,
            params: &|name| Some(name.to_owned()),
            resolve: &|target| Some(target.to_owned()),
        },
    )
}

/// Code is what it was (shortcodes may add some), offsets lead back to where
/// the same text stands.
fn assert_sound(markdown: &str, prepared: &Prepared, name: &Path) {
    if prepared.markdown == markdown {
        return;
    }
    let before = code(markdown);
    let after = code(&prepared.markdown);
    let mut rest = after.iter();
    for block in &before {
        if block.contains("{{</*") || block.contains("{{%/*") {
            continue;
        }
        assert!(
            rest.any(|found| found == block),
            "{}: lost code {block:?}",
            name.display()
        );
    }
    for (at, _) in prepared.markdown.match_indices('\n') {
        assert!(prepared.map.original(at) <= markdown.len());
    }
    assert!(without_shortcodes(markdown).len() <= markdown.len());
}

/// The texts of all code blocks outside of shortcodes.
fn code(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut current: Option<String> = None;
    for (event, _) in events(markdown, Dialect::default()) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => current = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => blocks.extend(current.take()),
            Event::Text(text) => {
                if let Some(current) = &mut current {
                    current.push_str(&text);
                }
            }
            _ => {}
        }
    }
    blocks
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
