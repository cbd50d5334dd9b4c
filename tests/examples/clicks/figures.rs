//! What was measured, as a table.

use crate::profile::Profile;

/// Milliseconds of a step, each the median of all runs.
pub(crate) struct Figures {
    name: &'static str,
    /// By the app, fetched before.
    pub(crate) warm: f64,
    /// By the app, with nothing at hand.
    pub(crate) cold: f64,
    /// As a document.
    pub(crate) document: f64,
}

impl Figures {
    /// Those of a step that was not measured yet.
    pub(crate) fn of(name: &'static str) -> Self {
        Self {
            name,
            warm: f64::NAN,
            cold: f64::NAN,
            document: f64::NAN,
        }
    }
}

/// The one in the middle; of an even number, the greater of the two.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A row for each step. Ratios come beside the times: they are nearly the same
/// on every machine.
pub(crate) fn print(profile: &Profile, runs: usize, rows: &[Figures]) {
    println!("\nFrom a click to the painted heading: {}", profile.name);
    println!("Milliseconds, median of {runs}; «x» is the ratio to loading the document.\n");
    println!(
        "{:<20}{:>12}{:>8}{:>12}{:>8}{:>12}",
        "", "prefetched", "x", "cold", "x", "document"
    );
    for row in rows {
        let Figures {
            name,
            warm,
            cold,
            document,
        } = row;
        println!(
            "{name:<20}{warm:>12.1}{:>8.2}{cold:>12.1}{:>8.2}{document:>12.1}",
            warm / document,
            cold / document
        );
    }
}
