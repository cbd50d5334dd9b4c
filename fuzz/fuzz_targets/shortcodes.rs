//! Markdown with shortcodes, prepared and rendered.
#![no_main]

use std::sync::LazyLock;

use inkleaf_content::{Facts, render};
use inkleaf_fuzz::{Input, assert_article};
use inkleaf_prepare::{Language, Settings, Shortcodes, prepare, without_shortcodes};
use libfuzzer_sys::fuzz_target;

/// Templates as authors write them, well and badly.
const TEMPLATES: [(&str, &str); 4] = [
    ("mine", "<i>{{ args[0] }}</i>{{ inner }}<b>"),
    (
        "box",
        "<div class=\"box\" title=\"{{ title }}\">\n\n{{ inner }}\n\n</div>",
    ),
    (
        "raw",
        "<a href=\"{{ args[0] }}\">{{ inner_text | safe }}</a>",
    ),
    (
        "loop",
        "{% for x in range(20) %}<li>{{ x }}{{ args[0] | safe }}{% endfor %}",
    ),
];

static SHORTCODES: LazyLock<Shortcodes> = LazyLock::new(|| {
    let owned = TEMPLATES.map(|(name, source)| (name.to_owned(), source.to_owned()));
    Shortcodes::new(owned).0
});

fuzz_target!(|data: &[u8]| {
    let Some(input) = Input::read(data) else {
        return;
    };
    let settings = Settings {
        language: Language::English,
        shortcodes: &SHORTCODES,
        math: input.has(0),
        emoji: input.has(3),
        bare_urls: input.has(4),
        params: &|name| (name.len() % 2 == 0).then(|| format!("<{name}>*")),
        resolve: &|target| (!target.starts_with("no")).then(|| target.to_owned()),
    };
    let prepared = prepare(input.text, &settings);
    for at in 0..=prepared.markdown.len() {
        assert!(prepared.map.original(at) <= input.text.len());
    }
    for finding in &prepared.findings {
        assert!(input.text.get(finding.range.clone()).is_some());
    }
    let facts = Facts {
        fragments: prepared.fragments,
        frame_hosts: prepared.frame_hosts,
        ..Facts::default()
    };
    let rendered = render(&prepared.markdown, &facts, &input.options());
    assert_article(&rendered.html, input.text);
    without_shortcodes(input.text);
});
