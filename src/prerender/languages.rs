//! The page in other languages: for readers, and for search engines.

use inkleaf_site::{Head, Translation};
use leptos::prelude::*;

use super::Chrome;

/// An edition of the site, as the switch between languages shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionLink {
    /// Its language, as in BCP 47.
    pub lang: String,
    /// What the language calls itself.
    pub name: String,
    /// The href of its front page.
    pub home: String,
}

/// Links to the page in other languages, or to their front pages where there is
/// no such page; nothing on a site in one language. The app keeps them right on
/// every click (see `browser::head`), for which they know both.
pub(super) fn switch(chrome: &Chrome, head: &Head, label: &'static str) -> impl IntoView + use<> {
    let entries: Vec<_> = chrome
        .languages
        .iter()
        .map(|language| entry(language, chrome, head))
        .collect();
    (!entries.is_empty()).then(|| {
        view! {
            <nav class="languages" aria-label=label>
                <ul>{entries}</ul>
            </nav>
        }
    })
}

fn entry(language: &EditionLink, chrome: &Chrome, head: &Head) -> impl IntoView + use<> {
    let EditionLink { lang, name, home } = language.clone();
    if lang == chrome.lang {
        return view! { <li><span lang=lang aria-current="true">{name}</span></li> }.into_any();
    }
    let there = head.translations.iter().find(|there| there.lang == lang);
    let href = there.map_or_else(|| home.clone(), |there| there.href.clone());
    // Of another edition header and footer are others, too: the relation says
    // that the link is not the app's.
    view! {
        <li>
            <a rel="alternate" lang=lang.clone() hreflang=lang href=href data-home=home>
                {name}
            </a>
        </li>
    }
    .into_any()
}

/// The head's links to the page in each of its languages. Readers of a language
/// that is not among them are led to the first, the site's own if it is there.
pub(super) fn alternates(head: &Head) -> impl IntoView + use<> {
    let of = |lang: &str, there: &Translation| {
        let (lang, url) = (lang.to_owned(), there.url.clone());
        view! { <link rel="alternate" hreflang=lang href=url /> }
    };
    let all = head.translations.iter().map(|there| of(&there.lang, there));
    let default = head
        .translations
        .first()
        .map(|there| of("x-default", there));
    all.chain(default).collect::<Vec<_>>()
}

/// A language as Open Graph writes it: with its region, without its script.
pub(super) fn locale(lang: &str) -> String {
    let mut subtags = lang.split('-');
    let language = subtags.next().unwrap_or_default().to_ascii_lowercase();
    let is_region = |part: &&str| {
        let digits = part.bytes().all(|b| b.is_ascii_digit());
        part.len() == 2 || (part.len() == 3 && digits)
    };
    match subtags.find(is_region) {
        Some(region) => format!("{language}_{}", region.to_ascii_uppercase()),
        None => language,
    }
}

#[cfg(test)]
mod tests {
    use super::locale;

    #[test]
    fn locales_are_language_and_region() {
        assert_eq!(locale("tr"), "tr");
        assert_eq!(locale("pt-br"), "pt_BR");
        assert_eq!(locale("zh-Hans-CN"), "zh_CN");
        assert_eq!(locale("es-419"), "es_419");
    }
}
