//! Links to elsewhere: whether they still work.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use inkleaf_content::{Diagnostic, Severity};
use inkleaf_linkcheck::{Options, Outcome, check};
use inkleaf_site::Finding;

use crate::{ExternalLink, Progress, Report, Step};

/// Asks for all of [`Report::external_links`] and adds what it finds to the
/// report: a warning for each link that is broken, a hint for each whose page
/// has moved for good. Links of which nothing can be told are passed over.
///
/// The network is used by this function only.
pub fn check_external(report: &mut Report, options: &Options, progress: &dyn Progress) {
    let links = std::mem::take(&mut report.external_links);
    let outcomes = Mutex::new(BTreeMap::new());
    let urls: std::collections::BTreeSet<&str> = links.iter().map(|l| l.url.as_str()).collect();
    progress.start(Step::External, urls.len());
    check(urls, options, &|url, outcome| {
        let mut known = outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(url.to_owned(), outcome.clone());
        progress.advance(1);
    });
    progress.finish();
    let outcomes = outcomes
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let found = links.iter().filter_map(|link| {
        let outcome = outcomes.get(&link.url)?;
        finding(link, outcome)
    });
    report.add(found.collect());
    report.external_links = links;
}

fn finding(link: &ExternalLink, outcome: &Outcome) -> Option<Finding> {
    let url = &link.url;
    let diagnostic = match outcome {
        Outcome::Fine | Outcome::Unknown(_) => return None,
        Outcome::Broken(reason) => Diagnostic {
            code: "broken-external-link",
            severity: Severity::Warning,
            line: link.line,
            column: link.column,
            message: format!("{url} does not work: {reason}"),
            snippet: link.snippet.clone(),
            help: format!(
                "look for another address; an old copy may be at https://web.archive.org/web/*/{url}"
            ),
        },
        Outcome::Moved(to) => Diagnostic {
            code: "moved-external-link",
            severity: Severity::Hint,
            line: link.line,
            column: link.column,
            message: format!("{url} has moved for good"),
            snippet: link.snippet.clone(),
            help: format!("write {to}"),
        },
    };
    Some(Finding {
        path: link.path.clone(),
        diagnostic,
    })
}
