//! Measures on real posts, one thread: `cargo run --release -p
//! inkleaf-highlight --example measure -- FOLDER`. Cold is without a cache,
//! warm with the one that a first run has saved.

use std::{error::Error, fs, path::Path, time::Instant};

use inkleaf_highlight::{Cache, Highlighter};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder of posts")?;
    let mut blocks = Vec::new();
    collect(Path::new(&folder), &mut blocks)?;
    let file = std::env::temp_dir().join(format!("inkleaf-measure-{}", std::process::id()));
    let start = Instant::now();
    let highlighter = Highlighter::new();
    println!("loading: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    blocks.retain(|(language, _)| highlighter.knows(language));
    let bytes: usize = blocks.iter().map(|(_, code)| code.len()).sum();
    println!("{} blocks, {bytes} bytes", blocks.len());
    for name in ["cold", "warm"] {
        let start = Instant::now();
        let cache = Cache::load(&file);
        let mut longest = (0.0, 0);
        let mut notation = 0;
        for (number, (language, code)) in blocks.iter().enumerate() {
            let start = Instant::now();
            let spans = cache.spans(&highlighter, language, code);
            notation += spans.map_or(0, |spans| spans.len());
            let seconds = start.elapsed().as_secs_f64();
            if seconds > longest.0 {
                longest = (seconds, number);
            }
        }
        cache.save(&file)?;
        let seconds = start.elapsed().as_secs_f64();
        let (language, code) = &blocks[longest.1];
        println!(
            "{name}: {:.1} ms, {:.2} MB/s, {notation} bytes of notation; longest {:.1} ms ({language}, {} bytes)",
            seconds * 1e3,
            bytes as f64 / seconds / 1e6,
            longest.0 * 1e3,
            code.len(),
        );
    }
    Ok(fs::remove_file(&file)?)
}

/// All fenced blocks below a folder, with the first word of the fence.
fn collect(folder: &Path, blocks: &mut Vec<(String, String)>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, blocks)?;
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let text = String::from_utf8_lossy(&fs::read(&path)?).into_owned();
            fences(&text, blocks);
        }
    }
    Ok(())
}

fn fences(text: &str, blocks: &mut Vec<(String, String)>) {
    let mut open: Option<(String, String)> = None;
    for line in text.split_inclusive('\n') {
        let fence = line.trim().strip_prefix("```");
        match (fence, &mut open) {
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(info), None) => {
                let word = |c: char| c == ',' || c == '{' || c == '}' || c.is_whitespace();
                let language = info.split(word).find(|word| !word.is_empty());
                let language = language.unwrap_or("text").to_lowercase();
                open = Some((language, String::new()));
            }
            (None, Some((_, code))) => code.push_str(line),
            (None, None) => {}
        }
    }
}
