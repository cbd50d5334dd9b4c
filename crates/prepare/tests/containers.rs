//! Blocks in lists, quotes and footnotes: what stood in one with the call
//! still does, and so does what the call gives.
#![allow(clippy::unwrap_used)]

mod common;

use common::with;
use inkleaf_content::{Dialect, events};
use pulldown_cmark::{Event, Tag, TagEnd};

/// What the first line and all others start with.
const CONTAINERS: [(&str, &str); 9] = [
    ("", ""),
    ("- ", "  "),
    ("1. ", "   "),
    ("> ", "> "),
    ("- > ", "  > "),
    ("> 10. ", ">     "),
    ("- - ", "    "),
    ("> > ", "> > "),
    ("[^1]: ", "    "),
];

/// Calls on lines of their own, and what to look for in what they give.
const CALLS: [(&str, &[&str]); 9] = [
    (
        "{{< note >}}\ninner\n{{< /note >}}",
        &["<aside", "inner", "</aside>"],
    ),
    (
        "{{< note >}}inner{{< /note >}}",
        &["<aside", "inner", "</aside>"],
    ),
    (
        "{{< note >}}\n\ninner\n\n- x\n\n{{< /note >}}",
        &["<aside", "inner", "</aside>"],
    ),
    (
        "{{< tabs >}}\n{{< tab a >}}\ninner\n{{< /tab >}}\n{{< tab b >}}\n```\ncode\n```\n{{< /tab >}}\n{{< /tabs >}}",
        &["<div", "inner", "code", "</div>"],
    ),
    (
        "{{< figure src=\"a.png\" class=\"b\" >}}",
        &["<figure", "</figure>"],
    ),
    ("{{< youtube a >}}", &["embed-card"]),
    (
        "{{< highlight go >}}\ncode\n\n  more\n{{< /highlight >}}",
        &["code\n\n  more"],
    ),
    (
        "{{< mine >}}\ninner\n{{< /mine >}}",
        &["n=\"0\"", "inner", "n=\"1\""],
    ),
    (
        "{{< nothing >}}\ninner\n{{< /nothing >}}",
        &["shortcode-note", "inner"],
    ),
];

#[test]
fn containers_hold_what_they_held() {
    for (first, further) in CONTAINERS {
        for (call, wanted) in CALLS {
            for lead in ["before\n\n", "before\n", ""] {
                let text = format!("{lead}{call}\n\nafter\n");
                let text = placed(&text, first, further);
                let prepared = with(&text, &[("mine", "<b>{{ inner }}</b>")]);
                check(&prepared.markdown, wanted, lead.is_empty(), &text);
            }
        }
    }
}

fn placed(text: &str, first: &str, further: &str) -> String {
    let mut out = String::new();
    for (i, line) in text.lines().enumerate() {
        out.push_str(if i == 0 { first } else { further });
        out.push_str(line);
        out.truncate(
            out.trim_end()
                .len()
                .max(out.rfind('\n').map_or(0, |end| end + 1)),
        );
        out.push('\n');
    }
    out
}

/// All that is wanted is there, within the same containers as «after».
fn check(markdown: &str, wanted: &[&str], alone: bool, text: &str) {
    let mut containers: Vec<String> = Vec::new();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut code: Option<String> = None;
    for (event, _) in events(markdown, Dialect::default()) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => containers.push("quote".into()),
            Event::Start(Tag::Item) => containers.push("item".into()),
            Event::Start(Tag::FootnoteDefinition(_)) => containers.push("note".into()),
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition) => {
                containers.pop();
            }
            Event::Start(Tag::CodeBlock(_)) => code = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => {
                found.push((code.take().unwrap(), containers.join(" ")));
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => match &mut code {
                Some(code) => code.push_str(&text),
                None => found.push((text.to_string(), containers.join(" "))),
            },
            _ => {}
        }
    }
    let place = |wanted: &str| {
        let found = found.iter().find(|(text, _)| text.contains(wanted));
        found
            .unwrap_or_else(|| panic!("no {wanted} from\n{text}\nin\n{markdown}"))
            .1
            .clone()
    };
    let after = place("after");
    let before = (!alone).then_some("before");
    for wanted in wanted.iter().copied().chain(before) {
        assert_eq!(
            place(wanted),
            after,
            "{wanted} from\n{text}\nin\n{markdown}"
        );
    }
}
