//! Posts and standalone pages.

use inkleaf_site::{Article, PostLink, Section};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

use super::{around, contents::contents, cover, parts};

/// A post: when, by whom and about what, its text, and the way on.
pub(super) fn post(words: Words, data: Article, article: String) -> impl IntoView {
    let neighbours = neighbours(words, data.newer, data.older);
    let ways = around::ways(words, data.edit, data.source);
    let comments = data.comments.map(|data| around::comments(words, data));
    view! {
        <article class="post">
            <header class="page-header">
                {parts::terms(words.get(Label::Categories), data.categories)}
                {parts::heading(data.title)}
                <p class="meta">
                    {data.date.map(parts::date)} " "
                    {data.minutes.map(parts::reading_time)} " "
                    {authors(&data.authors)} " "
                    {data
                        .updated
                        .map(|date| view! { <span>{words.get(Label::Updated)} " " {parts::date(date)}</span> })}
                </p>
                {data.cover.map(cover::cover)}
            </header>
            {data.series.map(around::series)}
            {body(words, &data.contents, article)}
            <footer class="post-footer">
                {parts::terms(words.get(Label::Tags), data.tags)} {ways}
            </footer>
        </article>
        {neighbours}
        {around::related(words, data.related)}
        {comments}
    }
}

/// A standalone page: a title and a text.
pub(super) fn standalone(words: Words, data: Article, article: String) -> impl IntoView {
    let has_ways = data.edit.is_some() || data.source.is_some();
    let footer = has_ways.then(|| {
        let ways = around::ways(words, data.edit, data.source);
        view! { <footer class="post-footer">{ways}</footer> }
    });
    view! {
        <article class="post standalone">
            <header class="page-header">
                {parts::heading(data.title)} {data.cover.map(cover::cover)}
            </header>
            {body(words, &data.contents, article)}
            {footer}
        </article>
        {data.comments.map(|data| around::comments(words, data))}
    }
}

/// The text, and its sections beside it where there is room.
fn body(words: Words, sections: &[Section], article: String) -> impl IntoView + use<> {
    view! {
        <div class="article-body">
            {contents(words, sections)} <div class="prose" inner_html=article></div>
        </div>
    }
}

fn authors(names: &[String]) -> impl IntoView + use<> {
    (!names.is_empty()).then(|| view! { <span class="authors">{names.join(", ")}</span> })
}

fn neighbours(words: Words, newer: Option<PostLink>, older: Option<PostLink>) -> impl IntoView {
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="neighbours" aria-label=words.get(Label::Neighbours)>
                {older.map(|post| neighbour("prev", words.get(Label::Earlier), post))}
                {newer.map(|post| neighbour("next", words.get(Label::Later), post))}
            </nav>
        }
    })
}

fn neighbour(rel: &'static str, label: &'static str, post: PostLink) -> impl IntoView {
    view! {
        <a rel=rel href=post.href>
            <span class="eyebrow">{label}</span>
            <span class="title" inner_html=post.title></span>
        </a>
    }
}
