//! Where a document's inline text is: no code, no HTML, no link targets.

use std::ops::Range;

use inkleaf_content::{Dialect, events};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// The inline text of a document.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// Stretches of text, sorted and apart. Emphasis and its signs are in them.
    pub(super) runs: Vec<Run>,
    /// The content of paragraphs, headings, cells and the like, code, HTML and
    /// links included.
    pub(super) leaves: Vec<Range<usize>>,
    /// Code and formulas in those.
    pub(super) holes: Vec<Range<usize>>,
}

/// A stretch of text.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) range: Range<usize>,
    /// Whether it is the text of a link (or an image's).
    pub(super) in_link: bool,
}

impl Inline {
    pub(super) fn of(text: &str, dialect: Dialect) -> Self {
        let mut reader = Reader::default();
        for (event, range) in events(text, dialect) {
            reader.event(&event, range, text);
        }
        reader.end_leaf();
        reader.found
    }
}

#[derive(Default)]
struct Reader {
    found: Inline,
    run: Option<Range<usize>>,
    leaf: Option<Range<usize>>,
    /// Code blocks and HTML blocks, whose text is none.
    in_block: bool,
    /// Links and images that are open.
    links: usize,
    /// Elements of raw HTML that are open, whose text is theirs.
    elements: usize,
    /// Whether an open link shows its own target.
    in_autolink: bool,
}

impl Reader {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>, text: &str) {
        match event {
            Event::Text(_) if self.in_block || self.in_autolink => {}
            Event::Text(_) => {
                extend(&mut self.run, &range);
                // Escaped text starts after its backslash.
                let escaped = text[..range.start].ends_with('\\');
                let start = range.start - usize::from(escaped);
                extend(&mut self.leaf, &(start..range.end));
            }
            Event::SoftBreak | Event::HardBreak => {}
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {
                extend(&mut self.leaf, &range);
            }
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.end_run();
                extend(&mut self.leaf, &range);
                self.found.holes.push(range);
            }
            Event::InlineHtml(html) => {
                self.end_run();
                extend(&mut self.leaf, &range);
                self.element(html);
            }
            Event::FootnoteReference(_) => self.end_run(),
            Event::Start(Tag::Link { link_type, .. }) => {
                self.end_run();
                extend(&mut self.leaf, &range);
                self.links += 1;
                self.in_autolink = matches!(link_type, LinkType::Autolink | LinkType::Email);
            }
            Event::Start(Tag::Image { .. }) => {
                self.end_run();
                extend(&mut self.leaf, &range);
                self.links += 1;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.end_run();
                self.links = self.links.saturating_sub(1);
                self.in_autolink = false;
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                self.end_leaf();
                self.in_block = true;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                self.in_block = false;
            }
            Event::Html(_) => {}
            Event::Start(_) | Event::End(_) | Event::Rule | Event::TaskListMarker(_) => {
                self.end_leaf();
            }
        }
    }

    /// Text in `<a>` is a link already; that in `<code>` and the like is code.
    fn element(&mut self, html: &str) {
        let name = html.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &name[..end.unwrap_or(name.len())];
        let counts = [
            "a", "button", "code", "kbd", "pre", "samp", "script", "style", "textarea",
        ];
        if !counts.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            return;
        }
        if html.starts_with("</") {
            self.elements = self.elements.saturating_sub(1);
        } else if !html.ends_with("/>") {
            self.elements += 1;
        }
    }

    fn end_run(&mut self) {
        if let Some(range) = self.run.take() {
            let in_link = self.links > 0 || self.elements > 0;
            self.found.runs.push(Run { range, in_link });
        }
    }

    /// Elements of raw HTML that were not closed end with their block.
    fn end_leaf(&mut self) {
        self.end_run();
        self.elements = 0;
        self.found.leaves.extend(self.leaf.take());
    }
}

fn extend(span: &mut Option<Range<usize>>, range: &Range<usize>) {
    match span {
        Some(span) => span.end = span.end.max(range.end),
        None => *span = Some(range.clone()),
    }
}

#[cfg(test)]
mod tests {
    use inkleaf_content::Dialect;

    use super::Inline;

    #[test]
    fn text_is_found_without_code_html_and_targets() {
        let text = "a *b* `c` <i>d</i> [e](f) <https://g> ![h](i)\n\n```\nj\n```\n\n<p>k</p>\n\n\
                    - l\n\n| m | n |\n|---|---|\n| o | p |\n\n[q]: r\n\n<a href=x>s</a> [^t]\n\n[^t]: u";
        let inline = Inline::of(text, Dialect::default());
        let texts: Vec<(&str, bool)> = inline
            .runs
            .iter()
            .map(|run| (text[run.range.clone()].trim(), run.in_link))
            .filter(|(text, _)| !text.is_empty())
            .collect();
        let plain = |text| (text, false);
        assert_eq!(
            texts,
            [
                plain("a *b*"),
                plain("d"),
                ("e", true),
                ("h", true),
                plain("l"),
                plain("m"),
                plain("n"),
                plain("o"),
                plain("p"),
                ("s", true),
                plain("u")
            ]
        );
    }
}
