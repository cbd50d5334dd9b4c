//! The view for a page that could not be loaded.

use inkleaf_site::Head;
use leptos::prelude::*;

use super::source::SourceError;

/// Says why in plain words, offers to try again, and the plain link, which may
/// work where the app does not.
pub(super) fn view(
    error: &SourceError,
    href: String,
    retry: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <p class="eyebrow">"Not loaded"</p>
            <h1 tabindex="-1">"This page could not be loaded"</h1>
        </header>
        <div class="prose failure">
            <p>{error.to_string()}</p>
            <p>
                <button type="button" on:click=move |_| retry()>"Try again"</button>
                " "
                <a href=href rel="external">"Open the page directly"</a>
            </p>
        </div>
    }
}

/// What the document's head says meanwhile.
pub(super) fn head(error: &SourceError) -> Head {
    Head {
        title: error.to_string(),
        description: None,
        canonical: super::dom::path(),
        lang: "en".into(),
        image: None,
        no_index: true,
    }
}
