//! Damaged text: real files and cases beside the checkout, where there are some.
#![cfg(feature = "front-matter")]
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use inkleaf_content::damage::{Repair, damage, repaired};

fn root(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(folder)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "md" || extension == "Rmd")
        {
            files.push(path);
        }
    }
    files.sort();
}

#[test]
fn real_posts_are_left_alone() {
    for corpus in [
        "yihui",
        "rust-blog",
        "opentelemetry-blog",
        "tikv-blog",
        "papermod-example",
    ] {
        let mut files = Vec::new();
        collect(&root("../shared/corpus").join(corpus), &mut files);
        let texts: Vec<String> = files
            .iter()
            .filter_map(|path| String::from_utf8(fs::read(path).unwrap()).ok())
            .collect();
        let bytes: usize = texts.iter().map(String::len).sum();
        let start = Instant::now();
        let found: Vec<_> = texts.iter().map(|text| damage(text)).collect();
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{corpus}: {} files, {:.0} MB/s",
            texts.len(),
            bytes as f64 / 1e6 / seconds
        );
        for ((path, text), found) in files.iter().zip(&texts).zip(found) {
            for hit in &found {
                println!("{}: {:?} {hit:?}", path.display(), &text[hit.range.clone()]);
            }
            assert_eq!(repaired(text).0, *text, "{}", path.display());
            assert!(found.is_empty(), "{}", path.display());
        }
    }
}

#[test]
fn the_seed_is_repaired() {
    let Ok(text) = fs::read_to_string(root("../shared/corpus/seed/nvidia-deepseek.md")) else {
        return;
    };
    let (text, left) = repaired(&text);
    println!("{text}");
    for hit in &left {
        println!("{:?} {hit:?}", &text[hit.range.clone()]);
    }
}

#[derive(serde::Deserialize)]
struct Case {
    label: String,
    original: String,
    fixed: String,
    #[serde(rename = "fixed-encoding")]
    encoding: Option<String>,
}

fn cases(name: &str) -> Vec<Case> {
    match fs::read_to_string(root("../shared/encoding/ftfy").join(name)) {
        Ok(text) => serde_json::from_str(&text).unwrap(),
        Err(_) => Vec::new(),
    }
}

#[test]
fn known_cases() {
    for name in [
        "negative.json",
        "in-the-wild.json",
        "synthetic.json",
        "known-failures.json",
        "language-names.json",
    ] {
        for case in cases(name) {
            let fixed = case.encoding.unwrap_or(case.fixed);
            let (text, left) = repaired(&case.original);
            let verdict = if text == fixed && text == case.original {
                "KEPT"
            } else if text == fixed {
                "FIXED"
            } else if text == case.original && left.is_empty() {
                "MISSED"
            } else if text == case.original {
                "REPORTED"
            } else {
                "DIFFERS"
            };
            println!("{name} {verdict}: {}", case.label);
            if verdict != "KEPT" && verdict != "FIXED" {
                println!(
                    "    was   {}\n    fixed {fixed}\n    ours  {text}\n    {left:?}",
                    case.original
                );
            }
            assert_eq!(repaired(&text).0, text);
        }
    }
    let _ = Repair::Candidates(Vec::new());
}

#[test]
fn posts_scan() {
    let mut files = Vec::new();
    collect(&root("posts"), &mut files);
    collect(&root("../shared/conformance"), &mut files);
    collect(&root("../shared/security"), &mut files);
    collect(&root("README.md"), &mut files);
    for path in files {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        for hit in damage(&text) {
            println!(
                "{}: {:?} {:?} | {:?}",
                path.display(),
                &text[hit.range.clone()],
                hit.repair,
                text[hit.range.start..].chars().take(20).collect::<String>()
            );
        }
    }
}
