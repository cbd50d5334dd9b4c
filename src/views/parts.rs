//! Pieces that several views share.

use inkleaf_site::{Count, DateText, Listing, Pagination, PostCard, TermLink};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

/// The page's one `<h1>`. It can take focus, since that is where a reader who
/// uses a keyboard or a screen reader continues after a click.
pub(super) fn heading(html: String) -> impl IntoView {
    view! { <h1 tabindex="-1" inner_html=html></h1> }
}

/// Plain text as HTML, within elements and within values in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
    html
}

/// A date, readable by machines too.
pub(super) fn date(date: DateText) -> impl IntoView {
    view! { <time datetime=date.iso>{date.text}</time> }
}

/// «5 min read».
pub(super) fn reading_time(text: String) -> impl IntoView {
    view! { <span class="minutes">{text}</span> }
}

/// How many posts there are of something: the number, and as a hint what it is.
pub(super) fn count(count: Count) -> impl IntoView {
    view! { <span class="count" title=count.text>{count.number}</span> }
}

/// Links to terms, as a list; nothing where there are none.
pub(super) fn terms(label: &'static str, terms: Vec<TermLink>) -> impl IntoView {
    (!terms.is_empty()).then(|| {
        let items: Vec<_> = terms
            .into_iter()
            .map(|term| view! { <li><a href=term.href>{term.name}</a></li> })
            .collect();
        view! { <ul class="terms" aria-label=label>{items}</ul> }
    })
}

/// A list of posts: cards, and the way to its other pages.
pub(super) fn listing(words: Words, list: Listing) -> impl IntoView {
    view! {
        <div class="cards">{cards(words, list.posts)}</div>
        {list_pagination(words, list.pagination)}
    }
}

/// Posts as cards.
pub(crate) fn cards(words: Words, posts: Vec<PostCard>) -> impl IntoView {
    let cards = posts.into_iter().enumerate();
    let cards = cards.map(|(i, post)| card(words, post, i == 0));
    cards.collect::<Vec<_>>()
}

/// The way to the other pages of a list of cards. Its button appends the next
/// one; the style sheet shows it once the app can answer.
pub(crate) fn list_pagination(words: Words, page: Pagination) -> impl IntoView {
    let more = page.older.is_some();
    view! {
        {more.then(|| {
            view! { <button type="button" class="more">{words.get(Label::MorePosts)}</button> }
        })}
        {pagination(words, page)}
    }
}

fn card(words: Words, post: PostCard, first: bool) -> impl IntoView {
    let href = post.href.clone();
    let thumbnail = post
        .cover
        .map(|cover| super::cover::thumbnail(cover, href, first));
    let lang = post.lang;
    // A post in another language may be written in the other direction.
    let dir = lang.is_some().then_some("auto");
    view! {
        <article class="card">
            {thumbnail}
            <p class="meta">{post.date.map(date)} " " {reading_time(post.minutes)}</p>
            <h2 lang=lang.clone() dir=dir>
                <a href=post.href hreflang=lang.clone() inner_html=post.title></a>
            </h2>
            {post
                .summary
                .map(|summary| view! { <p class="summary" lang=lang dir=dir>{summary}</p> })}
            {terms(words.get(Label::Tags), post.tags)}
        </article>
    }
}

/// Links to the neighbouring pages of a list; nothing where it has one page.
pub(super) fn pagination(words: Words, page: Pagination) -> impl IntoView {
    (page.count > 1).then(|| {
        view! {
            <nav class="pagination" aria-label=words.get(Label::Pages)>
                <span>{page.newer.map(|href| way("prev", href, words.get(Label::Newer)))}</span>
                <span class="place">{page.place}</span>
                <span>{page.older.map(|href| way("next", href, words.get(Label::Older)))}</span>
            </nav>
        }
    })
}

fn way(rel: &'static str, href: String, label: &'static str) -> impl IntoView {
    view! {
        <a rel=rel href=href>
            {label}
        </a>
    }
}
