//! Diagrams of each kind, drawn: is in the picture what is in the source?

#![allow(clippy::unwrap_used)]

use inkleaf_diagram::{Drawing, Kind, draw};

/// File in `tests/fixtures`, and texts that its picture shows.
const DIAGRAMS: [(&str, &[&str]); 13] = [
    (
        "flowchart",
        &[
            "A Markdown file",
            "readable?",
            "yes",
            "no",
            "When publishing",
            "page.html",
            "Browser",
            "Mend it",
        ],
    ),
    (
        "sequence",
        &[
            "Reader",
            "Static host",
            "click «Next post»",
            "found",
            "missing",
            "every image",
            "日本語",
        ],
    ),
    (
        "class",
        &[
            "Document",
            "«abstract»",
            "+String slug",
            "owns",
            "0..*",
            "Outside of the archive",
        ],
    ),
    (
        "state",
        &[
            "Draft",
            "date is set",
            "Archived",
            "a year later",
            "Not on the site yet",
        ],
    ),
    (
        "pie",
        &["Bytes before the first click", "WebAssembly", "77%"],
    ),
    (
        "gantt",
        &["Writing a book", "First draft", "Print", "To the printer"],
    ),
    (
        "er",
        &["AUTHOR", "POST", "writes", "is filed under", "slug", "PK"],
    ),
    (
        "journey",
        &["A reader's morning", "Arrive", "Search for more", "Host"],
    ),
    ("mindmap", &["A blog", "Writing", "Front matter", "Offline"]),
    (
        "timeline",
        &["Ten years of a blog", "2019", "Moved to Hugo"],
    ),
    ("gitgraph", &["main", "feature", "start", "v0.2"]),
    (
        "quadrant",
        &["What to write next", "Do first", "Glossary", "Many readers"],
    ),
    ("xychart", &["Visits", "jan", "apr"]),
];

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/fixtures/{name}.mmd", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap()
}

fn drawn(name: &str) -> Drawing {
    draw(&fixture(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// All the text that a picture shows, without spaces: lines may be cut anywhere.
fn shown(svg: &str) -> String {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name((SVG, "text")));
    texts
        .flat_map(|text| {
            text.descendants()
                .filter(roxmltree::Node::is_text)
                .collect::<Vec<_>>()
        })
        .filter_map(|node| node.text())
        .flat_map(|text| {
            text.chars()
                .filter(|c| !c.is_whitespace())
                .collect::<Vec<_>>()
        })
        .collect()
}

const SVG: &str = "http://www.w3.org/2000/svg";

#[test]
fn pictures_show_their_labels_in_both_themes() {
    for (name, labels) in DIAGRAMS {
        let drawing = drawn(name);
        for svg in [&drawing.light, &drawing.dark] {
            let shown = shown(svg);
            for label in labels {
                let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
                assert!(shown.contains(&label), "{name}: {label} is not in {shown}");
            }
        }
    }
}

#[test]
fn pictures_have_a_sensible_size() {
    for (name, _) in DIAGRAMS {
        let drawing = drawn(name);
        assert!(
            (100..2400).contains(&drawing.width),
            "{name}: {} wide",
            drawing.width
        );
        assert!(
            (60..2400).contains(&drawing.height),
            "{name}: {} high",
            drawing.height
        );
        for svg in [&drawing.light, &drawing.dark] {
            let document = roxmltree::Document::parse(svg).unwrap();
            let root = document.root_element();
            assert_eq!(
                root.attribute("width"),
                Some(drawing.width.to_string().as_str())
            );
            assert_eq!(
                root.attribute("height"),
                Some(drawing.height.to_string().as_str())
            );
            assert!(svg.len() < 100_000, "{name}: {} bytes", svg.len());
        }
    }
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    for (name, _) in DIAGRAMS {
        assert_eq!(drawn(name), drawn(name), "{name}");
    }
}

#[test]
fn the_themes_differ_in_colours_only() {
    for (name, _) in DIAGRAMS {
        let drawing = drawn(name);
        assert_ne!(drawing.light, drawing.dark, "{name}");
        assert_eq!(shown(&drawing.light), shown(&drawing.dark), "{name}");
        let view = |svg: &str| {
            roxmltree::Document::parse(svg)
                .unwrap()
                .root_element()
                .attribute("viewBox")
                .map(str::to_owned)
        };
        assert_eq!(view(&drawing.light), view(&drawing.dark), "{name}");
    }
}

#[test]
fn the_authors_theme_is_passed_over() {
    let plain = "flowchart LR\n A --> B\n";
    let themed = format!(
        "%%{{init: {{\"theme\": \"forest\", \"themeVariables\": {{\"primaryColor\": \"#f00\"}}}}}}%%\n{plain}"
    );
    assert_eq!(draw(plain).unwrap(), draw(&themed).unwrap());
}

#[test]
fn the_authors_own_colours_are_kept() {
    let drawing = draw("flowchart LR\n A --> B\n style A fill:#ffeecc\n").unwrap();
    assert!(drawing.light.contains("#ffeecc"), "{}", drawing.light);
    assert!(drawing.dark.contains("#ffeecc"));
}

#[test]
fn what_it_is_in_words() {
    for (name, kind, expected) in [
        ("flowchart", Kind::Flowchart, "How a post becomes a page"),
        ("sequence", Kind::Sequence, "KIND: A click on a link"),
        ("pie", Kind::Pie, "KIND: Bytes before the first click"),
        ("state", Kind::State, "KIND"),
    ] {
        let drawing = drawn(name);
        assert_eq!(drawing.kind, kind, "{name}");
        assert_eq!(drawing.about.text("KIND"), expected, "{name}");
    }
}
