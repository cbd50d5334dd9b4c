//! Writing a planned site into a folder.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use inkleaf_picture::stripped;
use inkleaf_site::{Finding, Site, SiteConfig};
use inkleaf_words::Language;
use rayon::prelude::*;

use super::chrome::chromes;
use super::plan::Planned;
use super::timer::Timer;
use crate::app::{self, App};
use crate::files::{SiteFile, extension, place};
use crate::fill::Filling;
use crate::links::Links;
use crate::offline::{Offline, PageRecord};
use crate::output::{Folder, relative};
use crate::pages::{Pages, WrittenPages};
use crate::shell::Shell;
use crate::sitemap::{TextFile, robots, sitemap};
use crate::source::Bundles;
use crate::text::{Content, Texts, Workshop};
use crate::words::WordFiles;
use crate::{BuildError, Progress, Step, feed};

/// What was written.
pub(super) struct Written {
    pub(super) copied: usize,
    pub(super) bytes: u64,
    pub(super) notes: Vec<String>,
    /// What is to be told about the documents.
    pub(super) findings: Vec<Finding>,
    /// What pages show, where it was asked for.
    pub(super) records: Vec<PageRecord>,
}

/// Writes all files of a site into `out`.
pub(super) fn write(
    planned: &Planned,
    shell: &Shell,
    app: &App,
    workshop: &Workshop,
    out: &Folder,
    timer: &Timer<'_>,
) -> Result<Written, BuildError> {
    let Planned {
        source,
        config,
        home,
        site: whole,
        files: sources,
        disk,
        ..
    } = planned;
    let site = planned.shown();
    let bundles = Bundles::of(&source.documents);
    let (files, mut notes) = place(&source.others, &bundles, whole, sources, &shell.files);
    let base = config.base();
    let links = Links::new(home, whole, sources, &files, made(config, whole));
    let texts = Texts::new(config, &links, sources, &site.entries, workshop);
    let words = WordFiles::of(&site.pages, &base)?;
    let chromes = chromes(config, site, shell, app, &words);
    let progress = timer.progress();
    if workshop.pictures.is_some() {
        let shown = texts.shown();
        timer.run(Step::Pictures, shown.len(), || {
            shown.par_iter().for_each(|file| {
                file.picture(workshop);
                progress.advance(1);
            });
        });
    }
    let filling = Filling {
        thumbnails: texts.thumbnails(),
        toc: config.toc,
    };
    let pages = Pages {
        base: &base,
        template: &shell.template,
        chromes: &chromes,
        texts: &texts,
        filling: &filling,
        entries: &site.entries,
        sources,
        disk,
        out,
        records: config.offline || planned.is_file,
        is_file: planned.is_file,
    };
    let WrittenPages {
        mut bytes,
        findings,
        records,
    } = timer.run(Step::Render, site.pages.len(), || {
        pages.write_all(&site.pages, progress)
    })?;
    bytes += words.write(out)?;
    bytes += app.write(out)?;
    bytes += pages.write_redirects(&site.redirects, Language::of(&config.language))?;
    for joined in &shell.joined {
        let file = relative(&joined.address).ok_or_else(|| bad_address(&joined.address))?;
        bytes += out.write(&file, &joined.bytes)?;
    }
    let generated = generated(planned, app, &pages, &mut notes)?;
    for (address, content) in workshop.made.files() {
        let file = relative(&address).ok_or_else(|| bad_address(&address))?;
        bytes += match content {
            Content::Bytes(made) => out.write(&file, &made)?,
            Content::File(made) => out.copy(&made, &file)?,
        };
    }
    // Only now is it known which files the documents refer to.
    let wanted: Vec<&SiteFile> = files.iter().filter(|file| file.is_wanted()).collect();
    let shell_files = shell
        .files
        .iter()
        .map(|(disk, address)| (disk.as_path(), address.as_str()));
    let own = wanted
        .iter()
        .map(|file| (file.disk.as_path(), file.address.as_str()));
    let copies: Vec<_> = own.chain(shell_files).collect();
    bytes += timer.run(Step::Copy, copies.len(), || {
        copy_all(&copies, out, progress)
    })?;
    let has = |address: &str| wanted.iter().any(|file| file.address == address);
    for (address, text) in generated {
        // An author's own robots.txt, feed, sitemap or manifest counts.
        if !has(&address) {
            bytes += out.write(Path::new(address.trim_start_matches('/')), &text)?;
        }
    }
    bytes += shell.worker.write(out, config.offline)?;
    if config.offline {
        let offline = Offline {
            base: &base,
            site,
            app: shell.addresses().chain(words.addresses()).collect(),
            pages: &records,
            out,
        };
        bytes += offline.write()?;
    }
    Ok(Written {
        copied: wanted.len(),
        bytes,
        notes,
        findings,
        records,
    })
}

/// Addresses of files that publishing makes itself.
pub(super) fn made(config: &SiteConfig, site: &Site) -> Vec<String> {
    let mut made = vec!["/robots.txt".to_owned()];
    let with_feed = site.editions.iter();
    let with_feed = with_feed.filter(|edition| feed::has_feed(config, edition));
    made.extend(with_feed.map(feed::address));
    made.extend(site.editions.iter().map(app::address));
    if config.full_url("/").is_some() {
        made.push("/sitemap.xml".to_owned());
    }
    made
}

fn bad_address(address: &str) -> BuildError {
    BuildError::BadAddress {
        path: "a file made for a document".to_owned(),
        address: address.to_owned(),
    }
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
            let bytes = copy(from, out, &to)?;
            progress.advance(1);
            Ok(bytes)
        })
        .try_reduce(|| 0, |a, b| Ok(a + b))
}

/// Pictures are published without what they tell of their author: where they
/// were taken, with which camera.
fn copy(from: &Path, out: &Folder, to: &Path) -> Result<u64, BuildError> {
    if !matches!(
        &*extension(from),
        "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "apng" | "webp"
    ) {
        return out.copy(from, to);
    }
    let bytes = fs::read(from).map_err(BuildError::io("read", from))?;
    match stripped(&bytes) {
        Cow::Borrowed(_) => out.copy(from, to),
        Cow::Owned(bytes) => out.write(to, &bytes),
    }
}

/// What a blog goes without where its address is not known.
fn without_address(planned: &Planned) -> Option<String> {
    if planned.home.url.is_some() {
        return None;
    }
    let without = if planned.is_file {
        "links to what is not in the file lead nowhere: they need"
    } else {
        "no feed and no sitemap: both need"
    };
    Some(format!(
        "{without} the blog's full address (set base_url in inkleaf.toml, or give --base-url)"
    ))
}

/// Feeds, sitemap, `robots.txt` and manifests.
fn generated(
    planned: &Planned,
    app: &App,
    pages: &Pages<'_>,
    notes: &mut Vec<String>,
) -> Result<Vec<TextFile>, BuildError> {
    let (config, site) = (&planned.config, planned.shown());
    let mut files = Vec::new();
    let sitemap_url = config.full_url(&pages.base.href("/sitemap.xml"));
    if sitemap_url.is_some() {
        for edition in &site.editions {
            let feed = feed::feed(config, edition, pages)?;
            files.extend(feed.map(|xml| (feed::address(edition), xml)));
        }
        let sitemap = sitemap(config, &site.pages);
        files.extend(sitemap.map_err(BuildError::io("write", Path::new("sitemap.xml")))?);
    }
    notes.extend(without_address(planned));
    files.push((
        "/robots.txt".to_owned(),
        robots(sitemap_url.as_deref()).into_bytes(),
    ));
    for (place, edition) in site.editions.iter().enumerate() {
        let address = app::address(edition);
        let json = app.manifest(config, site, place);
        let json =
            json.map_err(|error| BuildError::io("write", Path::new(&address))(error.into()))?;
        files.push((address, json));
    }
    Ok(files)
}
