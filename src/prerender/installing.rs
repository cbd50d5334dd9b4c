//! What a document says of the blog as an app: manifest, icons, the colour of
//! the window around it, and a button that installs it.

use inkleaf_words::{Label, Language};
use leptos::prelude::*;

/// Where an edition's manifest and the blog's icons are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppLinks {
    /// The href of the edition's manifest.
    pub manifest: String,
    /// The href of the icon as SVG, if the blog has one.
    pub icon: Option<String>,
    /// The href of the icon for Apple's systems, as PNG.
    pub touch_icon: Option<String>,
    /// The paper in the light theme and in the dark one, as CSS colours.
    pub colours: [String; 2],
}

/// The tags in the head. `web/theme.js` changes the media of the two colours, in
/// this order, where a reader has chosen a theme (HTML, 4.2.5.1 «theme-color»:
/// the first one counts whose media match).
pub(super) fn links(app: &AppLinks) -> impl IntoView + use<> {
    let colours = ["light", "dark"].into_iter().zip(app.colours.clone());
    let colours: Vec<_> = colours
        .map(|(scheme, colour)| {
            leptos::html::meta()
                .name("theme-color")
                .content(colour)
                .attr("media", format!("(prefers-color-scheme: {scheme})"))
        })
        .collect();
    let icon = app.icon.clone();
    let touch_icon = app.touch_icon.clone();
    view! {
        {icon.map(|href| view! { <link rel="icon" type="image/svg+xml" sizes="any" href=href /> })}
        {touch_icon.map(|href| view! { <link rel="apple-touch-icon" href=href /> })}
        <link rel="manifest" href=app.manifest.clone() />
        {colours}
    }
}

/// `web/reader/install.js` shows it where the browser offers to install, and
/// answers its clicks.
pub(super) fn button(language: Language, lang: Option<&'static str>) -> impl IntoView {
    view! {
        <button type="button" class="install" lang=lang hidden="">
            {language.get(Label::Install)}
        </button>
    }
}
