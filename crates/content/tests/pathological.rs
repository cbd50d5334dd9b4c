//! Documents made to take long, or to become huge.
#![allow(clippy::unwrap_used)]

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use inkleaf_content::{
    Base, Diagram, Dialect, Facts, RenderOptions, Rendered, fence, render, summary, survey,
};

fn documents() -> Vec<String> {
    let many = |text: &str, times: usize| text.repeat(times);
    let numbered =
        |f: &dyn Fn(usize) -> String, times: usize| (0..times).map(f).collect::<String>();
    vec![
        many(">", 25_000),
        many("> ", 25_000),
        many("- ", 25_000),
        many("[", 50_000),
        many("![", 50_000),
        many("[a](", 20_000),
        many("*a_", 30_000),
        many("**a ", 30_000),
        many("`a``", 20_000),
        many("<", 50_000),
        many("<!--", 20_000),
        many("<a href=\"", 10_000),
        many("&#", 30_000),
        many("# a\n", 20_000),
        many("# 🚀\n", 20_000),
        numbered(&|i| format!("# a {}\n# a\n", i), 10_000),
        numbered(
            &|i| format!("[^{i}]\n\n[^{i}]: note [^{}]\n\n", i + 1),
            5_000,
        ),
        format!("{}\n\n[^a]: note\n", many("[^a] ", 20_000)),
        numbered(&|i| format!("[^a{i}]: [^a{}]\n\n", i + 1), 5_000) + "[^a0]",
        many("| a | b |\n|---|---|\n| c | d |\n\n", 5_000),
        format!("|{}\n|{}\n", many("a|", 10_000), many("-|", 10_000)),
        many("a\n- b\n  - c\n    - d\n\n", 5_000),
        many("```\ncode\n", 10_000),
        many("[a]: b\n", 20_000),
        many("\u{301}", 50_000),
        many("javascript:", 20_000),
        format!("[x]({})", many("../", 30_000)),
        many("*a ", 20_000) + &many("b*", 20_000),
        many("[[", 25_000),
        many("![[", 25_000),
        many("[[a]]", 10_000),
        many("[[a|", 10_000) + &many("]]", 10_000),
        many("a^a^", 20_000),
        many("^~", 20_000),
        many("~a~", 20_000),
        many("a~a ", 20_000),
        many("~", 50_000),
        many("$", 50_000),
        many("$a$", 20_000),
        many("$$a", 20_000),
        many("${", 20_000),
        many("a\n: b\n", 10_000),
        many("a\n\n: ", 10_000),
        format!("a\n{}", many(": ", 20_000)),
        many("> [!NOTE]\n", 10_000),
        many("> [!NOTE]\n> a\n\n", 10_000),
        numbered(&|i| format!("{}[!TIP]\n", many("> ", i)), 200),
        many("```rust,linenos,hl_lines=1 3\na\nb\n```\n", 10_000),
        format!(
            "```r {{{}}}\n{}```\n",
            many("9,8,7,", 20_000),
            many("\n", 20_000)
        ),
        format!("```r {{1-9,linenos=true}}\n{}```\n", many("\n", 50_000)),
        many("```mermaid\nx\n```\n", 10_000),
        many("```math\nx\n```\n", 10_000),
        many("![a](b \"c\")\n\n", 10_000),
        many("![a](b \"c\") ", 10_000),
        many("[![a](b \"c\")](d)\n\n", 10_000),
        many("![gone](gone) ", 10_000),
        many("[a](x#y) ", 10_000),
        many("# a {.b .c}\n", 10_000),
        many("[^a]", 20_000) + "\n\n[^a]: b",
        many("a | ", 5_000) + "\n" + &many("- | ", 5_000) + "\n" + &many("a\n", 2_000),
    ]
}

/// Facts of as many things as the documents have.
fn facts() -> Facts {
    let mut missing: Vec<String> = (0..10_000).map(|i| format!("gone{i}")).collect();
    missing.push("gone".into());
    let diagram = |block| Diagram {
        block,
        light: "/l.svg".into(),
        dark: "/d.svg".into(),
        width: 1,
        height: 1,
        alt: String::new(),
    };
    Facts {
        links: BTreeMap::from([("a".into(), "/a/".into()), ("x#y".into(), "/x/#y".into())]),
        missing,
        code: vec!["1k".repeat(100); 10_000],
        math: vec!["<math></math>".into(); 20_000],
        diagrams: (0..10_000).filter(|i| i % 2 == 0).map(diagram).collect(),
        ..Facts::default()
    }
}

#[test]
fn pathological_documents_take_linear_time() {
    let rich = facts();
    for document in documents() {
        let name: String = document.chars().take(20).collect();
        for (facts, math) in [(&Facts::default(), false), (&rich, true)] {
            let dialect = Dialect {
                math,
                smart: math,
                ..Dialect::default()
            };
            let start = Instant::now();
            let rendered = rendered(&document, facts, dialect);
            let time = start.elapsed();
            assert!(time < Duration::from_secs(8), "{name:?}: {time:?}");
            println!("{time:>8?} {name:?} {}", rendered.html.len());
            assert_bounded(&document, &rendered, &name);
        }
        let start = Instant::now();
        survey(&document, Dialect::default());
        summary(&document, 200);
        let time = start.elapsed();
        assert!(time < Duration::from_secs(8), "{name:?}: {time:?}");
    }
}

fn rendered(markdown: &str, facts: &Facts, dialect: Dialect) -> Rendered {
    let options = RenderOptions {
        base: Base::new("/"),
        address: "/x/".into(),
        dialect,
    };
    render(markdown, facts, &options)
}

/// Output and depth have their limits, and what is cut is closed.
fn assert_bounded(markdown: &str, rendered: &Rendered, name: &str) {
    let limit = markdown.len() * 64 + 64 * 1024;
    assert!(rendered.html.len() <= limit, "{name:?}");
    let mut depth = 0_usize;
    for tag in rendered.html.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.checked_sub(1).unwrap();
        } else if !["img", "br", "hr", "input"]
            .iter()
            .any(|void| tag.starts_with(void))
        {
            depth += 1;
            assert!(depth <= 100, "{name:?}");
        }
    }
    assert_eq!(depth, 0, "{name:?}");
}

#[test]
fn what_would_become_huge_is_cut() {
    // The parser fills rows up with cells.
    let columns = |cell: &str| format!("{}\n", cell.repeat(1_000));
    let table = columns("a|") + &columns("-|") + &"a\n".repeat(2_000) + "\n[^a]\n\n[^a]: note";
    let rendered_table = rendered(&table, &Facts::default(), Dialect::default());
    let image = "> ![][a] *b*\n".repeat(5_000) + "\n[a]: a.jpg \"t\"\n";
    let mut facts = Facts::default();
    let known = inkleaf_content::ImageFacts {
        srcset: "/assets/a-very-long-name.webp 400w, ".repeat(50),
        ..Default::default()
    };
    facts.images.insert("a.jpg".into(), known);
    let rendered_image = rendered(&image, &facts, Dialect::default());
    for (markdown, rendered) in [(&table, rendered_table), (&image, rendered_image)] {
        assert!(rendered.cut);
        assert_bounded(markdown, &rendered, markdown);
    }
    assert!(!rendered("# A\n\ntext", &Facts::default(), Dialect::default()).cut);
}

#[test]
fn ranges_of_lines_cost_nothing() {
    let fence = fence("rust {1-18446744073709551615} linenostart=18446744073709551615 linenos");
    assert_eq!(fence.marked, [(1, u64::MAX)]);
    let document = format!(
        "```r {{1-{0}}} linenos linenostart={0}\na\nb\n```",
        u64::MAX
    );
    let html = rendered(&document, &Facts::default(), Dialect::default()).html;
    assert_eq!(html.matches("marked").count(), 2);
}
