//! Looks for code that takes long: every grammar against lines that make
//! regular expressions go back and forth. Prints the slowest, one thread.

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
    let mut found = Vec::new();
    for word in &words {
        for seed in seeds {
            for tail in ["", "!", "\u{0}"] {
                let line = format!("{}{tail}\n", seed.repeat(990 / seed.len()));
                let start = Instant::now();
                highlighter.spans(word, &line);
                found.push((start.elapsed().as_secs_f64() * 1e3, *word, seed, tail));
            }
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let total: f64 = found.iter().map(|(time, ..)| time).sum();
    println!("{} lines, {total:.0} ms in all", found.len());
    for (time, word, seed, tail) in found.iter().take(40) {
        println!("{time:8.1} ms  {word}  {seed:?} {tail:?}");
    }
}
