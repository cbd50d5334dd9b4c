//! The kinds of diagrams.

/// A kind of diagram, as Mermaid knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "Mermaid's own names")]
pub enum Kind {
    Flowchart,
    Sequence,
    Class,
    State,
    Entities,
    Journey,
    Gantt,
    Pie,
    Quadrants,
    Requirements,
    Git,
    MindMap,
    Timeline,
    Sankey,
    Chart,
    Block,
    Packet,
    Kanban,
    Architecture,
    Radar,
    Treemap,
    Other,
}

impl Kind {
    /// That of a source, by its first word that is not a comment, a directive or
    /// front matter.
    pub(crate) fn of(source: &str) -> Self {
        let mut in_front_matter = false;
        let mut in_directive = false;
        for line in source.lines().map(str::trim) {
            if line == "---" {
                in_front_matter = !in_front_matter;
            } else if line.starts_with("%%{") || in_directive {
                in_directive = !line.contains("}%%");
            } else if !in_front_matter && !line.is_empty() && !line.starts_with("%%") {
                return Self::named(line);
            }
        }
        Self::Other
    }

    fn named(line: &str) -> Self {
        let word = line
            .split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
            .next()
            .unwrap_or("");
        match word
            .to_ascii_lowercase()
            .trim_end_matches("-beta")
            .trim_end_matches("-v2")
        {
            "graph" | "flowchart" | "flowchart-elk" => Self::Flowchart,
            "sequencediagram" | "zenuml" => Self::Sequence,
            "classdiagram" => Self::Class,
            "statediagram" => Self::State,
            "erdiagram" => Self::Entities,
            "journey" => Self::Journey,
            "gantt" => Self::Gantt,
            "pie" => Self::Pie,
            "quadrantchart" => Self::Quadrants,
            "requirementdiagram" | "requirement" => Self::Requirements,
            "gitgraph" => Self::Git,
            "mindmap" => Self::MindMap,
            "timeline" => Self::Timeline,
            "sankey" => Self::Sankey,
            "xychart" => Self::Chart,
            "block" => Self::Block,
            "packet" => Self::Packet,
            "kanban" => Self::Kanban,
            "architecture" => Self::Architecture,
            "radar" => Self::Radar,
            "treemap" => Self::Treemap,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn the_first_word_tells() {
        for (source, kind) in [
            ("flowchart LR\n a --> b", Kind::Flowchart),
            (
                "%% a remark\n%%{init: {}}%%\nsequenceDiagram\n",
                Kind::Sequence,
            ),
            ("---\ntitle: T\n---\npie\n", Kind::Pie),
            ("xychart-beta\n", Kind::Chart),
            ("stateDiagram-v2\n", Kind::State),
            ("nonsense", Kind::Other),
            ("", Kind::Other),
        ] {
            assert_eq!(Kind::of(source), kind, "{source}");
        }
    }
}
