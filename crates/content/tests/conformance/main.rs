//! The specifications' own examples, through our renderer. They are not part
//! of this repository: each test says what it misses and passes without.
//!
//! `INKLEAF_COMMONMARK` names the `spec.txt` of the npm package
//! `commonmark-spec`; the others lie beside the checkout.
#![allow(clippy::unwrap_used)]

mod differences;
mod examples;
mod normal;

use std::{collections::BTreeSet, fs, path::Path};

use differences::DIFFERENCES;
use examples::Example;
use inkleaf_content::{Base, Dialect, Facts, RenderOptions, render, render_with, survey};
use pulldown_cmark::Options;

#[test]
fn every_commonmark_example_passes() {
    let Some(path) = std::env::var_os("INKLEAF_COMMONMARK") else {
        println!("skipped: INKLEAF_COMMONMARK names no spec.txt");
        return;
    };
    let examples = examples::read(&fs::read_to_string(path).unwrap());
    assert_eq!(examples.len(), 652);
    let plain = |markdown: &str| {
        let options = options(Dialect::default());
        render_with(markdown, Options::empty(), &Facts::default(), &options).html
    };
    let wrong = compare("commonmark", &examples, plain);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn extensions_do_as_others_or_it_is_said_why_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance");
    let files = [
        "gfm/spec.txt",
        "gfm/extensions.txt",
        "pulldown-cmark/blockquotes_tags.txt",
        "pulldown-cmark/definition_lists.txt",
        "pulldown-cmark/footnotes.txt",
        "pulldown-cmark/heading_attrs.txt",
        "pulldown-cmark/math.txt",
        "pulldown-cmark/regression.txt",
        "pulldown-cmark/strikethrough.txt",
        "pulldown-cmark/super_sub.txt",
        "pulldown-cmark/table.txt",
        "pulldown-cmark/wikilinks.txt",
    ];
    let mut wrong = Vec::new();
    for file in files {
        let Ok(spec) = fs::read_to_string(root.join(file)) else {
            println!("skipped: {file} is not beside the checkout");
            continue;
        };
        let dialect = Dialect {
            math: file.ends_with("math.txt"),
            ..Dialect::default()
        };
        let with_extensions = |markdown: &str| {
            // Links in double brackets need to be known.
            render(markdown, &facts(markdown), &options(dialect)).html
        };
        let examples = examples::read(&spec);
        wrong.extend(compare(file, &examples, with_extensions));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn options(dialect: Dialect) -> RenderOptions {
    RenderOptions {
        base: Base::new("/"),
        address: normal::ADDRESS.into(),
        dialect: Dialect {
            trusted_html: true,
            ..dialect
        },
    }
}

/// All that is in double brackets means something.
fn facts(markdown: &str) -> Facts {
    let mut facts = Facts::default();
    let survey = survey(markdown, Dialect::default());
    for found in survey.links.into_iter().chain(survey.images) {
        if found.wikilink {
            let address = [normal::ADDRESS, &found.target].concat();
            facts.links.insert(found.target, address);
        }
    }
    facts
}

/// Which examples differ that should not, or don't differ any more.
fn compare(file: &str, examples: &[Example], render: impl Fn(&str) -> String) -> Vec<String> {
    let known: BTreeSet<usize> = DIFFERENCES
        .iter()
        .filter(|(known, ..)| *known == file)
        .flat_map(|(_, numbers, _)| *numbers)
        .copied()
        .collect();
    let mut wrong = Vec::new();
    let mut passed = 0;
    for example in examples {
        let html = render(&example.markdown);
        let expected = normal::expected(&example.html);
        let ours = normal::ours(&html);
        let ids = normal::heading_ids(&html);
        let has_ids = normal::heading_ids(&example.html)
            .iter()
            .all(|id| ids.contains(id));
        let number = example.number;
        match (expected == ours && has_ids, known.contains(&number)) {
            (true, false) => passed += 1,
            (false, true) => {}
            (true, true) => wrong.push(format!("{file} {number}: no longer differs")),
            (false, false) => wrong.push(format!(
                "{file} {number}:\n{}expected: {expected}\nours:     {ours}",
                example.markdown
            )),
        }
    }
    println!(
        "{file}: {passed} of {} pass, {} differ as said",
        examples.len(),
        known.len()
    );
    wrong
}
