//! All posts by year.

use inkleaf_site::{Archive, ArchiveEntry, ArchiveYear, YearLink};
use leptos::prelude::*;

use super::parts;

/// A page of the archive: links to the years, then the posts.
pub(super) fn archive(data: Archive) -> impl IntoView {
    let index: Vec<_> = data.index.into_iter().map(year_link).collect();
    let years: Vec<_> = data.years.into_iter().map(year).collect();
    view! {
        <header class="page-header">
            {parts::heading("Archive".into())} <p class="meta">{parts::posts(data.total)}</p>
        </header>
        <ul class="term-index" aria-label="Years">{index}</ul>
        {years}
        {parts::pagination(data.pagination)}
    }
}

fn year_name(year: Option<i16>) -> String {
    year.map_or_else(|| "Undated".into(), |year| year.to_string())
}

fn year_link(link: YearLink) -> impl IntoView {
    view! {
        <li>
            <a href=link.href>{year_name(link.year)}</a>
            <span class="count" title=parts::posts(link.posts)>{link.posts.to_string()}</span>
        </li>
    }
}

fn year(year: ArchiveYear) -> impl IntoView {
    let id = year
        .year
        .map_or_else(|| "undated".into(), |year| format!("y{year}"));
    let entries: Vec<_> = year.posts.into_iter().map(entry).collect();
    view! {
        <section class="archive-year">
            <h2 id=id>{year_name(year.year)}</h2>
            <ul>{entries}</ul>
        </section>
    }
}

fn entry(entry: ArchiveEntry) -> impl IntoView {
    view! {
        <li>
            <a href=entry.post.href inner_html=entry.post.title></a>
            {entry.date.map(parts::date)}
        </li>
    }
}
