//! The whole way: read, plan, render, write, swap.

mod checking;
mod chrome;
mod footer;
mod plan;
mod timer;
mod writing;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use inkleaf_content::term_slug;
use inkleaf_site::Choice;

use crate::app::App;
use crate::look::OwnLook;
use crate::output::{Folder, Staging};
use crate::shell::{ASSETS, Shell, Single};
use crate::single::{self, Published, Weight};
use crate::text::{Purpose, Workshop};
use crate::{BuildError, BuildOptions, CheckOptions, Progress, Report, SingleFile, Step, Summary};
use plan::{Planned, Request, plan};
use timer::Timer;
use writing::write;

/// Publishes a blog: reads the source folder, and replaces the output folder.
/// The same input gives the same bytes.
///
/// # Errors
/// See [`BuildError`]. The output folder is then as it was before.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Summary, BuildError> {
    let timer = Timer::new(progress);
    let request = Request {
        source: &options.source,
        out: Some(&options.out),
        base_url: options.base_url.as_deref(),
        drafts: options.drafts,
        future: options.future,
        keep_going: options.keep_going,
        now: options.now,
        single_file: options.single_file.as_ref(),
    };
    let mut planned = plan(&request, &timer)?;
    let look = OwnLook::load(&planned.source.root, &planned.config, ASSETS)?;
    let shell = Shell::load(&options.shell, &planned.config.base(), look)?;
    if options.single_file.is_some() {
        // It is told before anything is written.
        single_file(&shell, options)?;
    }
    let app = App::load(&planned.source.root, &planned.config, &shell)?;
    let (workshop, templates) = Workshop::open(
        &planned.source.root,
        &planned.config,
        options.cache.as_deref(),
        Purpose::Publish,
    )?;
    let single = options.single_file.as_ref();
    let lang = single.and_then(|single| single.choice.lang.as_deref());
    let editions = editions(&planned, lang)?;
    if let Some(single) = single {
        has_posts(&planned, &editions, &single.choice)?;
    }
    let output = Output::open(options)?;
    let written = write(&planned, &shell, &app, &workshop, output.folder(), &timer)?;
    let weight = timer.run(Step::Finish, 0, || match output {
        Output::Folder(staging) => staging.publish().map(|()| None),
        Output::File(staging, single) => {
            let site = Published {
                out: staging.folder(),
                site: planned.shown(),
                editions: &editions,
                app: single_file(&shell, options)?,
                records: &written.records,
                web: planned.home.url.as_deref(),
                images: single.images,
            };
            write_file(&options.out, &site).map(Some)
        }
    })?;
    planned.report.notes.extend(written.notes);
    planned.report.notes.extend(workshop.close());
    planned.report.add(templates);
    planned.report.in_texts = planned.config.check.applied(written.findings).len();
    let shown = planned.shown();
    let (html_pages, redirects) = (shown.pages.len(), shown.redirects.len());
    Ok(Summary {
        report: planned.report,
        html_pages,
        redirects,
        copied: written.copied,
        bytes: written.bytes,
        weight,
        times: timer.times(),
    })
}

/// What a blog that is one file needs of the app.
fn single_file<'a>(shell: &'a Shell, options: &BuildOptions) -> Result<&'a Single, BuildError> {
    let none = || BuildError::BadShell {
        path: options.shell.clone(),
        reason: "it can't be made one file".to_owned(),
    };
    shell.single.as_ref().ok_or_else(none)
}

/// What is being written.
enum Output<'a> {
    /// A folder.
    Folder(Staging),
    /// A file, by way of a folder that goes when it is done.
    File(Staging, &'a SingleFile),
}

impl<'a> Output<'a> {
    fn open(options: &'a BuildOptions) -> Result<Self, BuildError> {
        let Some(single) = &options.single_file else {
            return Staging::new(&options.out, &options.source).map(Self::Folder);
        };
        let parts = beside(&options.out, "parts");
        Ok(Self::File(Staging::new(&parts, &options.source)?, single))
    }

    fn folder(&self) -> &Folder {
        match self {
            Self::Folder(staging) | Self::File(staging, _) => staging.folder(),
        }
    }
}

/// A hidden file or folder beside a file.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".");
    name.push(ending);
    file.with_file_name(name)
}

/// The editions that are in a blog which is one file: that in a language, or all.
fn editions(planned: &Planned, lang: Option<&str>) -> Result<Vec<usize>, BuildError> {
    let editions = &planned.shown().editions;
    let Some(lang) = lang else {
        return Ok((0..editions.len()).collect());
    };
    let found = editions
        .iter()
        .position(|edition| edition.lang.eq_ignore_ascii_case(lang));
    let found = found.ok_or_else(|| BuildError::NoLanguage {
        lang: lang.to_owned(),
        known: editions
            .iter()
            .map(|edition| edition.lang.clone())
            .collect(),
    });
    Ok(vec![found?])
}

/// Whether these editions still show a post, and each term is one of a post.
fn has_posts(planned: &Planned, editions: &[usize], choice: &Choice) -> Result<(), BuildError> {
    let fronts = || planned.files.iter().map(|file| &file.document.front);
    let tags = fronts().flat_map(|front| &front.tags);
    let categories = fronts().flat_map(|front| &front.categories);
    for (wanted, known) in [
        (&choice.tags, slugs(tags)),
        (&choice.categories, slugs(categories)),
    ] {
        let unknown = wanted.iter().find(|term| !known.contains(&term_slug(term)));
        if let Some(term) = unknown {
            return Err(BuildError::NoTerm(term.clone()));
        }
    }
    let site = planned.shown();
    let mut pages = site.pages.iter();
    let any = pages.any(|page| site.is_post(page) && editions.contains(&page.edition));
    if any || choice.is_all() {
        return Ok(());
    }
    Err(BuildError::NothingChosen)
}

fn slugs<'a>(terms: impl Iterator<Item = &'a String>) -> BTreeSet<String> {
    terms.map(|term| term_slug(term)).collect()
}

/// Writes the blog as one file: beside the old one, which it then replaces.
fn write_file(out: &Path, site: &Published<'_>) -> Result<Weight, BuildError> {
    let (html, weight) = single::document(site)?;
    let new = beside(out, "new");
    let written = fs::write(&new, html).and_then(|()| fs::rename(&new, out));
    if written.is_err() {
        // The error is the one worth telling.
        let _ = fs::remove_file(&new);
    }
    written
        .map(|()| weight)
        .map_err(BuildError::io("write", out))
}

/// Reads and plans a blog as [`build`] does, and writes nothing.
///
/// # Errors
/// Where there is nothing to check: no such folder, no documents, settings
/// that can't be read. Errors in the content are part of the report.
pub fn check(options: &CheckOptions, progress: &dyn Progress) -> Result<Report, BuildError> {
    let timer = Timer::new(progress);
    let request = Request {
        source: &options.source,
        out: None,
        base_url: None,
        drafts: false,
        future: false,
        keep_going: true,
        now: options.now,
        single_file: None,
    };
    let mut planned = plan(&request, &timer)?;
    checking::check_texts(&mut planned, &timer)?;
    Ok(planned.report)
}
