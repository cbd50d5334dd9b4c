//! Looks for code that takes long: every grammar against lines that make
//! regular expressions go back and forth. Prints what takes longer than a
//! number of milliseconds (50), one thread.

use std::time::Instant;

use inkleaf_highlight::Highlighter;

fn main() {
    let highlighter = Highlighter::new();
    let words: Vec<&str> = include_str!("../data/languages.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": ")?.1.split(' ').next())
        .collect();
    let seeds = [
        "a", " ", "\t", "(", "[", "{", "<", ">", "\"", "'", "`", "\\", "$", "#", "*", "_", "-",
        "=", "/", "a ", "a.", "a(", "a,", "<a ", "(a", "${", "$(", "\\\"", "::", "a:", "&a", "0",
        "0.", "/*", "*/", "a b(", "@a", "[a]", "a<", "{{", "{%", "'a", "\"a", "a=\"", "x=1,",
        "a\\", "1a", "é", "🚨", "a = ", "**a",
    ];
    let threshold: f64 = std::env::args()
        .nth(1)
        .and_then(|word| word.parse().ok())
        .unwrap_or(50.0);
    let start = Instant::now();
    for word in &words {
        for seed in seeds {
            for tail in ["", "!"] {
                let line = format!("{}{tail}\n", seed.repeat(990 / seed.len()));
                let time = || {
                    let start = Instant::now();
                    highlighter.spans(word, &line);
                    start.elapsed().as_secs_f64() * 1e3
                };
                // The first time makes the grammar ready.
                if time() > threshold {
                    let time = time();
                    if time > threshold {
                        println!("{time:8.1} ms  {word}  {seed:?} {tail:?}");
                    }
                }
            }
        }
    }
    println!("{:.1} s in all", start.elapsed().as_secs_f64());
}
