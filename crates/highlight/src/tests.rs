//! Whole blocks, through the public interface.
#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use inkleaf_content::spans;

use crate::{Highlighter, acknowledgements, languages, limits};

static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(Highlighter::new);

/// The pieces that have a class, as `letter text`.
fn pieces(language: &str, code: &str) -> Vec<String> {
    let notation = HIGHLIGHTER.spans(language, code).unwrap();
    let mut rest = code;
    let mut pieces = Vec::new();
    for (length, class) in spans::runs(&notation) {
        let (piece, after) = rest.split_at(length);
        rest = after;
        if let Some(class) = class {
            pieces.push(format!("{} {piece}", class.letter()));
        }
    }
    pieces
}

#[track_caller]
fn assert_has(language: &str, code: &str, wanted: &[&str]) {
    let pieces = pieces(language, code);
    for piece in wanted {
        assert!(pieces.iter().any(|p| p == piece), "{piece:?} in {pieces:?}");
    }
}

#[test]
fn common_languages() {
    assert_has(
        "rust",
        "/// Doc\nasync fn go(x: &str) { println!(\"a\\n\", 1); }",
        &[
            "c /// Doc",
            "k async fn",
            "f go",
            "m println!",
            "e \\n",
            "n 1",
        ],
    );
    assert_has(
        "js",
        "import a from 'b'; const f = { k: true }; f.go()",
        &["k import", "s 'b'", "p k", "l true", "f go"],
    );
    assert_has(
        "python",
        "@x\ndef f(): # c",
        &["a @x", "k def", "f f", "c # c"],
    );
    assert_has(
        "json",
        "{\"a\": [\"b\", 1, null]}",
        &["p \"a\"", "s \"b\"", "n 1", "l null"],
    );
    assert_has("yaml", "a: \"b\" # c\n", &["p a", "s \"b\"", "c # c"]);
    assert_has("toml", "[a]\nb = 1", &["h a", "p b", "n 1"]);
    assert_has(
        "html",
        "<p class=\"x\">&amp;</p>",
        &["g <p", "a class", "s \"x\""],
    );
    assert_has("css", ".a { color: #fff }", &["a .a", "p color", "n #fff"]);
    assert_has("sh", "echo \"$HOME\" # c", &["f echo", "v $HOME", "c # c"]);
    assert_has("go", "func f(s string) {}", &["k func", "f f", "t string"]);
    assert_has("md", "# H\n", &["h # H"]);
    assert_has("ps1", "$x = 'y'", &["v $x", "s 'y'"]);
}

#[test]
fn lines_of_a_diff() {
    assert_has(
        "diff",
        "--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n+more\n",
        &["d -old", "i +new", "i +more"],
    );
}

#[test]
fn only_what_was_typed_is_coloured() {
    assert_eq!(
        pieces("console", "$ echo 'a'\nif true\n"),
        ["c $ ", "f echo", "s 'a'"]
    );
    assert_has("python", ">>> 1\n'2'\n", &["c >>> ", "n 1"]);
    assert!(!pieces("python", ">>> 1\n'2'\n").contains(&"s '2'".to_owned()));
}

#[test]
fn the_runs_are_those_of_the_code() {
    let codes = [
        "",
        "\n",
        "x",
        "é = \"ü\" // 🚨\r\n\r\nb",
        "a\r",
        "\0\u{feff}",
        "\"",
        "/* ",
    ];
    for language in [
        "rust", "js", "yaml", "html", "md", "bash", "console", "diff", "php",
    ] {
        for code in codes {
            let notation = HIGHLIGHTER.spans(language, code).unwrap();
            let mut end = 0;
            for (length, _) in spans::runs(&notation) {
                assert!(length > 0);
                end += length;
                assert!(code.is_char_boundary(end), "{language} {code:?}");
            }
            assert!(end <= code.len());
        }
    }
}

#[test]
fn every_grammar_stands_odd_text() {
    let code = "<a b=\"é\">\n# x {{ y }} [1] 'z\n/* 🚨 */ (\\ `$a` ${b}\n\0\t<?php <% --\nend\n}\n";
    for (grammar, mut words) in languages::lines() {
        let word = words.next().unwrap();
        let notation = HIGHLIGHTER.spans(word, code).unwrap();
        let end: usize = spans::runs(&notation).map(|(length, _)| length).sum();
        assert!(end <= code.len(), "{grammar}");
    }
}

#[test]
fn nothing_to_colour_and_nothing_known() {
    assert_eq!(HIGHLIGHTER.spans("text", "fn x").as_deref(), Some(""));
    assert_eq!(HIGHLIGHTER.spans("quux", "fn x"), None);
}

#[test]
fn long_lines_and_long_blocks_are_plain() {
    let line = format!("\"{}\"\n", "xy".repeat(limits::LINE / 2));
    assert_eq!(pieces("json", &line), Vec::<String>::new());
    assert_eq!(pieces("json", &format!("{line}1\n")), ["n 1"]);
    let block = "1,\n".repeat(limits::BLOCK / 3 + 1_000);
    let coloured = pieces("json", &block).len();
    assert!(coloured <= limits::BLOCK / 3);
    assert!(coloured > 1_000);
}

#[test]
fn the_licences_of_the_grammars_are_there() {
    let text = acknowledgements();
    assert!(text.contains("MIT"));
    assert!(text.len() > 10_000);
}
