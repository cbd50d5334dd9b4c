//! What publishing must find facts about: what a document links to and shows.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, RefDefs, Tag};

use super::{Heading, footnotes::Notes, headings};
use crate::{
    Dialect,
    markdown::{is_formula, parser},
    scripts,
};

/// What there is in a document, found by the same parser as [`crate::render`]
/// uses. Ranges are bytes of the Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Links, in order; email addresses are none.
    pub links: Vec<Found>,
    /// Images, in order.
    pub images: Vec<Found>,
    /// Code blocks, as [`Facts::code`](crate::Facts::code) counts them.
    pub code: Vec<CodeBlock>,
    /// Formulas, as [`Facts::math`](crate::Facts::math) counts them.
    pub math: Vec<Formula>,
    /// All headings, in order.
    pub headings: Vec<Heading>,
    /// Definitions of footnotes that are not shown, in order.
    pub lost_notes: Vec<LostNote>,
    /// Raw HTML: whole blocks, and single tags within text.
    pub html: Vec<(String, Range<usize>)>,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its target as written, which is its key in the facts.
    pub target: String,
    /// Where all of it stands.
    pub range: Range<usize>,
    /// Whether it is in double brackets, and means nothing but text unless
    /// the facts say where it leads.
    pub wikilink: bool,
}

/// A code block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// The info string of its fence, for [`fence`](crate::fence()); empty for
    /// an indented block.
    pub info: String,
    /// The code.
    pub text: String,
    /// Where all of it stands, fences included.
    pub range: Range<usize>,
}

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// TeX, without signs or fence around it.
    pub tex: String,
    /// Whether it is set apart from the text.
    pub display: bool,
    /// Where all of it stands.
    pub range: Range<usize>,
}

/// The definition of a footnote that readers don't see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostNote {
    /// Its label, without signs.
    pub label: String,
    /// Whether another footnote above it has the label; else nothing refers
    /// to it.
    pub repeated: bool,
    /// Where all of it stands.
    pub range: Range<usize>,
}

/// Goes over a document once.
pub fn survey(markdown: &str, dialect: Dialect) -> Survey {
    let mut survey = Survey::default();
    let mut parser = parser(markdown, dialect).into_offset_iter();
    let mut events = Vec::new();
    let mut ranges = Vec::new();
    for (event, range) in parser.by_ref() {
        events.push(event);
        ranges.push(range);
    }
    let definitions = parser.reference_definitions();
    let lost = Notes::collect(&events).lost(&events);
    survey.lost_notes = lost
        .into_iter()
        .map(|(i, label, repeated)| LostNote {
            label,
            repeated,
            range: ranges[i].clone(),
        })
        .collect();
    for (i, (event, range)) in events.iter().zip(&ranges).enumerate() {
        survey.take(event, range, &events[i + 1..], definitions, dialect);
    }
    let events = scripts::collect(markdown, &mut events.into_iter().zip(ranges));
    let headings = headings::collect(&events).into_iter();
    survey.headings = headings.map(|(_, heading)| heading).collect();
    survey
}

impl Survey {
    fn take(
        &mut self,
        event: &Event<'_>,
        range: &Range<usize>,
        after: &[Event<'_>],
        definitions: &RefDefs<'_>,
        dialect: Dialect,
    ) {
        let range = range.clone();
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if *link_type != LinkType::Email => {
                let found = link(*link_type, dest_url, range, definitions);
                self.links.push(found);
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                ..
            }) => self.images.push(Found {
                target: dest_url.to_string(),
                range,
                wikilink: matches!(link_type, LinkType::WikiLink { .. }),
            }),
            Event::Start(Tag::CodeBlock(kind)) => self.block(kind, text(after), range, dialect),
            Event::InlineMath(tex) => self.formula(tex.to_string(), false, range),
            Event::DisplayMath(tex) => self.formula(tex.to_string(), true, range),
            Event::InlineHtml(html) => self.html.push((html.to_string(), range)),
            Event::Start(Tag::HtmlBlock) => self.html.push((text(after), range)),
            _ => {}
        }
    }

    fn block(
        &mut self,
        kind: &CodeBlockKind<'_>,
        text: String,
        range: Range<usize>,
        dialect: Dialect,
    ) {
        if is_formula(kind, dialect) {
            self.formula(text, true, range);
            return;
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.to_string(),
            CodeBlockKind::Indented => String::new(),
        };
        self.code.push(CodeBlock { info, text, range });
    }

    fn formula(&mut self, tex: String, display: bool, range: Range<usize>) {
        self.math.push(Formula {
            tex,
            display,
            range,
        });
    }
}

/// A link. `[[label]]` whose label is defined may be a reference link after
/// all, but the facts are asked first.
fn link(
    kind: LinkType,
    target: &CowStr<'_>,
    range: Range<usize>,
    definitions: &RefDefs<'_>,
) -> Found {
    let reference = match kind {
        LinkType::WikiLink { has_pothole: false } => definitions.get(target),
        _ => None,
    };
    Found {
        target: reference.map_or(target, |found| &found.dest).to_string(),
        range,
        wikilink: reference.is_none() && matches!(kind, LinkType::WikiLink { .. }),
    }
}

/// The text that events begin with.
fn text(events: &[Event<'_>]) -> String {
    let mut out = String::new();
    for event in events {
        let (Event::Text(part) | Event::Html(part)) = event else {
            break;
        };
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::survey;
    use crate::Dialect;

    const MATH: Dialect = Dialect {
        math: true,
        smart: false,
        trusted_html: false,
    };

    #[test]
    fn links_and_images_are_found_with_their_place() {
        let markdown = "[a](b.md#c) ![i](<x y.png> \"t\") [[Page]] [[1]] ![[cat.png|c]] \
                        <me@a.example>\n\n[1]: ../w.md\n";
        let found = survey(markdown, Dialect::default());
        let links: Vec<_> = found.links.iter().collect();
        assert_eq!(links[0].target, "b.md#c");
        assert_eq!(&markdown[links[0].range.clone()], "[a](b.md#c)");
        assert_eq!(
            (links[1].target.as_str(), links[1].wikilink),
            ("Page", true)
        );
        assert_eq!(&markdown[links[1].range.clone()], "[[Page]]");
        assert_eq!(
            (links[2].target.as_str(), links[2].wikilink),
            ("../w.md", false)
        );
        assert_eq!(links.len(), 3);
        assert_eq!(found.images[0].target, "x y.png");
        assert_eq!(
            (found.images[1].target.as_str(), found.images[1].wikilink),
            ("cat.png", true)
        );
    }

    #[test]
    fn code_and_formulas_are_counted_as_facts_count_them() {
        let markdown = "$a$[^n]\n\n[^n]: note\n\n    ```js\n    1\n    2\n    ```\n\n```math\nb\n```\n\n\
                        ``` rust title=x\nc\n```\n\n    indented\n\n$$d$$\n";
        let found = survey(markdown, MATH);
        let code: Vec<_> = found
            .code
            .iter()
            .map(|c| (c.info.as_str(), c.text.as_str()))
            .collect();
        assert_eq!(
            code,
            [
                ("js", "1\n2\n"),
                ("rust title=x", "c\n"),
                ("", "indented\n")
            ]
        );
        let math: Vec<_> = found
            .math
            .iter()
            .map(|m| (m.tex.as_str(), m.display))
            .collect();
        assert_eq!(math, [("a", false), ("b\n", true), ("d", true)]);
        assert!(markdown[found.code[1].range.clone()].starts_with("``` rust"));
        let plain = survey(markdown, Dialect::default());
        assert_eq!((plain.code.len(), plain.math.len()), (4, 0));
    }

    #[test]
    fn footnotes_that_nobody_sees_are_found() {
        let markdown = "a[^A] b[^b]\n\n[^a]: seen[^d]\n\n[^b]: seen\n\n[^B]: again\n\n\
                        [^c]: unseen[^e]\n\n[^d]: seen\n\n[^e]: of an unseen one\n";
        let found = survey(markdown, Dialect::default());
        let lost: Vec<_> = found
            .lost_notes
            .iter()
            .map(|note| (note.label.as_str(), note.repeated))
            .collect();
        assert_eq!(lost, [("B", true), ("c", false), ("e", false)]);
        assert!(markdown[found.lost_notes[0].range.clone()].starts_with("[^B]: again"));
    }

    #[test]
    fn ids_and_raw_html_are_found() {
        let markdown = "# A\n\n## A {#b}\n\n## A\n\ntext <b>x</b>\n\n<div>\ny\n</div>\n";
        let found = survey(markdown, Dialect::default());
        let ids: Vec<_> = found.headings.iter().map(|h| h.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "a-1"]);
        let html: Vec<_> = found.html.iter().map(|(html, _)| html.as_str()).collect();
        assert_eq!(html, ["<b>", "</b>", "<div>\ny\n</div>\n"]);
        assert_eq!(&markdown[found.html[0].1.clone()], "<b>");
    }
}
