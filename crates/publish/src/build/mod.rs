//! The whole way: read, plan, render, write, swap.

mod checking;
mod chrome;
mod footer;
mod plan;
mod timer;
mod writing;

use crate::app::App;
use crate::look::OwnLook;
use crate::output::Staging;
use crate::shell::{ASSETS, Shell};
use crate::text::{Purpose, Workshop};
use crate::{BuildError, BuildOptions, CheckOptions, Progress, Report, Step, Summary};
use plan::{Request, plan};
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
    };
    let mut planned = plan(&request, &timer)?;
    let look = OwnLook::load(&planned.source.root, &planned.config, ASSETS)?;
    let shell = Shell::load(&options.shell, &planned.config.base(), look)?;
    let app = App::load(&planned.source.root, &planned.config, &shell)?;
    let (workshop, templates) = Workshop::open(
        &planned.source.root,
        &planned.config,
        options.cache.as_deref(),
        Purpose::Publish,
    )?;
    let staging = Staging::new(&options.out, &options.source)?;
    let written = write(&planned, &shell, &app, &workshop, staging.folder(), &timer)?;
    timer.run(Step::Finish, 0, || staging.publish())?;
    planned.report.notes.extend(written.notes);
    planned.report.notes.extend(workshop.close());
    planned.report.add(templates);
    planned.report.in_texts = planned.config.check.applied(written.findings).len();
    Ok(Summary {
        report: planned.report,
        html_pages: planned.site.pages.len(),
        redirects: planned.site.redirects.len(),
        copied: written.copied,
        bytes: written.bytes,
        times: timer.times(),
    })
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
    };
    let mut planned = plan(&request, &timer)?;
    checking::check_texts(&mut planned, &timer)?;
    Ok(planned.report)
}
