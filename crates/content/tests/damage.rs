//! Damaged text: real files and cases beside the checkout, where there are some.
#![cfg(feature = "front-matter")]
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use inkleaf_content::damage::{Damage, Repair, code_ranges, damage, damage_outside, repaired};

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
        let read = |path: &PathBuf| String::from_utf8(fs::read(path).unwrap()).ok();
        let texts: Vec<String> = files.iter().filter_map(read).collect();
        let bytes: usize = texts.iter().map(String::len).sum();
        let start = Instant::now();
        let found: Vec<Vec<Damage>> = texts.iter().map(|text| damage(text)).collect();
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{corpus}: {} files, {bytes} bytes, {seconds:.4} s",
            texts.len()
        );
        for (text, found) in texts.iter().zip(found) {
            assert_eq!(
                found,
                [],
                "{corpus}: {}",
                text.lines().take(9).collect::<String>()
            );
            assert_eq!(repaired(text).0, *text);
        }
    }
}

#[test]
fn our_own_posts_show_damage_in_code_only() {
    let mut files = Vec::new();
    collect(&root("posts"), &mut files);
    assert!(!files.is_empty());
    let mut shown = 0;
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        shown += damage(&text).len();
        assert_eq!(
            damage_outside(&text, &code_ranges(&text)),
            [],
            "{}",
            path.display()
        );
        // And what is shown is kept even by those who don't look for code.
        assert_eq!(repaired(&text).0, text, "{}", path.display());
    }
    assert!(shown > 5);
}

#[test]
fn the_example_post_is_repaired() {
    let Ok(damaged) = fs::read_to_string(root("../shared/corpus/seed/nvidia-deepseek.md")) else {
        return;
    };
    let (text, left) = repaired(&damaged);
    for right in [
        "🚨",
        "🤯",
        "🤖",
        "📉",
        "💡",
        "💸",
        "💬",
        "🚫",
        "🚀💼",
        "💻",
        "🔥",
        "👉",
        "🤷‍♂️",
        "🛠️",
        "’s ",
        "“It’s",
        "Bro”",
        "…",
        "—",
    ] {
        assert!(text.contains(right), "{right}");
    }
    let places: Vec<&str> = left
        .iter()
        .map(|found| &text[found.range.clone()])
        .collect();
    assert_eq!(places, ["ğŸ¤", "ğŸ›ï¸", "ğŸŒ"]);
    for (found, was) in left.iter().zip(["🎤", "🏛️", "🌐"]) {
        let Repair::Candidates(texts) = &found.repair else {
            panic!("{found:?}")
        };
        assert!(texts.contains(&was.into()) && texts.len() > 1, "{found:?}");
    }
    // All else is as it was, byte for byte.
    let ascii = |text: &str| text.bytes().filter(u8::is_ascii).collect::<Vec<_>>();
    assert_eq!(ascii(&text), ascii(&damaged));
}

/// A case of another program that repairs damage.
#[derive(serde::Deserialize)]
struct Case {
    original: String,
    fixed: String,
    /// Where it changes more than the damage: without that.
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
fn what_is_no_damage_stays() {
    for case in cases("negative.json") {
        assert_eq!(repaired(&case.original).0, case.original);
    }
}

/// Many cases are of other code pages or of several kinds of damage at once.
/// But whatever we do to them is right.
#[test]
fn what_others_repair_we_repair_alike() {
    for (name, least) in [
        ("in-the-wild.json", 30),
        ("synthetic.json", 9),
        ("language-names.json", 9),
        ("known-failures.json", 0),
    ] {
        let cases = cases(name);
        let [mut fixed, mut kept, mut partly] = [0; 3];
        for case in &cases {
            let right = case.encoding.as_ref().unwrap_or(&case.fixed);
            let (ours, left) = repaired(&case.original);
            assert_eq!(repaired(&ours).0, ours);
            match () {
                () if case.original == *right => assert_eq!(ours, *right),
                () if ours == *right => fixed += 1,
                () if ours == case.original => kept += 1,
                () => partly += 1,
            }
            // They give up a whole character where we keep what is left of it.
            if case.original.contains('\u{fffd}') && !left.is_empty() {
                continue;
            }
            let mut rest = right.chars();
            for new in ours.chars().filter(|c| !case.original.contains(*c)) {
                // We know which quote it was; they leave a mark.
                let same = |c: char| c == new || new == '”' && c == '\u{fffd}';
                assert!(rest.any(same), "{new}: {ours} for {right}");
            }
        }
        println!(
            "{name}: {} cases, {fixed} repaired, {partly} partly, {kept} left",
            cases.len()
        );
        assert!(cases.is_empty() || fixed >= least, "{name}");
    }
}
