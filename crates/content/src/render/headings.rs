//! The outline of a document: headings, their levels and ids.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{Heading, ids::Ids};
use crate::slug;

/// Ids that the page around the document uses itself.
const RESERVED: [&str; 4] = ["main", "page-data", "app", "contents-title"];

/// All headings, each with the index of its start event, in order.
pub(super) fn collect(events: &[Event<'_>]) -> Vec<(usize, Heading)> {
    let mut found: Vec<(usize, Heading)> = Vec::new();
    let mut open = false;
    for (i, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let id = id.as_deref().map(explicit_id).unwrap_or_default();
                found.push((
                    i,
                    Heading {
                        level: *level as u8,
                        id,
                        text: String::new(),
                    },
                ));
                open = true;
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
                if open =>
            {
                push_text(&mut found, text);
            }
            Event::SoftBreak | Event::HardBreak if open => push_text(&mut found, " "),
            _ => {}
        }
    }
    if found.is_empty() {
        return found;
    }
    if found
        .iter()
        .any(|(_, heading)| heading.level == HeadingLevel::H1 as u8)
    {
        for (_, heading) in &mut found {
            heading.level = (heading.level + 1).min(6);
        }
    }
    give_ids(&mut found);
    found
}

fn push_text(found: &mut [(usize, Heading)], text: &str) {
    if let Some((_, heading)) = found.last_mut() {
        heading.text.push_str(text);
    }
}

/// An id that the author chose is kept where it is one word, else slugged.
fn explicit_id(id: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    if id.chars().all(is_plain) {
        id.to_string()
    } else {
        slug(id)
    }
}

/// The first heading of a name gets it, the later ones are numbered, around
/// the names that other headings have by their own text: `Setup`, `Setup`,
/// `Setup 1` become `setup`, `setup-2`, `setup-1`. So adding a duplicate never
/// changes another heading's id.
fn give_ids(found: &mut [(usize, Heading)]) {
    for (_, heading) in found.iter_mut() {
        heading.text = heading.text.trim().to_string();
        if heading.id.is_empty() {
            heading.id = slug(&heading.text);
        }
        if heading.id.is_empty() {
            heading.id = "section".into();
        } else if heading.id.starts_with("fn-") || heading.id.starts_with("fnref-") {
            heading.id.insert_str(0, "section-");
        }
    }
    let mut ids = Ids::default();
    for name in RESERVED {
        ids.claim(name);
    }
    let is_first: Vec<bool> = found
        .iter()
        .map(|(_, heading)| ids.claim(&heading.id))
        .collect();
    for ((_, heading), is_first) in found.iter_mut().zip(is_first) {
        if !is_first {
            heading.id = ids.numbered(&heading.id, 1);
        }
    }
}
