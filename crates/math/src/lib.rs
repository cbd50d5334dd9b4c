//! TeX formulas to MathML, when publishing.
//!
//! What posts contain is first put in terms that math-core knows (`dialect`,
//! `macros`); it parses TeX and writes MathML Core. What it wrote is not trusted:
//! it is parsed again, and written anew from a list of elements, attributes
//! and classes that are known (`rewrite`). TeX is text of strangers, so its
//! size, nesting and tables are limited before the library sees it
//! (`limits`), the library works on a stack that is large enough for what
//! passes, and a panic in it is an error like any other.
//!
//! The result needs `style/math.css` and no script. There are no `style`
//! attributes (a policy without `unsafe-inline` forbids them): what mattered in
//! them are classes and attributes. TeX is not repeated in the page, neither as
//! an annotation nor as `alttext`, because screen readers read MathML itself,
//! and would read the TeX in its place; the source is in the post's Markdown.

mod convert;
mod dialect;
mod environments;
mod error;
mod limits;
mod macros;
mod rewrite;
mod style;
mod text;
mod translation;

pub use error::MathError;
pub use limits::{MAX_BYTES, MAX_DEPTH};

/// One formula of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula<'a> {
    /// The TeX between the delimiters.
    pub tex: &'a str,
    /// Whether it stands on lines of its own (`$$…$$`), not in a sentence.
    pub display: bool,
}

/// One formula as a `<math>` element, ready to stand in HTML.
///
/// Numbered equations count from 1, and `\eqref` knows only the labels in `tex`
/// itself: for all formulas of a post use [`document`].
///
/// # Errors
///
/// [`MathError`] says what is wrong with the TeX and, where it is known, where.
pub fn mathml(tex: &str, display: bool) -> Result<String, MathError> {
    document(&[Formula { tex, display }])
        .pop()
        .unwrap_or(Err(MathError::Empty))
}

/// All formulas of one document, in their order, each as [`mathml`] gives it;
/// the numbers of equations run on, and `\eqref` finds any label.
///
/// A formula that can't be converted does not hinder the others.
#[must_use]
pub fn document(formulas: &[Formula<'_>]) -> Vec<Result<String, MathError>> {
    let checked: Vec<_> = formulas
        .iter()
        .map(|formula| limits::check(formula.tex))
        .collect();
    let sound: Vec<_> = formulas
        .iter()
        .zip(&checked)
        .filter(|(_, fit)| fit.is_ok())
        .map(|(formula, _)| *formula)
        .collect();
    let mut converted = convert::all(&sound).into_iter();
    formulas
        .iter()
        .zip(checked)
        .map(|(formula, fit)| {
            fit?;
            let raw = converted.next().unwrap_or(Err(MathError::Breakdown))?;
            rewrite::safe(&raw, formula)
        })
        .collect()
}
