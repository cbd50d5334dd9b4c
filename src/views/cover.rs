//! The picture that stands for a post.

use inkleaf_site::Cover;
use leptos::prelude::*;

/// How wide it is above the text: the column, or the window where that is
/// narrower. The same in `style/article.css`.
const SIZES: &str = "(min-width: 48rem) 46rem, 100vw";

/// Above the text. It is the largest thing in view when the page opens.
pub(super) fn cover(cover: Cover) -> impl IntoView {
    let has_versions = !cover.srcset.is_empty();
    let caption = (!cover.caption.is_empty())
        .then(|| view! { <figcaption inner_html=cover.caption></figcaption> });
    view! {
        <figure class="cover">
            <img
                alt=cover.alt
                width=cover.width.to_string()
                height=cover.height.to_string()
                sizes=has_versions.then_some(SIZES)
                srcset=has_versions.then_some(cover.srcset)
                fetchpriority="high"
                src=cover.src
            />
            {caption}
        </figure>
    }
}

/// Beside the post's title in a list, which says where it leads: to whoever
/// hears the page it would be the same link twice. Only the `first` of a list
/// is surely in view.
pub(super) fn thumbnail(cover: Cover, href: String, first: bool) -> impl IntoView {
    view! {
        <a class="thumbnail" href=href tabindex="-1" aria-hidden="true">
            <img
                alt=""
                width=cover.width.to_string()
                height=cover.height.to_string()
                loading=(!first).then_some("lazy")
                src=cover.src
            />
        </a>
    }
}
