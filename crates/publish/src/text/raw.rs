//! Raw HTML: what it refers to, and what is left out of it.

use std::collections::BTreeMap;
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
        targets.add(html, |place| {
            range.start + place.start..range.start + place.end
        });
    }
    targets
}

impl RawTargets {
    /// `place` says where in the Markdown a place in the HTML is.
    fn add(&mut self, html: &str, place: impl Fn(Range<usize>) -> Range<usize>) {
        let found = html_targets(html);
        let placed = |(target, range)| (target, place(range));
        self.links.extend(found.links.into_iter().map(placed));
        self.images.extend(found.images.into_iter().map(placed));
        self.ids.extend(found.ids);
    }
}

impl Texts<'_> {
    /// The targets in a document's raw HTML.
    pub(super) fn raw(&self, draft: &mut Draft<'_>, found: &Survey) -> RawTargets {
        if self.workshop.purpose == Purpose::Check && !draft.dialect.trusted_html {
            left_out(draft, &found.html);
        }
        targets(found, &draft.prepared.fragments)
    }
}

/// Tells what is left out, each kind once: a document has it in many places or
/// in none.
fn left_out(draft: &mut Draft<'_>, html: &[(String, Range<usize>)]) {
    let mut kinds: BTreeMap<String, (Range<usize>, usize)> = BTreeMap::new();
    for (html, range) in html {
        for part in dropped(html) {
            let place = range.start + part.range.start..range.start + part.range.end;
            kinds.entry(part.what).or_insert((place, 0)).1 += 1;
        }
    }
    for (what, (place, times)) in kinds {
        let message = message(&what, times);
        let help = "Posts can't run scripts or bring their own styles. Take it out, or trust the \
                    site's authors with `html = \"trusted\"` in inkleaf.toml.";
        draft.remark("html-dropped", &place, message, help.into());
    }
}

fn message(what: &str, times: usize) -> String {
    let what = match what.starts_with('<') {
        true => what.to_owned(),
        false => format!("The attribute `{what}`"),
    };
    match times {
        0 | 1 => format!("{what} is left out of the page."),
        2 => format!("{what} is left out of the page, here and at one place below."),
        _ => format!(
            "{what} is left out of the page, here and at {} places below.",
            times - 1
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn elements_and_attributes_are_told_with_their_number() {
        assert_eq!(message("<script>", 1), "<script> is left out of the page.");
        assert!(message("style", 2).starts_with("The attribute `style` is"));
        assert!(message("style", 7).contains("6 places"));
    }
}
