//! The library, on a stack of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use math_core::{ConvertResult, LatexError, LatexToMathML, MathCoreConfig, MathDisplay};

use crate::translation::Translation;
use crate::{Formula, MathError, dialect, macros};

/// Room for the deepest nesting that [`crate::MAX_BYTES`] of TeX can ask for.
/// Address space, not memory: pages are taken as they are touched.
const STACK: usize = 512 * 1024 * 1024;

/// Formulas with fewer commands than this are converted where we are.
const FEW: usize = 48;

type Converted = Result<String, MathError>;

/// The library's MathML for each formula, together, so that equations are
/// numbered through and labels are known everywhere.
pub(crate) fn all(formulas: &[Formula<'_>]) -> Vec<Converted> {
    if formulas.iter().all(|formula| is_shallow(formula.tex)) {
        return guarded(formulas);
    }
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK);
        match worker.spawn_scoped(scope, || guarded(formulas)) {
            Ok(handle) => handle.join().unwrap_or_else(|_| broken(formulas)),
            Err(_) => broken(formulas),
        }
    })
}

/// Whether it can't nest deep, because it has few things that nest.
fn is_shallow(tex: &str) -> bool {
    tex.bytes()
        .filter(|byte| matches!(byte, b'\\' | b'{' | b'^' | b'_' | b'(' | b'['))
        .count()
        < FEW
}

/// A panic costs only the formula that it is about: then each is tried alone.
fn guarded(formulas: &[Formula<'_>]) -> Vec<Converted> {
    match catch_unwind(AssertUnwindSafe(|| together(formulas))) {
        Ok(converted) => converted,
        Err(_) if formulas.len() > 1 => formulas
            .iter()
            .flat_map(|formula| guarded(std::slice::from_ref(formula)))
            .collect(),
        Err(_) => broken(formulas),
    }
}

fn together(formulas: &[Formula<'_>]) -> Vec<Converted> {
    // «Unreliable» are a few rare symbols that some browsers draw a little off:
    // better than TeX.
    let settings = MathCoreConfig {
        allow_unreliable_rendering: true,
        macros: macros::all(),
        ..MathCoreConfig::default()
    };
    let Ok(converter) = LatexToMathML::new(settings) else {
        return broken(formulas);
    };
    let translations: Vec<_> = formulas.iter().map(dialect::translate).collect();
    let snippets: Vec<_> = formulas
        .iter()
        .zip(&translations)
        .filter_map(|(formula, translation)| {
            let display = if formula.display {
                MathDisplay::Block
            } else {
                MathDisplay::Inline
            };
            Some((translation.as_ref().ok()?.tex(), display))
        })
        .collect();
    let mut converted = converter.convert_all(&snippets).into_iter();
    formulas
        .iter()
        .zip(&translations)
        .map(|(formula, translation)| {
            let translation = translation.as_ref().map_err(Clone::clone)?;
            let result = converted.next().ok_or(MathError::Breakdown)?;
            answer(formula.tex, translation, result)
        })
        .collect()
}

fn answer(
    tex: &str,
    translation: &Translation,
    result: Result<ConvertResult, Box<LatexError>>,
) -> Converted {
    match result {
        Ok(result) if result.warnings.has_undefined_references() => Err(MathError::NoLabel),
        Ok(result) => Ok(result.mathml),
        Err(error) => Err(MathError::Tex {
            message: short(error.error_message()),
            offset: tex.floor_char_boundary(translation.origin(error.0.start)),
        }),
    }
}

/// Messages quote the TeX, which may be long.
fn short(mut message: String) -> String {
    if message.len() > 160 {
        message.truncate(message.floor_char_boundary(160));
        message.push('…');
    }
    message
}

fn broken(formulas: &[Formula<'_>]) -> Vec<Converted> {
    formulas.iter().map(|_| Err(MathError::Breakdown)).collect()
}
