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

const PAGES: usize = CodePage::ALL.len();

/// The damage in `text` outside of `skip`.
pub(super) fn findings(text: &str, skip: &[Range<usize>]) -> Vec<Damage> {
    let suspects = runs::suspects(text, skip);
    if suspects.is_empty() {
        return Vec::new();
    }
    let first = Looked::at(&suspects);
    let wholly = first.weight > 0
        && first.views.iter().all(|(_, view)| view.wholly)
        && are_all(text, skip, &suspects);
    if wholly && let Some(found) = unpacked(&suspects, &first) {
        return found;
    }
    let judge = Judge {
        wholly,
        enough: wholly || first.weight >= ENOUGH,
        order: first.order,
    };
    let mut found = Vec::new();
    for (run, (page, view)) in suspects.iter().zip(&first.views) {
        judge.run(run, *page, view, &mut found);
    }
    found
}

/// All runs, each through the page that explains most of it.
struct Looked {
    /// The code pages, by number, the one with most evidence first.
    order: [usize; PAGES],
    views: Vec<(CodePage, View)>,
    /// Of all views together; 0 if more can't be read than can: then it is
    /// damage of another kind.
    weight: usize,
}

impl Looked {
    fn at(runs: &[Run]) -> Self {
        let all: Vec<[View; PAGES]> = runs
            .iter()
            .map(|run| CodePage::ALL.map(|page| view(run, page)))
            .collect();
        let mut order = std::array::from_fn(|page| page);
        order.sort_by_key(|page| {
            let weight = |views: &[View; PAGES]| views[*page].weight + views[*page].quoted;
            std::cmp::Reverse(all.iter().map(weight).sum::<usize>())
        });
        let views: Vec<_> = all.into_iter().map(|views| best(views, &order)).collect();
        let sum = |of: fn(&View) -> usize| views.iter().map(|(_, view)| of(view)).sum::<usize>();
        let (weight, open) = (sum(|view| view.weight), sum(|view| view.open));
        Self {
            weight: if open < weight { weight } else { 0 },
            order,
            views,
        }
    }

    /// What each run was, if nothing is left of any.
    fn texts(&self) -> Option<Vec<&str>> {
        let texts = self.views.iter().map(|(_, view)| view.whole_text());
        texts.collect::<Option<_>>().filter(|_| self.weight > 0)
    }
}

/// The damage in a text that is nothing but damage: layer by layer, as long as
/// that holds for all of it.
fn unpacked(suspects: &[Run], first: &Looked) -> Option<Vec<Damage>> {
    let mut texts: Vec<String> = first.texts()?.into_iter().map(String::from).collect();
    let mut layers = 1;
    while layers < MOST_LAYERS {
        let runs: Vec<Run> = suspects
            .iter()
            .zip(&texts)
            .map(|(run, text)| run.with(text))
            .collect();
        let looked = Looked::at(&runs);
        let Some(inner) = looked.texts() else {
            break;
        };
        texts = inner.into_iter().map(String::from).collect();
        layers += 1;
    }
    let judge = Judge {
        order: first.order,
        wholly: true,
        enough: true,
    };
    let damage = suspects.iter().zip(&first.views).zip(texts);
    let damage = damage.map(|((run, (page, _)), text)| {
        let (text, more) = judge.peeled(text, run.before, run.after);
        Damage {
            range: run.range.clone(),
            code_page: *page,
            layers: layers + more,
            repair: repair(text, true),
        }
    });
    Some(damage.collect())
}

fn repair(text: String, certain: bool) -> Repair {
    // A control character is not what anybody wrote.
    if certain && !text.contains(|c| ('\u{80}'..='\u{9f}').contains(&c)) {
        Repair::Certain(text)
    } else {
        Repair::Candidates(vec![text])
    }
}

/// Of the views through all pages the one that explains most; in `order` if
/// several do.
fn best(mut views: [View; PAGES], order: &[usize; PAGES]) -> (CodePage, View) {
    let mut best = order[0];
    for &page in order {
        if views[page].worth() > views[best].worth() {
            best = page;
        }
    }
    (CodePage::ALL[best], std::mem::take(&mut views[best]))
}

/// Whether there is no character beyond ASCII in other runs: then the file was
/// misread as a whole, and accidents are none.
fn are_all(text: &str, skip: &[Range<usize>], suspects: &[Run]) -> bool {
    let mut suspects = suspects.iter().peekable();
    runs::all(text, skip).all(|range| {
        suspects
            .next_if(|run| run.range.start == range.start)
            .is_some()
            || text[range].chars().all(|c| c == '\u{fffd}')
    })
}

struct Judge {
    order: [usize; PAGES],
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
            let is_damage = piece.strong || self.wholly && !piece.open;
            if !is_damage {
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
            return (Repair::Candidates(piece.texts()), 1);
        }
        let (before, after) = run.around(&piece.letters);
        let (text, more) = self.peeled(piece.text.clone(), before, after);
        let certain = self.wholly || self.enough && piece.strong && !piece.quoted;
        (repair(text, certain), 1 + more)
    }

    /// `text` without the layers below the first, and the number of these.
    fn peeled(&self, mut text: String, before: Option<char>, after: Option<char>) -> (String, u8) {
        let mut layers = 0;
        while layers < MOST_LAYERS {
            let run = Run {
                range: 0..text.len(),
                letters: text.chars().collect(),
                before,
                after,
                word: (None, None),
            };
            let (_, view) = best(CodePage::ALL.map(|page| view(&run, page)), &self.order);
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
            out.push_str(&piece.text);
            at = piece.letters.end;
        }
    }
    out.extend(&run.letters[at..]);
    out
}
