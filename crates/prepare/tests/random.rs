//! Random documents made of what shortcodes, formulas, emoji and URLs are made
//! of: nothing panics, and offsets stay within the text.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use inkleaf_content::{Base, Dialect, Facts, RenderOptions, render};
use inkleaf_prepare::{Language, Settings, Shortcodes, prepare, without_shortcodes};

const PARTS: [&str; 72] = [
    "{{< ",
    "{{<",
    " >}}",
    ">}}",
    "{{% ",
    " %}}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{% end %}",
    "/*",
    "*/",
    "{{</* ",
    " */>}}",
    "/",
    "figure",
    "note",
    "highlight",
    "tabs",
    "tab",
    "youtube",
    "mine",
    "details",
    "comment",
    "param",
    "ref",
    "{{< note >}}",
    "{{< /note >}}",
    "{{< mine >}}",
    "{{< /mine >}}",
    "{{< highlight go >}}",
    "{{< /highlight >}}",
    "{% note() %}",
    " src=",
    "\"",
    "`",
    "```",
    "\n",
    "\n\n",
    "\r\n",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "# ",
    "| a |\n|---|\n",
    "[x](",
    ")",
    "[^1]: ",
    "<!--",
    "-->",
    "<b>",
    "<div>\n",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "\\\\(",
    "\\begin{align}",
    "\\end{align}",
    "$",
    "https://a.example/",
    "www.a.example",
    "a@b.example",
    ":smile:",
    "é",
    "中文。",
    "🙂",
    "word ",
    "x_1",
];

/// A generator whose numbers are the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Prepares and renders.
fn read(text: &str) {
    let templates = [(
        "mine".to_owned(),
        "<i>{{ args[0] }}</i>{{ inner }}<b>".to_owned(),
    )];
    let (shortcodes, _) = Shortcodes::new(templates);
    let settings = Settings {
        language: Language::English,
        shortcodes: &shortcodes,
        math: true,
        emoji: true,
        bare_urls: true,
        params: &|name| (name.len() % 2 == 0).then(|| name.to_owned()),
        resolve: &|target| Some(target.to_owned()),
    };
    let options = RenderOptions {
        base: Base::new("/"),
        address: "/x/".into(),
        dialect: Dialect::default(),
    };
    let prepared = prepare(text, &settings);
    for at in 0..=prepared.markdown.len() {
        assert!(prepared.map.original(at) <= text.len(), "{text:?}");
    }
    for found in &prepared.findings {
        assert!(text.get(found.range.clone()).is_some(), "{text:?}");
    }
    render(&prepared.markdown, &Facts::default(), &options);
    without_shortcodes(text);
}

#[test]
fn nothing_panics_and_offsets_lead_back() {
    let mut random = Random(7);
    for _ in 0..4_000 {
        let length = 1 + random.below(40);
        let text: String = (0..length)
            .map(|_| PARTS[random.below(PARTS.len())])
            .collect();
        read(&text);
    }
}

/// What fuzzing has found; the last byte of a file has options, see `fuzz/`.
#[test]
fn found_inputs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/regressions");
    let mut files = 0;
    for target in ["shortcodes", "render"] {
        let Ok(folder) = fs::read_dir(folder.join(target)) else {
            continue;
        };
        for file in folder {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            let text = &bytes[..bytes.len().saturating_sub(1)];
            read(&String::from_utf8_lossy(text));
            files += 1;
        }
    }
    assert!(files > 0);
}
