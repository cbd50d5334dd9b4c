//! What a page looks like: one view for each kind of page.
//!
//! A view is a plain function of page data. It fills `<main>` and nothing
//! else: header, footer and head stand around it and outlive it.

mod archive;
mod around;
mod article;
mod contents;
mod cover;
mod listing;
mod not_found;
mod offline;
mod parts;
mod terms;
#[cfg(all(test, feature = "ssr"))]
mod tests;

use inkleaf_site::{Body, Page};
use inkleaf_words::{Label, Words};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub(crate) use parts::escape;
#[cfg(feature = "csr")]
pub(crate) use parts::{cards, list_pagination};

/// The table of page kinds and views. `words` is what they say in the language
/// of the page; `article` is the rendered HTML of the
/// document that the page shows; list pages have none.
pub fn page_view(words: Words, page: Page, article: Option<String>) -> AnyView {
    let article = article.unwrap_or_default();
    match page.body {
        Body::Home(listing) => listing::home(words, page.head, listing).into_any(),
        Body::Post(data) => article::post(words, data, article).into_any(),
        Body::Page(data) => article::standalone(words, data, article).into_any(),
        Body::Tags(index) => terms::index(words.get(Label::Tags), index).into_any(),
        Body::Categories(index) => terms::index(words.get(Label::Categories), index).into_any(),
        Body::Tag(list) => terms::listing(words, [Label::Tag, Label::AllTags], list).into_any(),
        Body::Category(list) => {
            terms::listing(words, [Label::Category, Label::AllCategories], list).into_any()
        }
        Body::Archive(data) => archive::archive(words, data).into_any(),
        Body::Offline => offline::offline(words).into_any(),
        Body::NotFound => not_found::not_found(words).into_any(),
    }
}
