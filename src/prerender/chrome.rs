//! What stands around every page: header, menu, footer.

use std::collections::BTreeMap;

use inkleaf_content::Base;
use inkleaf_site::{Head, MenuEntry};
use inkleaf_words::{Chrome as Said, Label, Language};
use leptos::prelude::*;

use super::installing::{self, AppLinks};
use super::languages::{EditionLink, switch};

/// What stands around every page of a site's edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Chrome {
    /// The base path of the site.
    pub base: Base,
    /// The language of the edition, as in BCP 47.
    pub lang: String,
    /// The href of its front page.
    pub home: String,
    /// All editions of the site, where it has several.
    pub languages: Vec<EditionLink>,
    /// The site's name, plain text.
    pub title: String,
    /// The site's description, plain text; may be empty.
    pub description: String,
    /// The menu, hrefs ready for use.
    pub menu: Vec<MenuEntry>,
    /// The line at the foot, safe inline HTML.
    pub footer: String,
    /// The href of the feed, where there is one.
    pub feed: Option<String>,
    /// The blog as an app: manifest and icons.
    pub app: AppLinks,
    /// The hrefs of the files with what the app says, by language.
    pub words: BTreeMap<Language, String>,
    /// Which build of the app the pages are for; see [`inkleaf_site::PageFile`].
    pub build: String,
    /// The renderer's module.
    pub renderer: RendererAssets,
    /// The service worker, where browsers are to keep the blog.
    pub worker: Option<String>,
    /// The page about what is stored, where there is one.
    pub offline: Option<String>,
}

/// Where the browser finds the renderer's module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RendererAssets {
    /// The href of its JavaScript glue.
    pub script: String,
    /// The href of its WebAssembly file.
    pub wasm: String,
}

/// The body of a document around the view of its page. `href` is the page's
/// own, so that the menu can tell where the reader is.
pub(super) fn body(
    chrome: &Chrome,
    head: &Head,
    href: &str,
    main: AnyView,
) -> impl IntoView + use<> {
    let language = Language::of(&head.lang);
    let said = &language.table().chrome;
    // What is said in English on a page that is in none of our languages.
    let lang = Language::known(&head.lang)
        .is_none()
        .then(|| language.tag());
    view! {
        <a class="skip" lang=lang href="#main">{said.skip}</a>
        <header class="site-header">
            <a class="brand" href=chrome.home.clone()>{chrome.title.clone()}</a>
            <nav aria-label=said.main_menu>{menu(&chrome.menu, href)}</nav>
            {switch(chrome, head, said.languages)}
            {theme_button(said, lang)}
        </header>
        <main id="main">{main}</main>
        <footer class="site-footer">
            <p inner_html=chrome.footer.clone()></p>
            {chrome
                .feed
                .clone()
                .map(|href| view! { <p><a rel="external" lang=lang href=href>{said.feed}</a></p> })}
            {chrome
                .offline
                .clone()
                .map(|href| {
                    view! {
                        <p>
                            <a class="offline" lang=lang href=href>{language.get(Label::Offline)}</a>
                        </p>
                    }
                })}
            {installing::button(language, lang)}
        </footer>
    }
}

fn menu(entries: &[MenuEntry], href: &str) -> impl IntoView + use<> {
    let entries: Vec<_> = entries
        .iter()
        .map(|entry| {
            let current = (entry.url == href).then_some("page");
            view! {
                <li>
                    <a href=entry.url.clone() aria-current=current>{entry.name.clone()}</a>
                </li>
            }
        })
        .collect();
    view! { <ul>{entries}</ul> }
}

/// `web/theme.js` answers its clicks and shows it: without scripts it could do
/// nothing.
fn theme_button(said: &'static Said, lang: Option<&'static str>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="theme"
            lang=lang
            data-theme-button=""
            data-labelauto=said.theme_auto
            data-labellight=said.theme_light
            data-labeldark=said.theme_dark
            aria-label=said.theme_auto
        ></button>
    }
}
