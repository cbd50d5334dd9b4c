//! Checking what the documents say.

use std::fs;

use inkleaf_content::render;
use rayon::prelude::*;

use super::plan::Planned;
use super::timer::Timer;
use super::writing::made;
use crate::files::place;
use crate::links::Links;
use crate::source::Bundles;
use crate::text::{Purpose, Texts, Workshop};
use crate::{BuildError, Step, damage};

/// Adds to the report what is wrong within the texts: all of the documents for
/// damage, the published ones for the rest. Nothing is written.
pub(super) fn check_texts(planned: &mut Planned, timer: &Timer<'_>) -> Result<(), BuildError> {
    let Planned {
        source,
        config,
        home,
        site,
        files: sources,
        report,
        ..
    } = planned;
    let (workshop, templates) = Workshop::open(&source.root, config, None, Purpose::Check)?;
    report.add(templates);
    let bundles = Bundles::of(&source.documents);
    let (files, _) = place(&source.others, &bundles, site, sources, &[]);
    let links = Links::new(home, site, sources, &files, made(config, site));
    let texts = Texts::new(config, &links, sources, &site.entries, &workshop);
    let progress = timer.progress();
    let total = site.entries.len() + source.documents.len();
    let (read, damaged) = timer.run(Step::Check, total, || {
        let read: Vec<_> = site
            .entries
            .par_iter()
            .map(|entry| {
                let mut text = texts.read(entry);
                if render(&text.markdown, &text.facts, &text.options).cut {
                    text.cut();
                }
                progress.advance(1);
                (text.findings, text.external)
            })
            .collect();
        let damaged: Result<Vec<_>, BuildError> = source
            .documents
            .par_iter()
            .map(|file| {
                let bytes = fs::read(&file.disk).map_err(BuildError::io("read", &file.disk))?;
                progress.advance(1);
                Ok(damage::findings(&file.path, &bytes))
            })
            .collect();
        (read, damaged)
    });
    let mut findings: Vec<_> = damaged?.into_iter().flatten().collect();
    for (found, external) in read {
        findings.extend(found);
        report.external_links.extend(external);
    }
    report.add(findings);
    Ok(())
}
