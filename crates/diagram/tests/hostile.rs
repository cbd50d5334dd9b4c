//! Sources of people who mean harm: no script, no request, no endless work.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use inkleaf_diagram::{DiagramError, MAX_BYTES, draw};

/// What no picture may hold, wherever it comes from.
fn assert_harmless(source: &str, svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert!(
            !matches!(
                name,
                "script" | "foreignObject" | "a" | "iframe" | "animate" | "set"
            ),
            "{source}: <{name}>"
        );
        for attribute in node.attributes() {
            let value = attribute.value().to_ascii_lowercase();
            assert!(
                !attribute.name().starts_with("on"),
                "{source}: {}",
                attribute.name()
            );
            assert!(
                attribute.name() != "href" || value.starts_with('#'),
                "{source}: {value}"
            );
            assert!(!value.contains("javascript:"), "{source}: {value}");
            assert!(
                !value.replace("url(#", "").contains("url("),
                "{source}: {value}"
            );
        }
        if name == "style" {
            let style = node.text().unwrap_or_default();
            assert!(
                !style.contains("@import") && !style.replace("url(#", "").contains("url("),
                "{source}"
            );
        }
    }
}

const HOSTILE: [&str; 28] = [
    "flowchart LR\n A[\"<script>alert(1)</script>\"] --> B",
    "flowchart LR\n A[\"<img src=x onerror=alert(1)>\"] --> B",
    "flowchart LR\n A --> B\n click A \"javascript:alert(1)\"",
    "flowchart LR\n A --> B\n click A call alert(1)",
    "flowchart LR\n A --> B\n click A \"https://example.com\" _blank",
    "flowchart LR\n A --> B\n style A fill:url(https://example.com/x)",
    "flowchart LR\n A --> B\n classDef x fill:#fff;}*{background:url(https://example.com)\n class A x",
    "flowchart LR\n A --> B\n linkStyle 0 stroke:url(javascript:alert(1))",
    "flowchart LR\n A@{ img: \"https://example.com/x.png\", label: \"x\" } --> B",
    "flowchart LR\n A@{ icon: \"fa:x\", label: \"x\" } --> B",
    "flowchart LR\n A[\"`**bold** [x](javascript:alert(1))`\"] --> B",
    "flowchart LR\n A[\"<a href='javascript:alert(1)'>x</a>\"]",
    "flowchart LR\n A[\"<iframe src=//example.com>\"]",
    "flowchart LR\n A[\"$$\\\\href{javascript:alert(1)}{x}$$\"]",
    "flowchart LR\n A[\"&lt;script&gt;alert(1)&lt;/script&gt;\"]",
    "%%{init: {\"themeCSS\": \"@import url(https://example.com);\"}}%%\nflowchart LR\n A-->B",
    "%%{init: {\"fontFamily\": \"x;}@import 'https://example.com';\"}}%%\nflowchart LR\n A-->B",
    "%%{init: {\"themeVariables\": {\"primaryColor\": \"red;}</style><script>alert(1)</script>\"}}}%%\nflowchart LR\n A",
    "%%{init: {\"securityLevel\": \"loose\", \"secure\": []}}%%\nflowchart LR\n A[\"<script>1</script>\"]\n click A href \"javascript:1\"",
    "---\nconfig:\n  securityLevel: loose\n  themeCSS: '*{background:url(//example.com)}'\n---\nflowchart LR\n A",
    "---\ntitle: <script>alert(1)</script>\n---\nflowchart LR\n A",
    "sequenceDiagram\n A->>B: <script>alert(1)</script>\n link A: x @ javascript:alert(1)\n",
    "sequenceDiagram\n participant A as <svg onload=alert(1)>\n A->>A: x",
    "classDiagram\n class A\n link A \"javascript:alert(1)\"\n callback A \"alert\"",
    "gantt\n section x\n a :a1, 2024-01-01, 1d\n click a1 href \"javascript:alert(1)\"",
    "pie title <script>alert(1)</script>\n \"<b onclick=alert(1)>\" : 1",
    "C4Context\n Person(a, \"x\", $sprite=\"https://example.com/x.png\", $link=\"javascript:alert(1)\")",
    "mindmap\n root((<script>alert(1)</script>))\n ::icon(x onload=alert(1))\n",
];

#[test]
fn pictures_are_harmless_or_refused() {
    for source in HOSTILE {
        if let Ok(drawing) = draw(source) {
            assert_harmless(source, &drawing.light);
            assert_harmless(source, &drawing.dark);
        }
    }
}

/// Sources that ask for much: each is drawn or refused, soon.
fn large() -> Vec<(&'static str, String)> {
    let many = |head: &str, line: &dyn Fn(usize) -> String| {
        let mut source = format!("{head}\n");
        for index in 0.. {
            let line = line(index);
            if source.len() + line.len() >= MAX_BYTES {
                break;
            }
            source.push_str(&line);
        }
        source
    };
    vec![
        ("edges", many("flowchart TD", &|n| format!("{}-->{}\n", n % 60, (n * 7 + 1) % 60))),
        ("chain", many("flowchart LR", &|n| format!("{n}-->{}\n", n + 1))),
        ("all to all", format!("flowchart LR\n{} --> {}", letters(150), letters(150))),
        ("subgraphs", many("flowchart LR", &|n| format!("subgraph s{n}\n"))),
        ("messages", many("sequenceDiagram", &|n| format!("A->>B{}: x\n", n % 300))),
        ("loops", many("sequenceDiagram", &|_| "loop x\n".into())),
        ("states", many("stateDiagram-v2", &|n| format!("state s{n} {{\n"))),
        ("classes", many("classDiagram", &|n| format!("A{n} <|-- A{}\n", n / 2))),
        ("slices", many("pie", &|n| format!("\"{n}\" : 1\n"))),
        ("tasks", many("gantt", &|n| format!("t{n} :a{n}, 2024-01-01, 9999d\n"))),
        ("years", "gantt\n dateFormat YYYY-MM-DD\n a :a1, 0001-01-01, 9999-12-31\n tickInterval 1millisecond\n".into()),
        ("mind", many("mindmap", &|n| format!("{}x\n", " ".repeat(n + 1)))),
        ("commits", many("gitGraph", &|_| "commit\n".into())),
        ("one word", format!("flowchart LR\n A[\"{}\"]", "x".repeat(15_000))),
        ("brackets", format!("flowchart LR\n A{}", "[".repeat(15_000))),
        ("semicolons", format!("flowchart LR\n{}", ";".repeat(15_000))),
        ("directives", "%%{init: {}}%%\n".repeat(1_000)),
        ("json", format!("%%{{init: {}}}%%\nflowchart LR\n A", "{\"a\":".repeat(2_500))),
        ("yaml", format!("---\na: {}\n---\nflowchart LR\n A", "[".repeat(12_000))),
        ("yaml anchors", format!("---\na: &a [x,x,x,x,x,x,x,x]\n{}---\nflowchart LR\n A", (0..30).map(|n| format!("b{n}: &b{n} [*{0},*{0},*{0},*{0},*{0}]\n", if n == 0 { "a".to_owned() } else { format!("b{}", n - 1) })).collect::<String>())),
        ("blocks", format!("block-beta\n columns 99999\n{}", "a\n".repeat(2_500))),
        ("wide", "block-beta\n columns 3\n a:99999999\n".into()),
        ("axis", "xychart-beta\n x-axis 0 --> 99999999999\n y-axis 0 --> 1e308\n line [1, 1e308]\n".into()),
        ("packet", "packet-beta\n0-99999999: \"x\"\n".into()),
        ("control characters", "flowchart LR\n A[\"\u{0}\u{1}\u{fffe}\"]".into()),
    ]
}

fn letters(count: usize) -> String {
    (0..count)
        .map(|n| format!("n{n}"))
        .collect::<Vec<_>>()
        .join(" & ")
}

#[test]
fn large_sources_are_drawn_or_refused_soon() {
    let mut slow = Vec::new();
    for (name, source) in large() {
        let start = Instant::now();
        let result = draw(&source);
        let took = start.elapsed();
        println!(
            "{name}: {} bytes, {took:?}: {:?}",
            source.len(),
            result.as_ref().map(|d| d.light.len())
        );
        if let Ok(drawing) = result {
            assert_harmless(name, &drawing.light);
        }
        // Without optimisation, on a machine with other work.
        if took > Duration::from_secs(60) {
            slow.push((name, took));
        }
    }
    assert!(slow.is_empty(), "{slow:?}");
}

#[test]
fn faults_are_told_with_their_line() {
    let error = draw("flowchart LR\n A --> B\n B -- > > C\n").unwrap_err();
    assert_eq!(error.line(), Some(3), "{error:?}");
    assert_eq!(draw("hello there").unwrap_err(), DiagramError::NoKind);
    assert_eq!(draw(" \n ").unwrap_err(), DiagramError::Empty);
    let long = "flowchart LR\n".repeat(MAX_BYTES);
    assert!(matches!(
        draw(&long).unwrap_err(),
        DiagramError::TooLong { .. }
    ));
}

#[test]
fn lines_are_counted_from_the_fence() {
    let source = "---\ntitle: x\n---\n%% comment\nsequenceDiagram\n A->>B: x\n A->>\n";
    let error = draw(source).unwrap_err();
    assert!(error.line().is_none_or(|line| line >= 6), "{error:?}");
}
