//! What stands around the pages of each edition.

use inkleaf_app::prerender::{Chrome, EditionLink};
use inkleaf_content::encode_path;
use inkleaf_site::{Edition, Site, SiteConfig};

use super::footer::footer;
use crate::app::App;
use crate::feed;
use crate::offline::WORKER;
use crate::shell::{Shell, hash};
use crate::words::WordFiles;

/// One for each edition of the site, in their order.
pub(super) fn chromes(
    config: &SiteConfig,
    site: &Site,
    shell: &Shell,
    app: &App,
    words: &WordFiles,
) -> Vec<Chrome> {
    let languages = languages(config, site);
    let build = build(shell, words);
    let chrome = |edition: &Edition| {
        let base = config.base();
        Chrome {
            lang: edition.lang.clone(),
            home: home(config, edition),
            languages: languages.clone(),
            title: edition.title.clone(),
            description: edition.description.clone(),
            menu: edition.menu.clone(),
            footer: footer(config, edition),
            feed: feed::has_feed(config, edition)
                .then(|| base.href(&encode_path(&feed::address(edition)))),
            app: app.links(edition),
            words: words.hrefs.clone(),
            build: build.clone(),
            renderer: shell.renderer.clone(),
            worker: config.offline.then(|| base.href(WORKER)),
            offline: offline(config, site, edition),
            base,
        }
    };
    site.editions.iter().map(chrome).collect()
}

/// Names the app with all its files, which are named by their content.
fn build(shell: &Shell, words: &WordFiles) -> String {
    let mut files: Vec<_> = shell.addresses().chain(words.addresses()).collect();
    files.sort();
    hash(files.join("\n").as_bytes())
}

/// What readers choose from; nothing where there is no choice.
fn languages(config: &SiteConfig, site: &Site) -> Vec<EditionLink> {
    let language = |edition: &Edition| EditionLink {
        lang: edition.lang.clone(),
        name: edition.name.clone(),
        home: home(config, edition),
    };
    match site.editions.as_slice() {
        [_] => Vec::new(),
        editions => editions.iter().map(language).collect(),
    }
}

/// The page about what is stored: ours, or an author's.
fn offline(config: &SiteConfig, site: &Site, edition: &Edition) -> Option<String> {
    let address = format!("{}offline/", edition.address);
    let is_planned = config.offline && site.pages.iter().any(|page| page.address == address);
    is_planned.then(|| config.base().href(&encode_path(&address)))
}

fn home(config: &SiteConfig, edition: &Edition) -> String {
    config.base().href(&encode_path(&edition.address))
}
