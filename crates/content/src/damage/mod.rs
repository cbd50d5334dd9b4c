//! Text that was read in the wrong encoding and saved again: found, and
//! repaired where there is one answer.
//!
//! A run of characters beyond ASCII is damage if it can be turned back into
//! bytes of a code page, and these are UTF-8. Chance does that too, so three
//! things more must hold: what comes out is in common use (`plausible`), what
//! went in is nothing that anybody writes (`natural`), and the rest of the text
//! bears it out (`evidence`).

mod code;
mod code_page;
mod doubt;
mod evidence;
mod lost;
mod natural;
mod pieces;
mod plausible;
mod reader;
mod runs;
mod tokens;

use std::ops::Range;

pub use code::code_ranges;
pub use code_page::CodePage;

/// A place where text was damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Bytes in the text. Always whole characters.
    pub range: Range<usize>,
    /// The encoding that it was wrongly read in (the last one, if twice).
    pub code_page: CodePage,
    /// How many times that happened: 1, or more.
    pub layers: u8,
    /// What it was.
    pub repair: Repair,
}

/// What a damaged place was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// This, without doubt.
    Certain(String),
    /// One of these (none: too much is lost), or the text is meant to be like
    /// this. For the author to decide; nothing is changed.
    Candidates(Vec<String>),
}

/// A pass takes off whatever is certain. A second one finds what the first
/// laid bare; this many never happen in text that people wrote.
const MOST_PASSES: usize = 8;

/// Finds damage in `text`: in order, never overlapping. Linear time.
#[must_use]
pub fn damage(text: &str) -> Vec<Damage> {
    damage_outside(text, &[])
}

/// [`damage`] outside of the byte ranges `skip`, which are in order and do not
/// overlap: code ([`code_ranges`]), where text about damage shows some on purpose.
#[must_use]
pub fn damage_outside(text: &str, skip: &[Range<usize>]) -> Vec<Damage> {
    evidence::findings(text, skip)
}

/// `text` with every certain repair made, and the damage that is left in it.
///
/// Everything else stays as it is, byte for byte. Repairing again changes nothing.
#[must_use]
pub fn repaired(text: &str) -> (String, Vec<Damage>) {
    repaired_outside(text, &[])
}

/// [`repaired`] outside of the byte ranges `skip`, which are in order and do
/// not overlap. What is left there is not told.
#[must_use]
pub fn repaired_outside(text: &str, skip: &[Range<usize>]) -> (String, Vec<Damage>) {
    let mut text = String::from(text);
    let mut skip = skip.to_vec();
    for _ in 0..MOST_PASSES {
        let found = damage_outside(&text, &skip);
        if !found
            .iter()
            .any(|damage| matches!(damage.repair, Repair::Certain(_)))
        {
            return (text, found);
        }
        text = replaced(&text, &found, &mut skip);
    }
    let left = damage_outside(&text, &skip);
    (text, left)
}

/// Makes the certain repairs; `skip` moves with the text.
fn replaced(text: &str, found: &[Damage], skip: &mut [Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut skipped = skip.iter_mut().peekable();
    for damage in found {
        let Repair::Certain(repair) = &damage.repair else {
            continue;
        };
        while let Some(range) = skipped.next_if(|range| range.start < damage.range.start) {
            moved(range, at, out.len());
        }
        out.push_str(&text[at..damage.range.start]);
        out.push_str(repair);
        at = damage.range.end;
    }
    for range in skipped {
        moved(range, at, out.len());
    }
    out.push_str(&text[at..]);
    out
}

/// What was at `old` is at `new` now.
fn moved(range: &mut Range<usize>, old: usize, new: usize) {
    *range = range.start - old + new..range.end - old + new;
}
