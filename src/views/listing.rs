//! The front page and its later pages.

use inkleaf_site::{Head, Listing};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::parts;

/// The newest posts under the site's name and description. Later pages say
/// which one they are instead.
pub(super) fn home(words: Words, head: Head, listing: Listing) -> impl IntoView {
    let first = listing.pagination.number == 1;
    let empty = listing.posts.is_empty();
    view! {
        <header class=if first { "page-header front" } else { "page-header" }>
            // A line that begins with a dash looks like a remark.
            {parts::heading(parts::escape(&head.title).replace(" – ", "\u{a0}– "))}
            {first
                .then_some(head.description)
                .flatten()
                .map(|text| view! { <p class="lead">{text}</p> })}
        </header>
        {empty.then(|| view! { <p class="lead">{words.get(Label::NothingYet)}</p> })}
        {parts::listing(words, listing)}
    }
}
