//! The view for a page that could not be loaded.

use inkleaf_site::{Body, Head, Page};
use leptos::prelude::*;

use super::source::SourceError;

/// Says why in plain words, offers to try again, and the plain link, which may
/// work where the app does not.
pub(super) fn view<F: Fn() + 'static>(
    error: &SourceError,
    href: String,
    retry: F,
) -> impl IntoView + use<F> {
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

/// What stands in for a page that could not be had: the address that was asked
/// for gets a title and nothing else.
pub(super) fn stand_in(error: &SourceError) -> Page {
    let title = match error {
        SourceError::NotFound => "Page not found".into(),
        other => other.to_string(),
    };
    let site = super::dom::find(".brand").and_then(|brand| brand.text_content());
    let title = [Some(title), site]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" – ");
    Page {
        head: Head {
            title,
            description: None,
            canonical: super::dom::path(),
            lang: super::dom::lang(),
            image: None,
            no_index: true,
        },
        body: Body::NotFound,
    }
}
