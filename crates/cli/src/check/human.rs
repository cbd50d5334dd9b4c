//! Findings for whoever sits before the terminal.

use std::collections::BTreeMap;

use anstream::{eprint, eprintln, print};

use super::Checked;
use crate::{errors, report};

/// Tells findings on stderr and the summary on stdout. Of each kind only the
/// first few, unless `all`.
pub(super) fn tell(checked: &Checked, all: bool) {
    let most = if all {
        usize::MAX
    } else {
        errors::MOST_OF_A_KIND
    };
    eprint!("{}", errors::some(&checked.findings, most));
    match &checked.report {
        Some(found) => print!("{}{}", report::report(found), counts(checked)),
        None => eprintln!("\n{}", errors::count(&checked.findings)),
    }
}

/// How many there are, in all and of each kind.
fn counts(checked: &Checked) -> String {
    let mut text = format!("  {}\n", errors::count(&checked.findings));
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &checked.findings {
        *by_code.entry(finding.diagnostic.code).or_default() += 1;
    }
    let mut by_code: Vec<_> = by_code.into_iter().collect();
    by_code.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (code, count) in &by_code {
        text.push_str(&format!("    {count:>5} {code}\n"));
    }
    if let Some((code, _)) = by_code.first() {
        text.push_str(&format!(
            "  What they mean: inkleaf check --explain {code}\n"
        ));
    }
    text
}
