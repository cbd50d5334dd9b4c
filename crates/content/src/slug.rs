//! Words as parts of an address.

/// A title, file name or heading as one part of an address: lower case,
/// letters and digits of any script, single hyphens between words, none at
/// the ends; everything else (emoji, punctuation) is dropped. May be empty.
pub fn slug(text: &str) -> String {
    let _ = text;
    todo!()
}

/// The address part of a taxonomy term, never empty: as [`slug`], but signs
/// that tell terms apart are spelled out (`C++` → `c-plus-plus`, `C#` →
/// `c-sharp`, `.NET` → `dot-net`), and a term of nothing but other signs
/// becomes its code points (`🚀` → `u1f680`). Terms with equal results are
/// one term: they differ only in case, spacing or width.
pub fn term_slug(term: &str) -> String {
    let _ = term;
    todo!()
}
