//! Front matter in all three languages: what it says, and what is wrong with it.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use inkleaf_content::{Diagnostic, Document, FrontMatter, Severity, parse_document};
use serde_json::json;

fn document(text: &str) -> Document {
    parse_document(text.as_bytes()).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

fn front(text: &str) -> FrontMatter {
    document(text).front
}

fn errors(text: &str) -> Vec<Diagnostic> {
    parse_document(text.as_bytes()).unwrap_err()
}

/// Code, line and column of each error.
fn places(text: &str) -> Vec<(&'static str, usize, usize)> {
    let errors = errors(text);
    for error in &errors {
        assert_eq!(error.severity, Severity::Error);
        let line = text
            .trim_start_matches('\u{FEFF}')
            .lines()
            .nth(error.line - 1);
        assert_eq!(error.snippet, line.unwrap_or_default(), "{text}");
        assert!(!error.message.is_empty() && !error.help.is_empty());
    }
    errors
        .iter()
        .map(|error| (error.code, error.line, error.column))
        .collect()
}

/// The help of the only error.
fn help(text: &str) -> String {
    let errors = errors(text);
    assert_eq!(errors.len(), 1, "{errors:#?}");
    errors[0].help.clone()
}

const YAML: &str = r#"---
title: "A *title*"
date: 2024-04-01
lastmod: 2024-04-02T10:00:00+02:00
publishDate: 2024-04-03 10:00:00
expiryDate: 2030-01-01
description: About it
summary: " In short "
tags: [one, "two", 3]
categories:
  - First
series: Basics
keywords: a, b
author: Ann
draft: true
slug: a-title
url: /a/title/
path: p
aliases: [/old/, /older/]
weight: 10
lang: en-GB
cover:
  image: cover.jpg
  alt: A cover
math: true
toc: false
type: page
Custom: {a: [1, x]}
---
Text
"#;

const TOML: &str = r#"+++
title = "A *title*"
date = 2024-04-01
lastmod = 2024-04-02T10:00:00+02:00
publishDate = 2024-04-03 10:00:00
expiryDate = 2030-01-01
description = "About it"
summary = " In short "
tags = ["one", "two", 3]
categories = ["First"]
series = "Basics"
keywords = "a, b"
authors = [{ name = "Ann" }]
draft = true
slug = "a-title"
url = "/a/title/"
path = "p"
aliases = ["/old/", "/older/"]
weight = 10
lang = "en-GB"
math = true
toc = false
type = "page"
Custom = {a = [1, "x"]}

[cover]
image = "cover.jpg"
alt = "A cover"
+++
Text
"#;

const JSON: &str = r#"{
  "title": "A *title*",
  "date": "2024-04-01",
  "lastmod": "2024-04-02T10:00:00+02:00",
  "publishDate": "2024-04-03 10:00:00",
  "expiryDate": "2030-01-01",
  "description": "About it",
  "summary": " In short ",
  "tags": ["one", "two", 3],
  "categories": ["First"],
  "series": "Basics",
  "keywords": "a, b",
  "author": {"name": "Ann"},
  "draft": true,
  "slug": "a-title",
  "url": "/a/title/",
  "path": "p",
  "aliases": ["/old/", "/older/"],
  "weight": 10,
  "lang": "en-GB",
  "cover": {"image": "cover.jpg", "alt": "A cover"},
  "math": true,
  "toc": false,
  "type": "page",
  "Custom": {"a": [1, "x"]}
}
Text
"#;

#[test]
fn the_three_languages_say_the_same() {
    let front = front(YAML);
    let date = |date: &Option<inkleaf_content::PostDate>| date.map(|date| date.iso()).unwrap();
    assert_eq!(front.title.as_deref(), Some("A *title*"));
    assert_eq!(date(&front.date), "2024-04-01");
    assert_eq!(date(&front.lastmod), "2024-04-02T10:00:00+02:00");
    assert_eq!(date(&front.publish_date), "2024-04-03T10:00:00Z");
    assert_eq!(date(&front.expiry_date), "2030-01-01");
    assert_eq!(front.description.as_deref(), Some("About it"));
    assert_eq!(front.summary.as_deref(), Some("In short"));
    assert_eq!(front.tags, ["one", "two", "3"]);
    assert_eq!(front.categories, ["First"]);
    assert_eq!(front.series, ["Basics"]);
    assert_eq!(front.keywords, ["a", "b"]);
    assert_eq!(front.authors, ["Ann"]);
    assert!(front.draft);
    assert_eq!(front.slug.as_deref(), Some("a-title"));
    assert_eq!(front.url.as_deref(), Some("/a/title/"));
    assert_eq!(front.path.as_deref(), Some("p"));
    assert_eq!(front.aliases, ["/old/", "/older/"]);
    assert_eq!(front.weight, Some(10));
    assert_eq!(front.lang.as_deref(), Some("en-GB"));
    assert_eq!(front.image.as_deref(), Some("cover.jpg"));
    assert_eq!((front.math, front.toc), (Some(true), Some(false)));
    assert_eq!(front.layout.as_deref(), Some("page"));
    assert_eq!(front.unknown.get("Custom"), Some(&json!({"a": [1, "x"]})));
    for other in [TOML, JSON] {
        let mut document = document(other);
        // Those are as written: one has a list where another has a text.
        let params = std::mem::replace(&mut document.front.params, front.params.clone());
        for name in [
            "title",
            "date",
            "draft",
            "slug",
            "weight",
            "math",
            "cover.alt",
        ] {
            assert_eq!(params.get(name), front.params.get(name), "{name}");
        }
        assert_eq!(document.front, front);
        assert_eq!(document.markdown, "Text\n");
    }
}

#[test]
fn keys_in_any_case_and_spelling() {
    let found =
        front("---\nTitle: T\nPublishDate: 2024-01-01\nEXPIRY_DATE: 2024-01-02\nTAGS: a\n---\n");
    assert_eq!(found.title.as_deref(), Some("T"));
    assert!(found.publish_date.is_some() && found.expiry_date.is_some());
    assert_eq!(found.tags, ["a"]);
    assert!(found.unknown.is_empty());
    assert!(
        front("---\npublishdate: 2024-01-01\n---\n")
            .publish_date
            .is_some()
    );
}

#[test]
fn values_are_read_kindly() {
    let found = front(
        "---\ntitle: 2025\ntags: [1.10, 007, true, null, '', no]\ndraft: \"true\"\nweight: '3'\ndescription:\nslug: ~\ndate: ''\n---\n",
    );
    assert_eq!(found.title.as_deref(), Some("2025"));
    assert_eq!(found.tags, ["1.10", "007", "true", "no"]);
    assert!(found.draft);
    assert_eq!(found.weight, Some(3));
    assert_eq!(
        (found.description, found.slug, found.date),
        (None, None, None)
    );
    assert_eq!(
        front("---\ntitle: 1.10\n---\n").title.as_deref(),
        Some("1.10")
    );
    assert_eq!(
        front("+++\ntitle = 1.10\n+++\n").title.as_deref(),
        Some("1.10")
    );
    assert_eq!(
        front("---\nauthor: [Ann, {name: Bo, url: x}]\n---\n").authors,
        ["Ann", "Bo"]
    );
    assert_eq!(front("---\ntags: a, b\n---\n").tags, ["a", "b"]);
    assert_eq!(
        front("---\nauthor: Roe, Jane\n---\n").authors,
        ["Roe, Jane"]
    );
    assert_eq!(
        front("---\nimage: a.png\n---\n").image.as_deref(),
        Some("a.png")
    );
}

#[test]
fn zola_keeps_terms_and_extras_in_tables() {
    let text = "+++\ntitle = \"T\"\nupdated = 2024-01-02\n[taxonomies]\ntags = [\"a\"]\ncategories = [\"b\"]\npeople = [\"c\"]\n[extra]\nx = 1\n+++\n";
    let found = front(text);
    assert_eq!(
        (found.tags, found.categories),
        (vec!["a".to_string()], vec!["b".to_string()])
    );
    assert_eq!(found.lastmod.unwrap().iso(), "2024-01-02");
    assert_eq!(found.unknown.get("extra"), Some(&json!({"x": 1})));
    assert_eq!(
        found.unknown.get("taxonomies"),
        Some(&json!({"people": ["c"]}))
    );
}

#[test]
fn the_markdown_starts_after_the_front_matter() {
    let crlf = document("\u{FEFF}\r\n---\r\ntitle: T\r\n---\r\n\r\nOne\r\nTwo\r");
    assert_eq!(crlf.front.title.as_deref(), Some("T"));
    assert_eq!(crlf.markdown, "\nOne\nTwo\n");
    assert_eq!(crlf.markdown_line, 5);
    let plain = document("# T\n");
    assert_eq!((plain.markdown.as_str(), plain.markdown_line), ("# T\n", 1));
    assert_eq!(document("---\ntitle: T\n...\nText").markdown, "Text");
    assert_eq!(document("{\"title\": \"T\"}\nText").markdown_line, 2);
    assert_eq!(document("").markdown, "");
    assert_eq!(document("---\n---\nText").markdown, "Text");
    assert_eq!(
        document("---\n# nothing\n---\nText").front,
        FrontMatter::default()
    );
}

#[test]
fn a_thematic_break_is_text() {
    let text = "---\n\nA quiet start.\n\n---\n";
    assert_eq!(document(text).markdown, text);
    assert!(document(text).warnings.is_empty());
}

#[test]
fn all_wrong_values_are_told() {
    let yaml = "---\ntitle: T\ndate: 2024-13-45\nweight: heavy\ndraft: maybe\ntags: {a: 1}\nlang: en\" x\n---\n";
    let told = [
        ("front-matter-date", 3, 7),
        ("front-matter-type", 4, 9),
        ("front-matter-type", 5, 8),
        ("front-matter-type", 6, 7),
        ("front-matter-type", 7, 7),
    ];
    assert_eq!(places(yaml), told);
    let toml = "+++\ntitle = [\"T\"]\nweight = 1.5\ndate = 10:00:00\n+++\n";
    let told = [
        ("front-matter-type", 2, 9),
        ("front-matter-type", 3, 10),
        ("front-matter-date", 4, 8),
    ];
    assert_eq!(places(toml), told);
    let json = "{\n  \"é\": 1, \"date\": \"soon\",\n  \"weight\": []\n}\n";
    assert_eq!(
        places(json),
        [("front-matter-date", 2, 19), ("front-matter-type", 3, 13)]
    );
}

#[test]
fn mistakes_in_several_lines_are_told_together() {
    let yaml = "---\ntitle: One: two\ndate: soon\ndescription: @home\ntags: [a]\n---\n";
    let told = [
        ("front-matter-syntax", 2, 11),
        ("front-matter-date", 3, 7),
        ("front-matter-syntax", 4, 14),
    ];
    assert_eq!(places(yaml), told);
    let toml = "+++\ntitle = One\ndate = 2024-02-30\nweight = \"x\"\n+++\n";
    let told = [
        ("front-matter-syntax", 2, 9),
        ("front-matter-date", 3, 8),
        ("front-matter-type", 4, 10),
    ];
    assert_eq!(places(toml), told);
}

#[test]
fn common_mistakes_in_yaml_come_with_the_right_line() {
    for (yaml, line, column, write) in [
        ("title: One: two", 2, 11, "`title: \"One: two\"`"),
        ("a: 1\ntitle: \"One", 3, 8, "`title: \"One\"`"),
        ("title: 'One\na: 'b'", 2, 8, "`title: \"One\"`"),
        ("title: \"One\" two", 2, 12, "`title: '\"One\" two'`"),
        ("tags: [a, b\ndate: 2024-01-01", 2, 7, "`tags: [a, b]`"),
        ("title = One\ndate: 2024-01-01", 2, 1, "`title: One`"),
        ("title:One\ndate: 2024-01-01", 2, 1, "`title: One`"),
        ("title:One", 2, 1, "`title: One`"),
        ("title: “One: two”", 2, 8, "`title: \"One: two\"`"),
        ("title: @one", 2, 8, "`title: \"@one\"`"),
        ("title: *one* two", 2, 8, "`title: \"*one* two\"`"),
        ("title: !one", 2, 8, "`title: \"!one\"`"),
        ("title: [one] two", 2, 8, "`title: \"[one] two\"`"),
        ("title: \"a \\d\"", 2, 11, "`title: 'a \\d'`"),
        ("tags:\n- a\n-b", 4, 1, "`- b`"),
        ("title: One\n date: 2024-01-01", 3, 2, "`date: 2024-01-01`"),
        ("tags:\n\t- a", 3, 1, "`  - a`"),
        ("title: One\n\tdate: 2024-01-01", 3, 1, "`date: 2024-01-01`"),
    ] {
        let text = format!("---\n{yaml}\n---\nText\n");
        assert_eq!(
            places(&text),
            [("front-matter-syntax", line, column)],
            "{yaml}"
        );
        assert!(help(&text).contains(write), "{yaml}: {}", help(&text));
    }
}

#[test]
fn common_mistakes_in_toml_and_json_come_with_the_right_line() {
    for (text, line, column, write) in [
        ("+++\ntitle = One\n+++\n", 2, 9, "`title = \"One\"`"),
        ("+++\ntitle = \"One\n+++\n", 2, 9, "`title = \"One\"`"),
        ("+++\ntitle: One\n+++\n", 2, 1, "`title = \"One\"`"),
        ("+++\ntitle = “One”\n+++\n", 2, 9, "`title = \"One\"`"),
        ("+++\ndraft = True\n+++\n", 2, 9, "`draft = true`"),
        (
            "+++\ntags = [\"a\"\ndate = 2024-01-01\n+++\n",
            2,
            8,
            "`tags = [\"a\"]`",
        ),
        ("{\n \"a\": 1,\n}\n", 2, 8, "Remove"),
        ("{\n \"a\": 1\n \"b\": 2\n}\n", 3, 2, "`,`"),
        ("{\n a: 1\n}\n", 2, 2, "`\"a\"`"),
        ("{\n \"é\": 'x'\n}\n", 2, 7, "`\"text\"`"),
        ("{\n \"a\": \"x\n}\n", 2, 9, "`\"`"),
        ("{\n \"a\": 1\n", 1, 1, "`}`"),
    ] {
        assert_eq!(
            places(text),
            [("front-matter-syntax", line, column)],
            "{text}"
        );
        assert!(help(text).contains(write), "{text}: {}", help(text));
    }
}

#[test]
fn a_key_stands_once() {
    for (text, line, column) in [
        ("---\ntitle: a\nx: 1\ntitle: b\n---\n", 4, 1),
        ("---\ntitle: a\nx: 1\nTitle: b\n---\n", 4, 1),
        ("+++\ntitle = \"a\"\nx = 1\ntitle = \"b\"\n+++\n", 4, 1),
        (
            "{\"x\": 1,\n \"title\": \"a\",\n\n \"title\": \"b\"}\n",
            4,
            2,
        ),
    ] {
        assert_eq!(
            places(text),
            [("front-matter-duplicate-key", line, column)],
            "{text}"
        );
        assert!(
            errors(text)[0].message.contains("line 2"),
            "{}",
            errors(text)[0].message
        );
    }
}

#[test]
fn front_matter_that_never_ends_is_an_error() {
    assert_eq!(
        places("\n---\ntitle: T\n\nText\n"),
        [("front-matter-unclosed", 2, 1)]
    );
    assert_eq!(
        places("+++\ntitle = 1\n---\n"),
        [("front-matter-unclosed", 1, 1)]
    );
    let near = "---\ntitle: T\n----\nText\n";
    assert_eq!(places(near), [("front-matter-unclosed", 1, 1)]);
    assert!(help(near).contains("line 3"));
}

#[test]
fn text_between_fences_needs_keys() {
    assert_eq!(
        places("---\njust text\n---\n"),
        [("front-matter-syntax", 2, 1)]
    );
    assert_eq!(
        places("---\n- a\n- b\n---\n"),
        [("front-matter-syntax", 2, 1)]
    );
}

#[test]
fn bytes_that_are_not_utf_8_have_a_place() {
    let found = parse_document(b"\xEF\xBB\xBFone\r\nz\xC3\xA9ro \xFF x\n").unwrap_err();
    assert_eq!(
        (found[0].code, found[0].line, found[0].column),
        ("not-utf-8", 2, 6)
    );
    assert_eq!(found[0].snippet, "zéro \u{FFFD} x");
    let found = parse_document(b"ab\xE2\x82").unwrap_err();
    assert_eq!((found[0].line, found[0].column), (1, 3));
}

#[test]
fn what_is_hardly_meant_is_a_warning() {
    let warned = |text: &str| {
        let found = document(text).warnings;
        found
            .into_iter()
            .map(|w| (w.code, w.line, w.column, w.severity))
            .collect::<Vec<_>>()
    };
    let warning = Severity::Warning;
    for text in [
        "title: T\ndate: 2024-01-01\n\nText\n",
        "Title: T\n",
        "—\ntitle: T\n—\n",
        "\n\ndate = 1\n",
    ] {
        let line = 1 + text.bytes().take_while(|b| *b == b'\n').count();
        assert_eq!(
            warned(text),
            [("front-matter-unfenced", line, 1, warning)],
            "{text}"
        );
    }
    assert_eq!(
        warned("---\ntitle: “T”\n---\n"),
        [("front-matter-smart-quotes", 2, 8, warning)]
    );
    assert_eq!(
        warned("---\ntitle: Issue #5\n---\n"),
        [("front-matter-comment", 2, 14, warning)]
    );
    for text in [
        "Title of the song: x\n",
        "---\ntitle: T # a note\n---\n",
        "---\ntitle: “T” and U\n---\n",
        "# title: x\n",
    ] {
        assert_eq!(warned(text), [], "{text}");
    }
}

#[test]
fn bombs_are_refused_at_once() {
    let mut aliases = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..30 {
        let reference = format!("*a{}, ", i - 1).repeat(10);
        aliases.push_str(&format!(
            "a{i}: &a{i} [{}]\n",
            reference.trim_end_matches(", ")
        ));
    }
    aliases.push_str("---\n");
    let deep_yaml = format!("---\na: {}\n---\n", "[".repeat(50_000));
    let deep_block = (0..5_000)
        .map(|i| format!("{}a:\n", " ".repeat(i)))
        .collect::<String>();
    let deep_toml = format!("+++\na = {}\n+++\n", "[".repeat(50_000));
    let deep_json = format!("{{\"a\": {}", "[".repeat(50_000));
    let start = Instant::now();
    for text in [
        aliases,
        deep_yaml,
        format!("---\n{deep_block}---\n"),
        deep_toml,
        deep_json,
    ] {
        assert!(parse_document(text.as_bytes()).is_err());
    }
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn no_bytes_make_it_panic() {
    let seeds = [YAML, TOML, JSON, "---\na: “b: ‘\n\t- \u{301}\n---\n{é\n"];
    for seed in seeds {
        for end in 0..seed.len() {
            let _ = parse_document(&seed.as_bytes()[..end]);
            let mut bytes = seed.as_bytes().to_vec();
            for replacement in [b'"', b'[', b'\n', 0xE2, b':', 0] {
                bytes[end] = replacement;
                let _ = parse_document(&bytes);
            }
        }
    }
}
