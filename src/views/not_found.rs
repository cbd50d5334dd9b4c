//! There is no such page.

use leptos::prelude::*;

use super::parts;

/// Says so, and where to go on: the header with its links stands above.
pub(super) fn not_found() -> impl IntoView {
    view! {
        <header class="page-header">
            <p class="eyebrow">"404"</p>
            {parts::heading("There is no page here".into())}
        </header>
        <div class="prose">
            <p>
                "It may have moved, or the address may have a typing mistake. "
                "The menu at the top leads to everything that has been published."
            </p>
        </div>
    }
}
