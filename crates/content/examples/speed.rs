//! How long rendering takes, beside what the parser and its own renderer take:
//! `cargo run --release -p inkleaf-content --example speed -- FOLDER [ROUNDS]`.

use std::{
    fs,
    hint::black_box,
    path::Path,
    time::{Duration, Instant},
};

use inkleaf_content::{Base, Dialect, Facts, RenderOptions, parse_document, render};
use pulldown_cmark::{Options, Parser, html};

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("Name a folder of Markdown files.");
        std::process::exit(2);
    };
    let rounds = std::env::args().nth(2).and_then(|n| n.parse().ok());
    let mut documents = Vec::new();
    collect(Path::new(&folder), &mut documents);
    let bytes: usize = documents.iter().map(String::len).sum();
    println!("{} documents, {} KB", documents.len(), bytes / 1024);

    let options = RenderOptions {
        base: Base::new("/"),
        address: "/posts/x/".into(),
        dialect: Dialect::default(),
    };
    let facts = Facts::default();
    // The best time of each document, in turns: so a busy machine hardly counts.
    let mut best = vec![[Duration::MAX; 2]; documents.len()];
    for _ in 0..rounds.unwrap_or(15) {
        for (markdown, best) in documents.iter().zip(&mut best) {
            best[0] = best[0].min(time(|| bare(markdown)));
            best[1] = best[1].min(time(|| render(markdown, &facts, &options).html));
        }
    }
    let sum = |which: usize| best.iter().map(|times| times[which]).sum::<Duration>();
    let (bare, ours) = (sum(0), sum(1));
    println!("bare pulldown-cmark: {bare:?}");
    println!("render:              {ours:?}");
    println!(
        "ratio:               {:.2}",
        ours.as_secs_f64() / bare.as_secs_f64()
    );
}

/// The parser's own renderer, with the extensions that ours always has on.
#[inline(never)]
fn bare(markdown: &str) -> String {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, Parser::new_ext(markdown, extensions));
    out
}

fn time(render: impl Fn() -> String) -> Duration {
    let start = Instant::now();
    black_box(render());
    start.elapsed()
}

fn collect(folder: &Path, documents: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, documents);
        } else if path.extension().is_some_and(|extension| extension == "md")
            && let Ok(bytes) = fs::read(&path)
            && let Ok(document) = parse_document(&bytes)
        {
            documents.push(document.markdown);
        }
    }
}
