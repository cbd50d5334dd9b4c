//! What a diagram is, in words: for those who don't see it.

/// What the author says about a diagram.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    acc_title: Option<String>,
    title: Option<String>,
    description: Option<String>,
}

impl About {
    /// The alternative text: the author's `accTitle`, else what the kind of
    /// diagram is called (`kind`) and its title; then the author's `accDescr`.
    pub fn text(&self, kind: &str) -> String {
        let name = match (&self.acc_title, &self.title) {
            (Some(title), _) => title.clone(),
            (None, Some(title)) => format!("{kind}: {title}"),
            (None, None) => kind.to_owned(),
        };
        match &self.description {
            Some(description) if !name.ends_with(['.', '!', '?']) => {
                format!("{name}. {description}")
            }
            Some(description) => format!("{name} {description}"),
            None => name,
        }
    }

    pub(crate) fn read(source: &str) -> Self {
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

#[cfg(test)]
mod tests {
    use super::About;

    /// With a name for its kind that is easy to tell.
    fn text(source: &str) -> String {
        About::read(source).text("KIND")
    }

    #[test]
    fn the_author_comes_first() {
        let source =
            "flowchart LR\n accTitle: From A to B\n accDescr {\n One step\n only\n }\n A-->B";
        assert_eq!(text(source), "From A to B. One step only");
        let source = "pie\n accDescr: Halves\n \"a\": 1";
        assert_eq!(text(source), "KIND. Halves");
    }

    #[test]
    fn titles_are_found_where_mermaid_has_them() {
        for (source, expected) in [
            ("pie showData title Pets\n \"a\": 1", "KIND: Pets"),
            ("gantt\n  title A plan\n", "KIND: A plan"),
            (
                "---\ntitle: \"Hello\"\n---\nflowchart LR\n A",
                "KIND: Hello",
            ),
            ("sequenceDiagram\n titlecase->>b: x", "KIND"),
            ("", "KIND"),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }
}
