//! What the whole text says about its damage.

use std::ops::Range;

use super::{
    CodePage, Damage, Repair,
    pieces::{Piece, View, view},
    runs::{self, Run},
};

/// Text is seldom misread more often than three times.
const MOST_LAYERS: u8 = 6;

/// So much of [`View::weight`] is no accident in a text that is otherwise
/// right: two accented letters, or one curly quote. One accented letter alone
/// could be there on purpose, or be damage of another kind.
const ENOUGH: usize = 2;

/// The damage in `text` outside of `skip`.
pub(super) fn findings(text: &str, skip: &[Range<usize>]) -> Vec<Damage> {
    let suspects = runs::suspects(text, skip);
    if suspects.is_empty() {
        return Vec::new();
    }
    let pages = by_weight(&suspects);
    let views: Vec<(CodePage, View)> = suspects.iter().map(|run| best(run, &pages)).collect();
    let weight: usize = views.iter().map(|(_, view)| view.weight).sum();
    // More that can't be read than that can: damage of another kind.
    let open: usize = views.iter().map(|(_, view)| view.open).sum();
    let weight = if open < weight { weight } else { 0 };
    let wholly = weight > 0 && is_wholly_damaged(text, skip, &suspects, &views);
    let judge = Judge {
        pages,
        wholly,
        enough: wholly || weight >= ENOUGH,
    };
    let mut found = Vec::new();
    for (run, (page, view)) in suspects.iter().zip(&views) {
        judge.run(run, *page, view, &mut found);
    }
    found
}

/// The code pages, the one that explains most of the text first.
fn by_weight(suspects: &[Run]) -> Vec<CodePage> {
    let mut pages: Vec<(usize, CodePage)> = CodePage::ALL
        .iter()
        .map(|page| {
            let worth = |run: &Run| worth(&view(run, *page)).0;
            (suspects.iter().map(worth).sum::<usize>(), *page)
        })
        .collect();
    pages.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    pages.into_iter().map(|(_, page)| page).collect()
}

/// The page that explains most of a run; the first one if several do.
fn best(run: &Run, pages: &[CodePage]) -> (CodePage, View) {
    let mut best = (CodePage::Windows1252, View::default());
    for page in pages {
        let view = view(run, *page);
        if worth(&view) > worth(&best.1) {
            best = (*page, view);
        }
    }
    best
}

fn worth(view: &View) -> (usize, bool, usize) {
    (view.weight + view.quoted, view.wholly, view.pieces.len())
}

/// Whether there is no character beyond ASCII that is not part of the damage:
/// then the file was misread as a whole, and accidents are none.
fn is_wholly_damaged(
    text: &str,
    skip: &[Range<usize>],
    suspects: &[Run],
    views: &[(CodePage, View)],
) -> bool {
    let mut suspects = suspects.iter().zip(views).peekable();
    runs::all(text, skip).all(|range| {
        match suspects.next_if(|(run, _)| run.range.start == range.start) {
            Some((_, (_, view))) => view.wholly,
            None => text[range].chars().all(|c| c == '\u{fffd}'),
        }
    })
}

struct Judge {
    pages: Vec<CodePage>,
    wholly: bool,
    enough: bool,
}

impl Judge {
    fn run(&self, run: &Run, page: CodePage, view: &View, found: &mut Vec<Damage>) {
        let mut at = run.range.start;
        let mut letter = 0;
        for piece in &view.pieces {
            let mut forward = |to: usize| {
                at += run.letters[letter..to]
                    .iter()
                    .map(|c| c.len_utf8())
                    .sum::<usize>();
                letter = to;
                at
            };
            let range = forward(piece.letters.start)..forward(piece.letters.end);
            if !piece.strong && !(self.wholly && !piece.open) {
                continue;
            }
            let (repair, layers) = self.repair(run, piece);
            found.push(Damage {
                range,
                code_page: page,
                layers,
                repair,
            });
        }
    }

    fn repair(&self, run: &Run, piece: &Piece) -> (Repair, u8) {
        if piece.open {
            return (Repair::Candidates(piece.texts.clone()), 1);
        }
        let (before, after) = run.around(&piece.letters);
        let (text, layers) = self.peeled(piece.texts[0].clone(), before, after);
        let certain = self.wholly || self.enough && piece.strong && !piece.quoted;
        if certain && !text.contains(|c| ('\u{80}'..='\u{9f}').contains(&c)) {
            (Repair::Certain(text), layers)
        } else {
            (Repair::Candidates(vec![text]), layers)
        }
    }

    /// `text` without the layers below the first, and the number of all.
    fn peeled(&self, mut text: String, before: Option<char>, after: Option<char>) -> (String, u8) {
        let mut layers = 1;
        while layers < MOST_LAYERS {
            let run = Run {
                range: 0..text.len(),
                letters: text.chars().collect(),
                before,
                after,
                word: (None, None),
            };
            let (_, view) = best(&run, &self.pages);
            if view.weight + view.quoted == 0 {
                break;
            }
            text = put_right(&run, &view);
            layers += 1;
        }
        (text, layers)
    }
}

/// The run with everything that nobody would write put right.
fn put_right(run: &Run, view: &View) -> String {
    let mut out = String::new();
    let mut at = 0;
    for piece in &view.pieces {
        if piece.strong && !piece.open {
            out.extend(&run.letters[at..piece.letters.start]);
            out.push_str(&piece.texts[0]);
            at = piece.letters.end;
        }
    }
    out.extend(&run.letters[at..]);
    out
}
