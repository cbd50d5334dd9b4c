//! Writing a planned site into a folder.

use std::path::Path;

use inkleaf_app::prerender::Chrome;
use rayon::prelude::*;

use super::footer::footer;
use super::plan::Planned;
use super::timer::Timer;
use crate::files::{SiteFile, place};
use crate::links::Links;
use crate::output::{Folder, relative};
use crate::pages::Pages;
use crate::shell::Shell;
use crate::sitemap::{TextFile, robots, sitemap};
use crate::source::Bundles;
use crate::{BuildError, Progress, Step, feed};

/// What was written.
pub(super) struct Written {
    pub(super) copied: usize,
    pub(super) bytes: u64,
    pub(super) notes: Vec<String>,
}

/// Writes all files of a site into `out`.
pub(super) fn write(
    planned: &Planned,
    shell: &Shell,
    out: &Folder,
    timer: &Timer<'_>,
) -> Result<Written, BuildError> {
    let Planned {
        source,
        config,
        site,
        files: sources,
        disk,
        ..
    } = planned;
    let bundles = Bundles::of(&source.documents);
    let (files, mut notes) = place(&source.others, &bundles, site, sources, &shell.files);
    let base = config.base();
    let links = Links::new(site, sources, &files);
    let chrome = Chrome {
        base: base.clone(),
        title: config.title.clone(),
        description: config.description.clone(),
        menu: site.menu.clone(),
        footer: footer(config),
        feed: feed::has_feed(config, site).then(|| base.href(feed::ADDRESS)),
        renderer: shell.renderer.clone(),
    };
    let pages = Pages {
        base: &base,
        template: &shell.template,
        chrome: &chrome,
        links: &links,
        entries: &site.entries,
        sources,
        disk,
        out,
    };
    let progress = timer.progress();
    let mut bytes = timer.run(Step::Render, site.pages.len(), || {
        pages.write_all(&site.pages, progress)
    })?;
    bytes += pages.write_redirects(&site.redirects)?;
    // Only now is it known which files the documents refer to.
    let wanted: Vec<&SiteFile> = files.iter().filter(|file| file.is_wanted()).collect();
    let app = shell
        .files
        .iter()
        .map(|(disk, address)| (disk.as_path(), address.as_str()));
    let own = wanted
        .iter()
        .map(|file| (file.disk.as_path(), file.address.as_str()));
    let copies: Vec<_> = own.chain(app).collect();
    bytes += timer.run(Step::Copy, copies.len(), || {
        copy_all(&copies, out, progress)
    })?;
    let has = |address: &str| wanted.iter().any(|file| file.address == address);
    for (address, text) in generated(planned, &pages, &mut notes)? {
        // An author's own robots.txt, feed or sitemap counts.
        if !has(&address) {
            bytes += out.write(Path::new(address.trim_start_matches('/')), &text)?;
        }
    }
    Ok(Written {
        copied: wanted.len(),
        bytes,
        notes,
    })
}

fn copy_all(
    copies: &[(&Path, &str)],
    out: &Folder,
    progress: &dyn Progress,
) -> Result<u64, BuildError> {
    copies
        .par_iter()
        .map(|(from, address)| {
            let to = relative(address).ok_or_else(|| BuildError::BadAddress {
                path: from.display().to_string(),
                address: (*address).to_owned(),
            })?;
            let bytes = out.copy(from, &to)?;
            progress.advance(1);
            Ok(bytes)
        })
        .try_reduce(|| 0, |a, b| Ok(a + b))
}

/// Feed, sitemap and `robots.txt`.
fn generated(
    planned: &Planned,
    pages: &Pages<'_>,
    notes: &mut Vec<String>,
) -> Result<Vec<TextFile>, BuildError> {
    let Planned { config, site, .. } = planned;
    let mut files = Vec::new();
    let sitemap_url = config.full_url(&pages.base.href("/sitemap.xml"));
    if sitemap_url.is_some() {
        let feed = feed::feed(config, site, pages)?;
        files.extend(feed.map(|xml| (feed::ADDRESS.to_owned(), xml)));
        let sitemap = sitemap(config, &site.pages);
        files.extend(sitemap.map_err(BuildError::io("write", Path::new("sitemap.xml")))?);
    } else {
        let wish = "set base_url in inkleaf.toml, or give --base-url";
        notes.push(format!(
            "no feed and no sitemap: both need the blog's full address ({wish})"
        ));
    }
    files.push((
        "/robots.txt".to_owned(),
        robots(sitemap_url.as_deref()).into_bytes(),
    ));
    Ok(files)
}
