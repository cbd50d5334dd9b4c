//! Pieces that several views share.

use inkleaf_site::{DateText, Pagination, PostCard, TermLink};
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
pub(super) fn reading_time(minutes: usize) -> impl IntoView {
    view! { <span class="minutes">{format!("{minutes} min read")}</span> }
}

/// A count with its noun: «1 post», «3 posts».
pub(super) fn posts(count: usize) -> String {
    if count == 1 {
        "1 post".into()
    } else {
        format!("{count} posts")
    }
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

/// The posts of a list, as cards.
pub(super) fn cards(posts: Vec<PostCard>) -> impl IntoView {
    let cards: Vec<_> = posts.into_iter().map(card).collect();
    view! { <div class="cards">{cards}</div> }
}

fn card(post: PostCard) -> impl IntoView {
    view! {
        <article class="card">
            <p class="meta">{post.date.map(date)} {reading_time(post.minutes)}</p>
            <h2><a href=post.href inner_html=post.title></a></h2>
            {post.summary.map(|summary| view! { <p class="summary">{summary}</p> })}
            {terms("Tags", post.tags)}
        </article>
    }
}

/// Links to the neighbouring pages of a list; nothing where it has one page.
pub(super) fn pagination(page: Pagination) -> impl IntoView {
    (page.count > 1).then(|| {
        view! {
            <nav class="pagination" aria-label="Pages">
                <span>{page.newer.map(|href| view! { <a rel="prev" href=href>"Newer"</a> })}</span>
                <span class="place">{format!("Page {} of {}", page.number, page.count)}</span>
                <span>{page.older.map(|href| view! { <a rel="next" href=href>"Older"</a> })}</span>
            </nav>
        }
    })
}
