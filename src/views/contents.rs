//! The list of an article's sections.

use inkleaf_site::Section;
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::parts::escape;

/// Links to the sections; nothing where there are none. Folded: where there is
/// room beside the text, the style sheet shows it all the same and the script
/// `web/reader/contents.js` opens it.
pub(super) fn contents(words: Words, sections: &[Section]) -> impl IntoView + use<> {
    (!sections.is_empty()).then(|| {
        let mut items = String::new();
        push_items(&mut items, sections);
        view! {
            <nav class="contents" aria-labelledby="contents-title">
                <details>
                    <summary id="contents-title">{words.get(Label::Contents)}</summary>
                    <ol inner_html=items></ol>
                </details>
            </nav>
        }
    })
}

/// As text: a view that holds itself would be several times as much code for
/// every reader to load.
fn push_items(html: &mut String, sections: &[Section]) {
    for Section {
        id,
        title,
        children,
    } in sections
    {
        html.push_str("<li><a href=\"#");
        html.push_str(&escape(id));
        html.push_str("\">");
        html.push_str(&escape(title));
        html.push_str("</a>");
        if !children.is_empty() {
            html.push_str("<ol>");
            push_items(html, children);
            html.push_str("</ol>");
        }
        html.push_str("</li>");
    }
}
