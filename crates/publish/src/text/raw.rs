//! Raw HTML: what it refers to, and what is left out of it.

use std::ops::Range;

use inkleaf_content::{Survey, dropped, html_targets};

use super::{Draft, Purpose, Texts};

/// What the raw HTML of a document, and that of its shortcodes, refers to.
#[derive(Debug, Default)]
pub(super) struct RawTargets {
    /// Targets of links, as written, and where in the Markdown as prepared.
    pub(super) links: Vec<(String, Range<usize>)>,
    /// Targets of images.
    pub(super) images: Vec<(String, Range<usize>)>,
    /// Ids that links can lead to, as rendered.
    pub(super) ids: Vec<String>,
}

/// The elements by which fragments stand in the Markdown. Each is a piece of
/// HTML of its own.
const FRAGMENT: &str = "<inkleaf-fragment n=\"";

pub(super) fn targets(found: &Survey, fragments: &[String]) -> RawTargets {
    let mut targets = RawTargets::default();
    for (html, range) in &found.html {
        for n in html.split(FRAGMENT).skip(1) {
            let n = n.split('"').next().and_then(|n| n.parse::<usize>().ok());
            if let Some(fragment) = n.and_then(|n| fragments.get(n)) {
                targets.add(fragment, |_| range.clone());
            }
        }
        targets.add(html, |target| {
            let at = html.find(target).unwrap_or(0);
            let start = range.start + at;
            start..(start + target.len()).min(range.end)
        });
    }
    targets
}

impl RawTargets {
    fn add(&mut self, html: &str, place: impl Fn(&str) -> Range<usize>) {
        let found = html_targets(html);
        let placed = |target: String| {
            let place = place(&target);
            (target, place)
        };
        self.links.extend(found.links.into_iter().map(placed));
        self.images.extend(found.images.into_iter().map(placed));
        self.ids.extend(found.ids);
    }
}

impl Texts<'_> {
    /// The targets in a document's raw HTML.
    pub(super) fn raw(&self, draft: &mut Draft<'_>, found: &Survey) -> RawTargets {
        if self.workshop.purpose == Purpose::Check && !draft.dialect.trusted_html {
            for (html, range) in &found.html {
                left_out(draft, html, range);
            }
        }
        targets(found, &draft.prepared.fragments)
    }
}

fn left_out(draft: &mut Draft<'_>, html: &str, range: &Range<usize>) {
    for part in dropped(html) {
        let place = range.start + part.range.start..range.start + part.range.end;
        let message = format!("{} is left out of the page.", part.what);
        let help = "Posts can't run scripts or bring their own styles. Take it out, or trust the \
                    site's authors with `html = \"trusted\"` in inkleaf.toml.";
        draft.remark("html-dropped", &place, message, help.into());
    }
}
