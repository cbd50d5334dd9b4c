//! Reading examples: Markdown, a line with a dot, HTML, between fences.

use std::fmt::Write as _;

/// One example of a specification.
pub(crate) struct Example {
    /// Counted from 1 within its file.
    pub(crate) number: usize,
    pub(crate) markdown: String,
    pub(crate) html: String,
}

/// All examples in a specification's text, the disabled ones left out.
pub(crate) fn read(spec: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut number = 0;
    let mut lines = spec.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix(&fence) else {
            continue;
        };
        number += 1;
        let mut parts = [String::new(), String::new()];
        let mut part = 0;
        for line in lines.by_ref().take_while(|line| *line != fence) {
            if part == 0 && line == "." {
                part = 1;
            } else {
                writeln!(parts[part], "{}", line.replace('→', "\t")).unwrap();
            }
        }
        let [markdown, html] = parts;
        if !kind.to_lowercase().contains("disabled") {
            examples.push(Example {
                number,
                markdown,
                html,
            });
        }
    }
    examples
}
