//! Formulas: from TeX to MathML.

use inkleaf_content::{Formula, Severity};

use super::{Draft, Texts, trim};

impl Texts<'_> {
    pub(super) fn formulas(&self, draft: &mut Draft<'_>, formulas: &[Formula]) {
        for formula in formulas {
            let mathml = inkleaf_math::mathml(&formula.tex, formula.display);
            let mathml = mathml.unwrap_or_else(|error| {
                let message = format!("This formula can't be set: {error}.");
                let help = "It is shown as its source. Mend the TeX, or write it in another way.";
                draft.remark("formula", Severity::Warning, &formula.range, message, help.into());
                String::new()
            });
            draft.facts.math.push(mathml);
        }
        trim(&mut draft.facts.math);
    }
}
