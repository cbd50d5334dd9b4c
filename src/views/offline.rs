//! What of the blog is stored on the reader's device.

use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::parts;

/// The page as it is without scripts; `web/reader/offline` fills it in.
pub(super) fn offline(words: Words) -> impl IntoView {
    view! {
        <header class="page-header">
            {parts::heading(words.get(Label::Offline).into())}
            <p class="lead">{words.get(Label::OfflineAbout)}</p>
        </header>
        <div class="stored" data-offline="">
            <p>{words.get(Label::OfflineScripts)}</p>
        </div>
    }
}
