//! What a diagram is, in words: for those who don't see it.

/// The alternative text of a diagram, from its source.
pub(crate) fn text(source: &str) -> String {
    let told = Told::read(source);
    let name = match (&told.acc_title, &told.title) {
        (Some(title), _) => title.clone(),
        (None, Some(title)) => format!("{}: {title}", kind(source)),
        (None, None) => kind(source).to_owned(),
    };
    match told.description {
        Some(description) if !name.ends_with(['.', '!', '?']) => format!("{name}. {description}"),
        Some(description) => format!("{name} {description}"),
        None => name,
    }
}

/// What the author says about the diagram.
#[derive(Debug, Default)]
struct Told {
    acc_title: Option<String>,
    title: Option<String>,
    description: Option<String>,
}

impl Told {
    fn read(source: &str) -> Self {
        let mut told = Self::default();
        let mut lines = source.lines().map(str::trim);
        while let Some(line) = lines.next() {
            if let Some(text) = value(line, "accTitle") {
                told.acc_title = Some(text);
            } else if let Some(text) = value(line, "accDescr") {
                told.description = Some(text);
            } else if line
                .strip_prefix("accDescr")
                .is_some_and(|rest| rest.trim_start().starts_with('{'))
            {
                told.description = block(line, &mut lines);
            } else if told.title.is_none() {
                told.title = title(line);
            }
        }
        told
    }
}

/// `accTitle: text`
fn value(line: &str, name: &str) -> Option<String> {
    let text = line.strip_prefix(name)?.trim_start().strip_prefix(':')?;
    plain(text)
}

/// `accDescr { text over several lines }`
fn block<'a>(first: &'a str, lines: &mut impl Iterator<Item = &'a str>) -> Option<String> {
    let mut text = first.split_once('{')?.1.to_owned();
    while !text.contains('}') {
        text.push(' ');
        text.push_str(lines.next()?);
    }
    plain(text.split('}').next()?)
}

/// `title text`, `title: text` in the lines before the diagram, `pie title text`.
fn title(line: &str) -> Option<String> {
    let line = line.strip_prefix("pie").map_or(line, str::trim_start);
    let line = line.strip_prefix("showData").map_or(line, str::trim_start);
    let rest = line.strip_prefix("title")?;
    let text = rest
        .strip_prefix(':')
        .or_else(|| rest.strip_prefix([' ', '\t']))?;
    plain(text)
}

fn plain(text: &str) -> Option<String> {
    let text = text
        .trim()
        .trim_matches(['"', '\''])
        .replace("<br>", " ")
        .replace("<br/>", " ");
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = text.chars().filter(|c| !c.is_control()).take(500).collect();
    (!short.is_empty()).then_some(short)
}

/// The kind of diagram, from the first word that is not a comment, a directive
/// or front matter.
fn kind(source: &str) -> &'static str {
    let mut in_front_matter = false;
    let mut in_directive = false;
    for line in source.lines().map(str::trim) {
        if line == "---" {
            in_front_matter = !in_front_matter;
        } else if line.starts_with("%%{") || in_directive {
            in_directive = !line.contains("}%%");
        } else if !in_front_matter && !line.is_empty() && !line.starts_with("%%") {
            return named(line);
        }
    }
    "Diagram"
}

fn named(line: &str) -> &'static str {
    let word = line
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .next()
        .unwrap_or("");
    match word
        .to_ascii_lowercase()
        .trim_end_matches("-beta")
        .trim_end_matches("-v2")
    {
        "graph" | "flowchart" | "flowchart-elk" => "Flowchart",
        "sequencediagram" => "Sequence diagram",
        "classdiagram" => "Class diagram",
        "statediagram" => "State diagram",
        "erdiagram" => "Entity relationship diagram",
        "journey" => "User journey",
        "gantt" => "Gantt chart",
        "pie" => "Pie chart",
        "quadrantchart" => "Quadrant chart",
        "requirementdiagram" | "requirement" => "Requirement diagram",
        "gitgraph" => "Git graph",
        "mindmap" => "Mind map",
        "timeline" => "Timeline",
        "zenuml" => "Sequence diagram",
        "sankey" => "Sankey diagram",
        "xychart" => "Chart",
        "block" => "Block diagram",
        "packet" => "Packet diagram",
        "kanban" => "Kanban board",
        "architecture" => "Architecture diagram",
        "radar" => "Radar chart",
        "treemap" => "Treemap",
        _ => "Diagram",
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn the_author_comes_first() {
        let source =
            "flowchart LR\n accTitle: From A to B\n accDescr {\n One step\n only\n }\n A-->B";
        assert_eq!(text(source), "From A to B. One step only");
        assert_eq!(
            text("pie\n accDescr: Halves\n \"a\": 1"),
            "Pie chart. Halves"
        );
    }

    #[test]
    fn titles_are_found_where_mermaid_has_them() {
        assert_eq!(
            text("pie showData title Pets\n \"a\": 1"),
            "Pie chart: Pets"
        );
        assert_eq!(text("gantt\n  title A plan\n"), "Gantt chart: A plan");
        assert_eq!(
            text("---\ntitle: \"Hello\"\n---\nflowchart LR\n A"),
            "Flowchart: Hello"
        );
        assert_eq!(
            text("sequenceDiagram\n titlecase->>b: x"),
            "Sequence diagram"
        );
    }

    #[test]
    fn else_it_is_the_kind() {
        assert_eq!(
            text("%% a comment\n%%{init: {\n\"theme\": \"dark\"}}%%\n\ngraph TD; A-->B"),
            "Flowchart"
        );
        assert_eq!(text("xychart-beta\n"), "Chart");
        assert_eq!(text("stateDiagram-v2\n"), "State diagram");
        assert_eq!(text("nonsense"), "Diagram");
        assert_eq!(text(""), "Diagram");
    }
}
