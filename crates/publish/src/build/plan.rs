//! From a source folder to a plan of the site, with all that was found wrong.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use inkleaf_content::Severity;
use inkleaf_site::{
    CheckSettings, Finding, LeftOutReason, Options, Site, SiteConfig, SourceFile,
    plan as plan_site, plan_part,
};
use jiff::Timestamp;

use super::timer::Timer;
use crate::links::Home;
use crate::read::{Loaded, read};
use crate::source::{Root, Source};
use crate::summary::sort;
use crate::{BuildError, LeftOut, Reason, Report, SingleFile, Step, config};

/// What to plan.
pub(super) struct Request<'a> {
    pub(super) source: &'a Path,
    pub(super) out: Option<&'a Path>,
    pub(super) base_url: Option<&'a str>,
    pub(super) drafts: bool,
    pub(super) future: bool,
    /// Leave out the documents that have errors; else any error ends it.
    pub(super) keep_going: bool,
    pub(super) now: Timestamp,
    /// The site becomes one file: that lies at no address, and no browser stores it.
    pub(super) single_file: Option<&'a SingleFile>,
}

/// A site that can be written.
pub(super) struct Planned {
    pub(super) source: Source,
    pub(super) config: SiteConfig,
    /// Where the blog is published.
    pub(super) home: Home,
    /// Whether it becomes one file.
    pub(super) is_file: bool,
    /// The whole of it, that links can lead to.
    pub(super) site: Site,
    /// The part of it that is written, where that is not the whole.
    pub(super) part: Option<Site>,
    /// The documents that the site's entries refer to, and where they lie.
    pub(super) files: Vec<SourceFile>,
    pub(super) disk: Vec<PathBuf>,
    pub(super) report: Report,
}

impl Planned {
    /// What is written.
    pub(super) fn shown(&self) -> &Site {
        self.part.as_ref().unwrap_or(&self.site)
    }
}

/// Finds, reads and plans.
pub(super) fn plan(request: &Request<'_>, timer: &Timer<'_>) -> Result<Planned, BuildError> {
    let root = Root::open(request.source)?;
    let (mut config, mut notes) = config::load(&root.path, root.layout, request.base_url)?;
    let home = Home::of(&config);
    if request.single_file.is_some() {
        config.base_url.clear();
        config.offline = false;
    }
    let source = root.look_through(&config, request.out)?;
    notes.extend(source.notes.iter().cloned());
    let documents = &source.documents;
    let mut loaded = timer.run(Step::Read, documents.len(), || {
        read(documents, timer.progress())
    })?;
    let options = Options {
        now: request.now,
        drafts: request.drafts,
        future: request.future,
    };
    let mut site = timer.run(Step::Plan, 0, || {
        let site = plan_site(&config, &loaded.files, options);
        match site {
            Err(errors) if request.keep_going => {
                without_damaged(&config, &mut loaded, options, errors)
            }
            Err(errors) => {
                loaded.findings.extend(errors);
                None
            }
            Ok(site) => Some(site),
        }
    });
    if let Some(site) = &mut site {
        loaded.findings.append(&mut site.warnings);
    }
    config.check.apply(&mut loaded.findings);
    let site = site.filter(|_| request.keep_going || !has_errors(&loaded.findings));
    let Some(site) = site else {
        sort(&mut loaded.findings);
        return Err(BuildError::Content(loaded.findings));
    };
    let choice = request.single_file.map(|single| &single.choice);
    let part = choice.filter(|choice| !choice.is_all()).map(|choice| {
        plan_part(&config, &loaded.files, options, choice).map_err(BuildError::Content)
    });
    let part = part.transpose()?;
    let mut report = report(&source, part.as_ref().unwrap_or(&site), &mut loaded, notes);
    report.check = config.check.clone();
    let Loaded { files, disk, .. } = loaded;
    Ok(Planned {
        source,
        config,
        home,
        is_file: request.single_file.is_some(),
        site,
        part,
        files,
        disk,
        report,
    })
}

/// Leaves out what has errors until a plan can be made: without them, others
/// may turn out to have errors too. `None` where an error is no document's.
fn without_damaged(
    config: &SiteConfig,
    loaded: &mut Loaded,
    options: Options,
    mut errors: Vec<Finding>,
) -> Option<Site> {
    loop {
        let damaged: BTreeSet<String> = errors.iter().map(|error| error.path.clone()).collect();
        loaded.findings.extend(errors);
        let before = loaded.files.len();
        loaded.remove(&|path| damaged.contains(path));
        if loaded.files.len() == before {
            return None;
        }
        loaded.damaged.extend(damaged);
        match plan_site(config, &loaded.files, options) {
            Ok(site) => return Some(site),
            Err(more) => errors = more,
        }
    }
}

fn has_errors(findings: &[Finding]) -> bool {
    findings
        .iter()
        .any(|finding| finding.diagnostic.severity == Severity::Error)
}

fn report(source: &Source, site: &Site, loaded: &mut Loaded, notes: Vec<String>) -> Report {
    let mut findings = std::mem::take(&mut loaded.findings);
    sort(&mut findings);
    let planned = site.left_out.iter().map(|left_out| LeftOut {
        path: left_out.path.clone(),
        reason: Reason::Planned(left_out.reason.clone()),
    });
    let with_reason = |reason: Reason| {
        move |path: &String| LeftOut {
            path: path.clone(),
            reason: reason.clone(),
        }
    };
    let damaged = loaded
        .damaged
        .iter()
        .map(with_reason(Reason::Planned(LeftOutReason::Error)));
    let unsupported = source
        .unsupported
        .iter()
        .map(with_reason(Reason::Unsupported));
    let mut left_out: Vec<_> = planned.chain(damaged).chain(unsupported).collect();
    left_out.sort_by(|a, b| a.path.cmp(&b.path));
    Report {
        layout: source.layout,
        found: source.documents.len() + source.unsupported.len(),
        posts: site.posts,
        pages: site.entries.len() - site.posts,
        tags: site.tags,
        categories: site.categories,
        left_out,
        findings,
        notes,
        in_texts: 0,
        external_links: Vec::new(),
        check: CheckSettings::default(),
    }
}
