//! The manifest of an edition, as the W3C's «Web Application Manifest» and
//! «Manifest Application Information» have it.
//!
//! There is no share target and no file handler in it: nothing would answer.

use inkleaf_site::{Body, Page, PlannedPage, Site, SiteConfig};
use inkleaf_words::{Label, Language, is_rtl};
use serde::Serialize;

use super::{App, hex};

#[derive(Serialize)]
struct Manifest<'a> {
    /// The same for all editions: they are one app.
    id: &'a str,
    name: &'a str,
    short_name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    lang: &'a str,
    dir: &'static str,
    start_url: String,
    /// All editions, so that the switch between languages stays in the window.
    scope: &'a str,
    display: &'static str,
    display_override: [&'static str; 2],
    theme_color: String,
    background_color: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<String>,
    icons: Vec<Icon>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    screenshots: Vec<Shot<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shortcuts: Vec<Shortcut<'a>>,
}

#[derive(Serialize)]
struct Icon {
    src: String,
    sizes: String,
    r#type: &'static str,
    purpose: &'static str,
}

#[derive(Serialize)]
struct Shot<'a> {
    src: String,
    sizes: String,
    r#type: &'static str,
    form_factor: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
}

#[derive(Serialize)]
struct Shortcut<'a> {
    name: &'static str,
    /// What is to be found there.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    url: String,
}

/// The manifest of the edition at this place of `site.editions`, as JSON.
pub(super) fn manifest(
    app: &App,
    config: &SiteConfig,
    site: &Site,
    place: usize,
) -> serde_json::Result<Vec<u8>> {
    let edition = &site.editions[place];
    // The paper goes on to the window's edges.
    let paper = hex(app.papers.light);
    let manifest = Manifest {
        id: app.base.as_str(),
        name: &edition.title,
        short_name: short_name(config, &edition.title),
        description: &edition.description,
        lang: &edition.lang,
        dir: if is_rtl(&edition.lang) { "rtl" } else { "ltr" },
        start_url: app.href(&edition.address),
        scope: app.base.as_str(),
        display: "standalone",
        display_override: ["standalone", "minimal-ui"],
        theme_color: paper.clone(),
        background_color: paper,
        categories: categories(config),
        icons: icons(app),
        screenshots: screenshots(app),
        shortcuts: shortcuts(app, site, place),
    };
    serde_json::to_vec(&manifest)
}

/// An edition with a title of its own is called by that.
fn short_name<'a>(config: &'a SiteConfig, title: &'a str) -> &'a str {
    match config.app.short_name.trim() {
        "" => title,
        short if title == config.title => short,
        _ => title,
    }
}

/// In lower case, as the list of known ones.
fn categories(config: &SiteConfig) -> Vec<String> {
    let categories = config.app.categories.iter();
    categories
        .map(|category| category.trim().to_lowercase())
        .collect()
}

fn icons(app: &App) -> Vec<Icon> {
    let listed = app.icons.listed.iter().map(|icon| Icon {
        src: app.href(&icon.file.address),
        sizes: format!("{0}x{0}", icon.size),
        r#type: "image/png",
        purpose: icon.purpose,
    });
    let drawing = app.icons.drawing.iter().map(|file| Icon {
        src: app.href(&file.address),
        sizes: "any".into(),
        r#type: "image/svg+xml",
        purpose: "any",
    });
    listed.chain(drawing).collect()
}

fn screenshots(app: &App) -> Vec<Shot<'_>> {
    let shots = app.screenshots.0.iter();
    shots
        .map(|shot| Shot {
            src: app.href(&shot.file.address),
            sizes: format!("{}x{}", shot.size[0], shot.size[1]),
            r#type: shot.kind,
            form_factor: shot.form_factor(),
            label: shot.label.as_deref(),
        })
        .collect()
}

/// Ways into the edition, as far as it has them.
fn shortcuts<'a>(app: &App, site: &'a Site, place: usize) -> Vec<Shortcut<'a>> {
    let language = Language::of(&site.editions[place].lang);
    let own = || site.pages.iter().filter(|page| page.edition == place);
    let url = |page: &PlannedPage| app.href(&page.address);
    // Posts come newest first.
    let newest = own().find(|page| matches!(page.page.body, Body::Post(_)));
    let newest = newest.map(|page| Shortcut {
        name: language.table().installed.newest_post,
        description: page.entry.map(|entry| site.entries[entry].title.as_str()),
        url: url(page),
    });
    let archive = own().find(|page| is_archive(&page.page));
    let archive = archive.map(|page| Shortcut {
        name: language.get(Label::Archive),
        description: page.page.head.description.as_deref(),
        url: url(page),
    });
    newest.into_iter().chain(archive).collect()
}

fn is_archive(page: &Page) -> bool {
    matches!(&page.body, Body::Archive(archive) if archive.pagination.number == 1)
}
