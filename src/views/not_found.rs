//! There is no such page.

use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::parts;

/// Says so, and where to go on: the header with its links stands above.
pub(super) fn not_found(words: Words) -> impl IntoView {
    view! {
        <header class="page-header">
            <p class="eyebrow">"404"</p>
            {parts::heading(words.get(Label::NoPageHere).into())}
        </header>
        <div class="prose">
            <p>{words.get(Label::NoPageAdvice)}</p>
        </div>
    }
}
