//! Findings for whoever sits before the terminal.

use std::collections::BTreeMap;

use anstream::{eprint, eprintln, print};
use inkleaf_site::Code;

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
    let fixable = |code: &str| Code::find(code).is_some_and(Code::is_fixable);
    let mendable: usize = by_code
        .iter()
        .filter(|(code, _)| fixable(code))
        .map(|(_, count)| count)
        .sum();
    if mendable > 0 {
        text.push_str(&format!(
            "  {mendable} can be mended in the files: inkleaf check --fix\n"
        ));
    }
    if let Some((code, _)) = by_code.first() {
        text.push_str(&format!(
            "  What they mean: inkleaf check --explain {code}\n"
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{checked, hostile};

    #[test]
    fn the_most_common_kind_comes_first_and_what_can_be_mended_is_told() {
        let of = |code: &'static str| {
            let mut finding = hostile();
            finding.diagnostic.code = code;
            finding
        };
        let links = vec![of("alias-taken"), of("broken-link"), of("broken-link")];
        let text = counts(&checked(links.clone()));
        assert!(
            text.find("2 broken-link") < text.find("1 alias-taken"),
            "{text}"
        );
        assert!(text.contains("--explain broken-link") && !text.contains("--fix"));
        let damaged = counts(&checked([links, vec![of("damaged-text")]].concat()));
        assert!(damaged.contains("1 can be mended"), "{damaged}");
        assert!(!counts(&checked(vec![])).contains("--explain"));
    }
}
