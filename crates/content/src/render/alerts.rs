//! GitHub's alerts: quotes that are notes, tips, warnings.

use pulldown_cmark::BlockQuoteKind;

use super::elements::Html;
use crate::{Facts, Phrase, html::Element};

/// Opens an alert, with its title.
pub(super) fn open(html: &mut Html<'_>, facts: &Facts, kind: BlockQuoteKind) {
    let (class, title) = match kind {
        BlockQuoteKind::Note => ("alert note", Phrase::Note),
        BlockQuoteKind::Tip => ("alert tip", Phrase::Tip),
        BlockQuoteKind::Important => ("alert important", Phrase::Important),
        BlockQuoteKind::Warning => ("alert warning", Phrase::Warning),
        BlockQuoteKind::Caution => ("alert caution", Phrase::Caution),
    };
    let title = facts.phrase(title);
    html.attribute("class", class);
    html.attribute("role", "note");
    html.attribute("aria-label", title);
    html.enter_container(Element::Aside);
    html.attribute("class", "alert-title");
    html.element(Element::P, title);
    html.start_line();
}
