//! GitHub's alerts: quotes that are notes, tips, warnings.

use pulldown_cmark::BlockQuoteKind;

use super::elements::Html;
use crate::html::Element;

/// Opens an alert, with its title.
pub(super) fn open(html: &mut Html<'_>, kind: BlockQuoteKind) {
    let (class, title) = match kind {
        BlockQuoteKind::Note => ("alert note", "Note"),
        BlockQuoteKind::Tip => ("alert tip", "Tip"),
        BlockQuoteKind::Important => ("alert important", "Important"),
        BlockQuoteKind::Warning => ("alert warning", "Warning"),
        BlockQuoteKind::Caution => ("alert caution", "Caution"),
    };
    html.attribute("class", class);
    html.attribute("role", "note");
    html.attribute("aria-label", title);
    html.enter_container(Element::Aside);
    html.attribute("class", "alert-title");
    html.element(Element::P, title);
    html.start_line();
}
