//! Findings of the plan point to the key that they are about.

use inkleaf_site::{Finding, SiteConfig, SourceFile, plan};

use crate::support::{config, file, options, post};

/// All findings: code, line, column.
fn places(config: &SiteConfig, sources: &[SourceFile]) -> Vec<(&'static str, usize, usize)> {
    let findings = match plan(config, sources, options()) {
        Ok(site) => site.warnings,
        Err(errors) => errors,
    };
    for finding in &findings {
        assert_snippet_is_the_line(finding, sources);
    }
    let place = |f: &Finding| (f.diagnostic.code, f.diagnostic.line, f.diagnostic.column);
    findings.iter().map(place).collect()
}

/// A place without a line of its own is that of the whole file.
fn assert_snippet_is_the_line(finding: &Finding, sources: &[SourceFile]) {
    let found = &finding.diagnostic;
    if found.snippet.is_empty() {
        assert_eq!((found.line, found.column), (1, 1));
    } else {
        let file = sources.iter().find(|file| file.path == finding.path);
        assert!(file.is_some_and(|file| found.line < file.document.markdown_line));
    }
}

#[test]
fn addresses_are_told_at_their_key() {
    let unusable = |front: &str| places(&config(), &[post("posts/a.md", front)]);
    let code = "address-unusable";
    assert_eq!(unusable("title: A\nslug: '???'"), [(code, 3, 7)]);
    assert_eq!(
        unusable("title: A\ndraft: false\nurl: /x?y"),
        [(code, 4, 6)]
    );
    assert_eq!(
        unusable("title: A\nurl: https://a.example/x/"),
        [("address-with-host", 3, 6)]
    );
}

#[test]
fn aliases_are_told_one_by_one() {
    let front = "title: A\naliases:\n  - /fine/\n  - /posts/b/\n  - \"/?p=1\"";
    let sources = [post("posts/a.md", front), post("posts/b.md", "title: B")];
    let mut found = places(&config(), &sources);
    found.sort_by_key(|(_, line, _)| *line);
    assert_eq!(found, [("alias-taken", 5, 5), ("alias-unusable", 6, 5)]);
    let toml = "+++\naliases = [\"/posts/b/\", \"/x/\", \"/?p=1\"]\n+++\nText.\n";
    let sources = [file("posts/a.md", toml), post("posts/b.md", "title: B")];
    let mut found = places(&config(), &sources);
    found.sort_by_key(|(_, _, column)| *column);
    assert_eq!(found, [("alias-taken", 2, 12), ("alias-unusable", 2, 32)]);
}

#[test]
fn a_collision_is_told_at_the_key_that_makes_it() {
    let sources = [
        post("posts/a.md", "title: A\nslug: same"),
        post("posts/same.md", "title: B"),
    ];
    let taken = "address-taken";
    assert_eq!(places(&config(), &sources), [(taken, 3, 7), (taken, 1, 1)]);
}
