//! How much there is to draw, before anything is drawn.
//!
//! What an element refers to is drawn once more in its place, and may refer to
//! further elements: a few lines can ask for billions of shapes.

use std::collections::HashMap;

use roxmltree::{Document, Node, NodeId};

use crate::IconError;

/// The most elements, each counted as often as it is drawn. Traced drawings have
/// some thousands.
const MAX_WEIGHT: u64 = 30_000;

/// The deepest nesting: each level may need a layer of its own.
const MAX_DEPTH: usize = 64;

/// Whether a drawing can be drawn in little time.
///
/// # Errors
/// [`IconError::TooMuch`] if not.
pub(crate) fn weigh(document: &Document<'_>) -> Result<(), IconError> {
    let mut scales = Scales::of(document);
    let root = document.root_element();
    let weight = scales
        .weight(root, 0)?
        .saturating_add(scales.styles(document)?);
    if weight > MAX_WEIGHT {
        return Err(IconError::TooMuch);
    }
    Ok(())
}

struct Scales<'a, 'i> {
    named: HashMap<&'a str, Node<'a, 'i>>,
    /// `None` while an element is weighed: a circle is drawn once.
    known: HashMap<NodeId, Option<u64>>,
}

impl<'a, 'i> Scales<'a, 'i> {
    fn of(document: &'a Document<'i>) -> Self {
        let named = document
            .descendants()
            .filter_map(|node| Some((node.attribute("id")?, node)));
        Self {
            named: named.collect(),
            known: HashMap::new(),
        }
    }

    fn weight(&mut self, node: Node<'a, 'i>, depth: usize) -> Result<u64, IconError> {
        if depth > MAX_DEPTH {
            return Err(IconError::TooMuch);
        }
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(known.unwrap_or(0));
        }
        self.known.insert(node.id(), None);
        let mut weight = 1_u64;
        for child in node.children().filter(Node::is_element) {
            weight = weight.saturating_add(self.weight(child, depth + 1)?);
        }
        for attribute in node.attributes() {
            for id in references(attribute.name(), attribute.value()) {
                weight = weight.saturating_add(self.target(id, depth)?);
            }
        }
        self.known.insert(node.id(), Some(weight));
        Ok(weight)
    }

    /// What rules of a style sheet refer to may be drawn with every element.
    fn styles(&mut self, document: &'a Document<'i>) -> Result<u64, IconError> {
        let mut referred = 0_u64;
        let sheets = document.descendants();
        for sheet in sheets.filter(|node| node.tag_name().name() == "style") {
            for id in references("style", sheet.text().unwrap_or_default()) {
                referred = referred.saturating_add(self.target(id, 0)?);
            }
        }
        let elements = document.descendants().filter(Node::is_element).count();
        Ok(referred.saturating_mul(elements as u64))
    }

    fn target(&mut self, id: &str, depth: usize) -> Result<u64, IconError> {
        match self.named.get(id).copied() {
            Some(target) => self.weight(target, depth + 1),
            None => Ok(0),
        }
    }
}

/// The ids in `href="#a"`, `fill="url(#a)"` and `style="mask: url('#a')"`.
fn references<'v>(name: &str, value: &'v str) -> Vec<&'v str> {
    if name == "href" {
        return value.trim().strip_prefix('#').into_iter().collect();
    }
    let after = value.split("url(").skip(1);
    after
        .filter_map(|rest| {
            let inside = rest.split(')').next()?;
            let inside = inside.trim().trim_matches(['"', '\'']);
            inside.strip_prefix('#')
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn weighed(inside: &str) -> Result<(), IconError> {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' \
             xmlns:xlink='http://www.w3.org/1999/xlink'>{inside}</svg>"
        );
        weigh(&Document::parse(&svg).unwrap())
    }

    /// Ten references on each of many levels.
    fn laughs(reference: &str) -> String {
        let mut svg = String::from("<path id='a0'/>");
        for i in 1..20 {
            let one = reference.replace('?', &format!("a{}", i - 1));
            svg.push_str(&format!("<g id='a{i}'>{}</g>", one.repeat(10)));
        }
        svg
    }

    #[test]
    fn few_lines_that_ask_for_much_are_refused() {
        for reference in [
            "<use href='#?'/>",
            "<use xlink:href='#?'/>",
            "<rect fill='url(#?)'/>",
            "<rect style='mask: url(\"#?\")'/>",
        ] {
            assert_eq!(
                weighed(&laughs(reference)),
                Err(IconError::TooMuch),
                "{reference}"
            );
        }
        let rules = "<style>path { fill: url(#p) }</style>".to_owned()
            + &format!("<pattern id='p'>{}</pattern>", "<path/>".repeat(500));
        assert_eq!(weighed(&rules), Err(IconError::TooMuch));
    }

    #[test]
    fn deep_nesting_is_refused() {
        let deep = |n| "<g>".repeat(n) + &"</g>".repeat(n);
        assert_eq!(weighed(&deep(MAX_DEPTH + 1)), Err(IconError::TooMuch));
        assert_eq!(weighed(&deep(20)), Ok(()));
    }

    #[test]
    fn circles_and_missing_targets_weigh_nothing() {
        assert_eq!(
            weighed("<g id='a'><use href='#a'/><use href='#b'/></g>"),
            Ok(())
        );
    }
}
