//! All posts by year.

use inkleaf_site::{Archive, ArchiveEntry, ArchiveYear, YearLink};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::parts;

/// A page of the archive: links to the years, then the posts.
pub(super) fn archive(words: Words, data: Archive) -> impl IntoView {
    let index: Vec<_> = data.index.into_iter().map(year_link).collect();
    let years: Vec<_> = data.years.into_iter().map(year).collect();
    view! {
        <header class="page-header">
            {parts::heading(words.get(Label::Archive).into())} <p class="meta"><span>{data.total}</span></p>
        </header>
        <ul class="term-index" aria-label=words.get(Label::Years)>{index}</ul>
        {years}
        {parts::pagination(words, data.pagination)}
    }
}

fn year_link(link: YearLink) -> impl IntoView {
    view! {
        <li>
            <a href=link.href>{link.name}</a>
            {parts::count(link.posts)}
        </li>
    }
}

fn year(year: ArchiveYear) -> impl IntoView {
    let entries: Vec<_> = year.posts.into_iter().map(entry).collect();
    view! {
        <section class="archive-year">
            <h2 id=year.id>{year.name}</h2>
            <ul>{entries}</ul>
        </section>
    }
}

fn entry(entry: ArchiveEntry) -> impl IntoView {
    let lang = entry.lang;
    view! {
        <li>
            <a href=entry.post.href lang=lang.clone() hreflang=lang inner_html=entry.post.title></a>
            {entry.date.map(parts::date)}
        </li>
    }
}
