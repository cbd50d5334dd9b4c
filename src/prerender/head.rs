//! What a document's head says of its page.

use inkleaf_site::{Body, Page};
use inkleaf_words::Language;
use leptos::prelude::*;

use super::{
    Chrome, installing,
    languages::{alternates, locale},
};

/// The head's tags that depend on the page. The app keeps title, description,
/// canonical link and alternates up to date on every click (see `browser::head`).
pub(super) fn head(chrome: &Chrome, page: &Page) -> impl IntoView + use<> {
    let head = &page.head;
    let kind = if matches!(page.body, Body::Post(_)) {
        "article"
    } else {
        "website"
    };
    view! {
        <title>{head.title.clone()}</title>
        {meta("description", head.description.clone())}
        {meta("robots", head.no_index.then(|| "noindex".into()))}
        <link rel="canonical" href=head.canonical.clone() />
        {alternates(head)}
        {property("og:title", Some(head.title.clone()))}
        {property("og:description", head.description.clone())}
        {property("og:type", Some(kind.into()))}
        {property("og:url", Some(head.canonical.clone()))}
        {property("og:site_name", Some(chrome.title.clone()))}
        {property("og:locale", own_locale(chrome, page))}
        {property("og:image", head.image.clone())}
        {property("article:published_time", published(page))}
        {chrome
            .feed
            .clone()
            .map(|href| {
                view! {
                    <link
                        rel="alternate"
                        type="application/atom+xml"
                        title=chrome.title.clone()
                        href=href
                    />
                }
            })}
        {installing::links(&chrome.app)}
        {meta("inkleaf-base", Some(chrome.base.as_str().into()))}
        {meta("inkleaf-build", Some(chrome.build.clone()))}
        <link
            rel="inkleaf-renderer"
            href=chrome.renderer.script.clone()
            data-wasm=chrome.renderer.wasm.clone()
        />
        {chrome
            .words
            .get(&Language::of(&head.lang))
            .cloned()
            .map(|href| view! { <link rel="inkleaf-words" href=href /> })}
        {chrome
            .worker
            .clone()
            .map(|href| view! { <link rel="inkleaf-worker" href=href /> })}
    }
}

/// Said where there is a choice of languages.
fn own_locale(chrome: &Chrome, page: &Page) -> Option<String> {
    (!chrome.languages.is_empty()).then(|| locale(&page.head.lang))
}

fn published(page: &Page) -> Option<String> {
    match &page.body {
        Body::Post(article) => article.date.as_ref().map(|date| date.iso.clone()),
        _ => None,
    }
}

fn meta(name: &'static str, content: Option<String>) -> impl IntoView {
    content.map(|content| view! { <meta name=name content=content /> })
}

fn property(property: &'static str, content: Option<String>) -> impl IntoView {
    // `property` is RDFa's, so Leptos' macro has no attribute of that name.
    content.map(|content| {
        leptos::html::meta()
            .attr("property", property)
            .content(content)
    })
}
