//! What was done, in plain words.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use inkleaf_publish::{Layout, LeftOut, Part, Reason, Report, Summary, Weight};
use inkleaf_site::LeftOutReason;

use crate::bars;
use crate::findings::visible;

/// What publishing did. `out` is the folder written, as shown.
pub(crate) fn summary(summary: &Summary, out: &str) -> String {
    let report = &summary.report;
    let weight = summary.weight.as_ref();
    let posts = weight.map_or(report.posts, |weight| weight.posts);
    let mut text = format!(
        "Published {} and {} to {out}\n",
        plural(posts, "post"),
        plural(report.pages, "standalone page"),
    );
    text.push_str(&documents(report));
    let terms = [
        plural(report.tags, "tag"),
        plural_of(report.categories, "category", "categories"),
    ]
    .join(", ");
    if let Some(weight) = weight {
        let _ = writeln!(
            text,
            "  {}, {terms}, {}",
            plural(weight.pages, "page"),
            plural(weight.files, "picture"),
        );
        text.push_str(&weight_of(weight));
    } else {
        let _ = writeln!(
            text,
            "  {}, {terms}, {}, {}, {}",
            plural(summary.html_pages, "HTML page"),
            plural(summary.redirects, "redirect"),
            plural_of(summary.copied, "file copied", "files copied"),
            size(summary.bytes),
        );
    }
    let total: Duration = summary.times.iter().map(|(_, time)| *time).sum();
    let steps = summary
        .times
        .iter()
        .map(|(step, t)| format!("{} {}", bars::name(*step), seconds(*t)));
    let _ = writeln!(
        text,
        "  {}: {}",
        seconds(total),
        steps.collect::<Vec<_>>().join(", ")
    );
    if report.in_texts > 0 {
        let _ = writeln!(
            text,
            "  {} within the texts; to read them: inkleaf check",
            plural(report.in_texts, "finding")
        );
    }
    text.push_str(&notes(report));
    text
}

/// What checking found, without the findings: first what readers will not see.
pub(crate) fn report(report: &Report) -> String {
    let mut text = format!(
        "{} {}: {} and {}\n",
        plural(report.found, "document"),
        layout(report.layout),
        plural(report.posts, "post"),
        plural(report.pages, "standalone page"),
    );
    if report.left_out.is_empty() {
        text.push_str("  all of them will appear\n");
    } else {
        let _ = writeln!(text, "  {} will not appear:", report.left_out.len());
        text.push_str(&left_out(report));
    }
    text.push_str(&notes(report));
    text
}

fn layout(layout: Layout) -> &'static str {
    match layout {
        Layout::Inkleaf => "in an Inkleaf blog",
        Layout::Hugo => "in a Hugo site",
        Layout::Bare => "in a folder of Markdown",
    }
}

/// How many documents there are, and which are left out and why.
fn documents(report: &Report) -> String {
    let mut text = format!(
        "  {} found, {} left out\n",
        plural(report.found, "document"),
        report.left_out.len()
    );
    text.push_str(&left_out(report));
    text
}

/// The documents that are left out, by reason.
fn left_out(report: &Report) -> String {
    let mut text = String::new();
    let mut by_reason: BTreeMap<&Reason, Vec<&LeftOut>> = BTreeMap::new();
    for left_out in &report.left_out {
        by_reason
            .entry(&left_out.reason)
            .or_default()
            .push(left_out);
    }
    for (reason, documents) in by_reason {
        let _ = writeln!(text, "    {}: {}", documents.len(), why(reason));
        for document in documents {
            let _ = writeln!(text, "      {}", visible(&document.path));
        }
    }
    text
}

fn why(reason: &Reason) -> String {
    match reason {
        Reason::Planned(LeftOutReason::Draft) => "drafts (publish them with --drafts)".into(),
        Reason::Planned(LeftOutReason::Future(day)) => {
            format!("not before {day} (publish them now with --future)")
        }
        Reason::Planned(LeftOutReason::Expired(day)) => format!("expired on {day}"),
        Reason::Planned(LeftOutReason::Section) => "about a section, no posts (_index.md)".into(),
        Reason::Planned(LeftOutReason::Error) => "with errors".into(),
        Reason::Planned(LeftOutReason::NotChosen) => "not asked for".into(),
        Reason::Unsupported => "in a format that Inkleaf does not read".into(),
    }
}

fn notes(report: &Report) -> String {
    report
        .notes
        .iter()
        .map(|note| format!("  note: {}\n", visible(note)))
        .collect()
}

/// `1 post`, `2 posts`.
pub(crate) fn plural(count: usize, one: &str) -> String {
    plural_of(count, one, &format!("{one}s"))
}

fn plural_of(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn size(bytes: u64) -> String {
    indicatif::HumanBytes(bytes).to_string()
}

/// What makes up a blog that is one file.
fn weight_of(weight: &Weight) -> String {
    let parts = weight.parts.iter().map(|(part, bytes)| {
        let name = match part {
            Part::App => "app",
            Part::Renderer => "renderer",
            Part::Styles => "styles",
            Part::Pages => "pages",
            Part::Files => "pictures",
        };
        format!("{name} {}", size(*bytes as u64))
    });
    let parts: Vec<_> = parts.collect();
    let mut text = format!(
        "  one file of {}: {}\n",
        size(weight.total as u64),
        parts.join(", "),
    );
    if weight.left_out > 0 {
        let _ = writeln!(
            text,
            "  {} left out: links lead to where the blog is published",
            plural(weight.left_out, "picture")
        );
    }
    text
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_names_every_document_left_out_and_why() {
        let left_out = |path: &str, reason| LeftOut {
            path: path.into(),
            reason,
        };
        let report = Report {
            layout: Layout::Inkleaf,
            found: 6,
            posts: 1,
            pages: 1,
            tags: 0,
            categories: 0,
            left_out: vec![
                left_out("posts/a.md", Reason::Planned(LeftOutReason::Draft)),
                left_out("posts/b.mdx", Reason::Unsupported),
                left_out(
                    "posts/c.md",
                    Reason::Planned(LeftOutReason::Future("2099-01-02".into())),
                ),
                left_out("posts/d.md", Reason::Planned(LeftOutReason::Draft)),
            ],
            findings: vec![],
            in_texts: 0,
            notes: vec!["a note".into()],
            external_links: vec![],
            check: inkleaf_site::CheckSettings::default(),
        };
        let text = super::report(&report);
        for part in [
            "posts/a.md",
            "posts/b.mdx",
            "posts/c.md",
            "posts/d.md",
            "2099-01-02",
            "2: drafts",
            "a note",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
