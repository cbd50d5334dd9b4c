//! The view for a page that could not be loaded.

use inkleaf_site::{Body, Head, Page};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::source::SourceError;

/// Says why in plain words, offers to try again, and the plain link, which may
/// work where the app does not.
pub(super) fn view<F: Fn() + 'static>(
    words: Words,
    error: &SourceError,
    href: &str,
    retry: F,
) -> impl IntoView + use<F> {
    view! {
        <header class="page-header">
            <p class="eyebrow">{words.get(Label::NotLoaded)}</p>
            <h1 tabindex="-1">{words.get(Label::CouldNotLoad)}</h1>
        </header>
        <div class="prose failure">
            <p>{reason(words, error)}</p>
            <p>
                <button type="button" on:click=move |_| retry()>{words.get(Label::TryAgain)}</button>
                " "
                <a href=super::address::href(href) rel="external">{words.get(Label::OpenDirectly)}</a>
            </p>
        </div>
    }
}

fn reason(words: Words, error: &SourceError) -> String {
    let label = match error {
        SourceError::NotFound => Label::NoSuchPage,
        SourceError::Network => Label::NoNetwork,
        SourceError::NotAPage | SourceError::OtherVersion => Label::NotAPage,
        SourceError::Status(status) => {
            let text = words.get(Label::ServerError);
            return text.replace("{}", &status.to_string());
        }
    };
    words.get(label).into()
}

/// What stands in for a page that could not be had: the address that was asked
/// for gets a title and nothing else.
pub(super) fn stand_in(words: Words, error: &SourceError) -> Page {
    let title = match error {
        SourceError::NotFound => words.get(Label::PageNotFound).into(),
        other => reason(words, other),
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
            canonical: super::address::path(),
            lang: super::dom::lang(),
            rtl: super::dom::find("html[dir=rtl]").is_some(),
            translations: Vec::new(),
            image: None,
            no_index: true,
        },
        body: Body::NotFound,
    }
}
