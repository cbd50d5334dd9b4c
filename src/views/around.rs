//! What stands around an article: where to go on, and what others say.

use inkleaf_site::{Comments, PostLink, Series};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

/// The parts of the series that a post belongs to, folded: «Part 2 of 4».
pub(super) fn series(series: Series) -> impl IntoView {
    let own = series.number - series.first;
    let parts: Vec<_> = series
        .posts
        .into_iter()
        .enumerate()
        .map(|(i, post)| {
            let current = (i == own).then_some("page");
            view! {
                <li>
                    <a href=post.href aria-current=current inner_html=post.title></a>
                </li>
            }
        })
        .collect();
    view! {
        <section class="series">
            <details>
                <summary>
                    <span class="place">{series.place}</span>
                    " "
                    <span class="name">{series.name}</span>
                </summary>
                <ol start=series.first.to_string()>{parts}</ol>
            </details>
        </section>
    }
}

/// Posts on the same matter; nothing where there are none.
pub(super) fn related(words: Words, posts: Vec<PostLink>) -> impl IntoView {
    (!posts.is_empty()).then(|| {
        let items: Vec<_> = posts
            .into_iter()
            .map(|post| view! { <li><a href=post.href inner_html=post.title></a></li> })
            .collect();
        view! {
            <section class="related">
                <h2>{words.get(Label::Related)}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

/// Where the source can be changed, and seen. The script that adds buttons for
/// sharing puts them here too.
pub(super) fn ways(words: Words, edit: Option<String>, source: Option<String>) -> impl IntoView {
    view! {
        <p class="ways">
            {link(words.get(Label::EditPage), edit)} {link(words.get(Label::ViewSource), source)}
        </p>
    }
}

/// A link that the app leaves to the browser.
fn link(label: &'static str, href: Option<String>) -> impl IntoView {
    href.map(|href| {
        view! {
            <a rel="external" href=href>
                {label}
            </a>
        }
    })
}

/// A link to the discussion, which the script `web/reader/comments.js` makes a
/// button that loads it into the page: nothing is requested from elsewhere
/// before the reader asks.
pub(super) fn comments(words: Words, comments: Comments) -> impl IntoView {
    view! {
        <section class="comments">
            <h2>{words.get(Label::Comments)}</h2>
            <p>
                <a rel="external" href=comments.page data-frame=comments.frame>
                    {words.get(Label::LoadComments)}
                    " "
                    <span class="host">{comments.host}</span>
                </a>
            </p>
        </section>
    }
}
