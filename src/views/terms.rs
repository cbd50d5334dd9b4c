//! All terms of a taxonomy, and the posts of one.

use inkleaf_site::{TermIndex, TermListing};
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
                    <span class="count" title=parts::posts(count.posts)>
                        {count.posts.to_string()}
                    </span>
                </li>
            }
        })
        .collect();
    view! {
        <header class="page-header">{parts::heading(title.into())}</header>
        <ul class="term-index">{items}</ul>
    }
}

/// The posts of one term.
pub(super) fn listing(kind: &'static str, all: &'static str, list: TermListing) -> impl IntoView {
    view! {
        <header class="page-header">
            <p class="eyebrow">{kind}</p>
            {parts::heading(parts::escape(&list.name))}
            <p class="meta">
                <span>{parts::posts(list.total)}</span>
                <a href=list.index>{all}</a>
            </p>
        </header>
        {parts::listing(list.listing)}
    }
}
