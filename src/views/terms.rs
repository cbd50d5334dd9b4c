//! All terms of a taxonomy, and the posts of one.

use inkleaf_site::{TermIndex, TermListing};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::parts;

/// Every term of a taxonomy with how many posts it has.
pub(super) fn index(title: &'static str, index: TermIndex) -> impl IntoView {
    let items: Vec<_> = index
        .terms
        .into_iter()
        .map(|count| {
            view! {
                <li>
                    <a href=count.term.href>{count.term.name}</a>
                    {parts::count(count.posts)}
                </li>
            }
        })
        .collect();
    view! {
        <header class="page-header">{parts::heading(title.into())}</header>
        <ul class="term-index">{items}</ul>
    }
}

/// The posts of one term, of the `kind` of which there is the page of `all`.
pub(super) fn listing(words: Words, [kind, all]: [Label; 2], list: TermListing) -> impl IntoView {
    view! {
        <header class="page-header">
            <p class="eyebrow">{words.get(kind)}</p>
            {parts::heading(parts::escape(&list.name))}
            <p class="meta">
                <span>{list.total}</span> " "
                <a href=list.index>{words.get(all)}</a>
            </p>
        </header>
        {parts::listing(words, list.listing)}
    }
}
