//! What is written in other ways than CommonMark's: `:emoji:` names, bare
//! URLs, formulas in LaTeX's delimiters.

pub(crate) mod emoji;
mod inline;
mod math;
mod url;

use std::ops::Range;

use inkleaf_content::Dialect;

use crate::{Settings, SourceMap};

use self::{inline::Inline, math::Formulas};

/// A piece of text and what to put in its place.
type Edit = (Range<usize>, String);

/// The text with all that the settings ask for, and where it came from; `None`
/// where there is nothing to do.
pub(crate) fn rewrite(text: &str, settings: &Settings<'_>) -> Option<(String, SourceMap)> {
    let math = settings.math && math::may_have_formulas(text);
    let emoji = settings.emoji && emoji::may_have_names(text);
    let urls = settings.bare_urls && url::may_have_urls(text);
    if !math && !emoji && !urls {
        return None;
    }
    let dialect = Dialect {
        math: settings.math,
        ..Dialect::default()
    };
    let inline = Inline::of(text, dialect);
    let formulas = if math {
        Formulas::find(text, &inline)
    } else {
        Formulas::default()
    };
    let mut edits = formulas.edits;
    for run in &inline.runs {
        for part in gaps(&run.range, &formulas.extents) {
            let mut links = Vec::new();
            if urls && !run.in_link {
                url::edits(text, part.clone(), &mut links);
            }
            if emoji {
                let taken: Vec<_> = links.iter().map(|(range, _)| range.clone()).collect();
                for part in gaps(&part, &taken) {
                    emoji::edits(text, part, &mut edits);
                }
            }
            edits.append(&mut links);
        }
    }
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|(range, _)| range.start);
    Some(apply(text, &edits))
}

/// What of a range is not taken, by ranges that are sorted.
fn gaps(range: &Range<usize>, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut gaps = Vec::new();
    let mut at = range.start;
    let first = taken.partition_point(|taken| taken.end <= range.start);
    for taken in &taken[first..] {
        if taken.start >= range.end {
            break;
        }
        if at < taken.start {
            gaps.push(at..taken.start);
        }
        at = taken.end;
    }
    if at < range.end {
        gaps.push(at..range.end);
    }
    gaps
}

/// Makes the edits, which are sorted and apart from one another.
fn apply(text: &str, edits: &[Edit]) -> (String, SourceMap) {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut map = SourceMap::default();
    let mut at = 0;
    for (range, replacement) in edits {
        map.copied(out.len(), at);
        out.push_str(&text[at..range.start]);
        map.generated(out.len(), range.start);
        out.push_str(replacement);
        at = range.end;
    }
    map.copied(out.len(), at);
    out.push_str(&text[at..]);
    (out, map)
}
