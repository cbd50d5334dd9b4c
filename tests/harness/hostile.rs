//! A blog of posts that want to do harm: those in `tests/hostile`, and those
//! of a collection that may lie beside the checkout.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::setup::manifest_folder;

/// Files of `tests/hostile` in which each part is a post.
const BODIES: [&str; 5] = ["links", "html", "foreign", "blocks", "shortcodes"];
const SETTINGS: &str = "title = \"Hostile\"\nbase_url = \"https://hostile.example/\"\ndescription = \"None of it does harm.\"\n\
    language = \"en\"\nmath = true\nposts_per_page = 100\nframe_hosts = [\"video.example\"]\n\
    [images]\nvariants = false\n";
/// What no post may change, to compare with: neighbours on both sides.
const HARMLESS: [(&str, &str); 3] = [
    ("first", "2020-01-01"),
    ("harmless", "2025-06-15"),
    ("last", "2026-01-01"),
];

/// A vector: what it tries, and its text.
struct Vector {
    name: String,
    text: String,
}

/// How many vectors there are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// In the text of posts.
    pub bodies: usize,
    /// In the front matter of posts.
    pub fronts: usize,
    /// Of the collection beside the checkout.
    pub collected: usize,
}

/// Writes the source of the blog into an empty folder.
///
/// # Errors
/// The vectors can't be read, or the folder can't be written.
pub(crate) fn write(folder: &Path) -> Result<Count> {
    let posts = folder.join("posts");
    fs::create_dir_all(&posts)?;
    fs::write(folder.join("inkleaf.toml"), SETTINGS)?;
    for (name, date) in HARMLESS {
        post(&posts, name, &front(name, date), "Harmless text.")?;
    }
    let mut count = Count::default();
    for file in BODIES {
        let vectors = vectors(&read(&format!("{file}.md"))?);
        for vector in &vectors {
            let slug = format!("body-{:03}", count.bodies);
            post(
                &posts,
                &slug,
                &front(&vector.name, "2025-06-15"),
                &vector.text,
            )?;
            count.bodies += 1;
        }
    }
    post(
        &posts,
        "harmless-front",
        &hostile_front("harmless-front", "Harmless"),
        "Text.",
    )?;
    for line in read("front.txt")?.lines() {
        let line = unescaped(line);
        let slug = format!("front-{:02}", count.fronts);
        post(&posts, &slug, &hostile_front(&slug, &line), "Text.")?;
        let in_language = json!({ "title": "x", "date": "2025-06-15", "lang": line });
        let name = format!("language-{:02}", count.fronts);
        post(&posts, &name, &in_language, "Text.")?;
        let named = json!({ "title": "x", "date": "2025-06-15", "slug": line });
        post(
            &posts,
            &format!("named-{:02}", count.fronts),
            &named,
            "Text.",
        )?;
        count.fronts += 1;
    }
    for vector in collected() {
        write_collected(&posts, count.collected, &vector)?;
        count.collected += 1;
    }
    Ok(count)
}

fn front(title: &str, date: &str) -> Value {
    json!({ "title": title, "date": date, "tags": ["probe"],
        "hostile": "\"><script>alert(1)</script>" })
}

/// Front matter with a text in all its fields but the language: a text that is
/// none keeps a post from being published.
fn hostile_front(slug: &str, text: &str) -> Value {
    json!({ "title": text, "description": text, "date": "2025-06-15", "slug": slug,
        "tags": [text], "categories": [text], "authors": [text], "image": text,
        "aliases": [format!("/old/{slug}/{text}/")], "params": { text: text } })
}

/// JSON is one of the languages of front matter, and needs no other quoting.
fn post(folder: &Path, name: &str, front: &Value, text: &str) -> Result<()> {
    let front = serde_json::to_string_pretty(front)?;
    let path = folder.join(format!("{name}.md"));
    fs::write(&path, format!("{front}\n\n{text}\n"))
        .with_context(|| format!("can't write {}", path.display()))
}

/// As a block, within a paragraph, and cut.
fn write_collected(posts: &Path, n: usize, vector: &str) -> Result<()> {
    let name = format!("collected-{n:03}");
    post(posts, &name, &front(&name, "2025-06-15"), vector)?;
    // Within quotes, so that what one leaves open does not hide the next.
    let line = vector.replace(['\n', '\r'], " ");
    let mut text = format!("before {line} after\n\n> text {line}\n> more\n\n");
    for part in [1, 2, 3] {
        let mut cut = vector.len() * part / 4;
        while !vector.is_char_boundary(cut) {
            cut -= 1;
        }
        let quoted = vector[..cut].replace('\n', "\n> ");
        text.push_str(&format!(
            "> {quoted}\n\n- {}\n\nbetween\n\n",
            line.get(cut..).unwrap_or("")
        ));
    }
    let name = format!("cut-{n:03}");
    post(posts, &name, &front(&name, "2025-06-15"), &text)
}

fn read(name: &str) -> Result<String> {
    let path = manifest_folder().join("hostile").join(name);
    fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))
}

/// The parts of a file, each below a line `=== name`. One with `ARG` in it is
/// there once for each hostile argument.
fn vectors(file: &str) -> Vec<Vector> {
    let arguments = read("arguments.txt").unwrap_or_default();
    let parts = file
        .split("\n=== ")
        .map(|part| part.strip_prefix("=== ").unwrap_or(part));
    parts
        .map(|part| {
            let (name, text) = part.split_once('\n').unwrap_or((part, ""));
            let text = if text.contains("ARG") {
                let each = arguments
                    .lines()
                    .map(|argument| text.replace("ARG", argument));
                each.collect::<Vec<_>>().join("\n\n")
            } else {
                text.to_owned()
            };
            Vector {
                name: name.to_owned(),
                text: unescaped(&text),
            }
        })
        .collect()
}

/// With characters in place of their numbers: `⟦200b⟧`.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('⟦');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = part.split_once('⟧').and_then(|(number, rest)| {
            let number = u32::from_str_radix(number, 16).ok()?;
            Some((char::from_u32(number)?, rest))
        });
        match known {
            Some((character, rest)) => out.extend([character.to_string().as_str(), rest]),
            None => out.extend(["⟦", part]),
        }
    }
    out
}

/// The collection of html5sec.org, if it is there.
fn collected() -> Vec<String> {
    let path: PathBuf = manifest_folder().join("../../shared/security/h5sc/vectors.txt");
    let Ok(text) = fs::read_to_string(path) else {
        return Vec::new();
    };
    let starts: Vec<_> = text.match_indices("<div id=\"").map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| text[*start..end].to_owned())
        .collect()
}

/// Nothing but the site was written: no alias leads out of its folder.
pub(crate) fn nothing_beside(folder: &Path, known: &[&str]) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        ensure!(
            known.iter().any(|known| name.to_str() == Some(known)),
            "{} was written beside the site",
            name.display()
        );
    }
    Ok(())
}
