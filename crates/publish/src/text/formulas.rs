//! Formulas: from TeX to MathML.

use inkleaf_content::Formula;

use super::{Draft, Texts, trim};

impl Texts<'_> {
    pub(super) fn formulas(&self, draft: &mut Draft<'_>, formulas: &[Formula]) {
        let tex: Vec<_> = formulas
            .iter()
            .map(|formula| inkleaf_math::Formula {
                tex: &formula.tex,
                display: formula.display,
            })
            .collect();
        for (formula, mathml) in formulas.iter().zip(inkleaf_math::document(&tex)) {
            let mathml = mathml.unwrap_or_else(|error| {
                let message = format!("This formula stays as it was written: {error}.");
                let help = "Mend the TeX, or write it in another way. (If it is no formula: a \
                            dollar sign is written `\\$`.)";
                draft.remark("formula", &formula.range, message, help.into());
                String::new()
            });
            draft.facts.math.push(mathml);
        }
        trim(&mut draft.facts.math);
    }
}
