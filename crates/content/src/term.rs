//! Taxonomy terms as parts of an address.

use unicode_normalization::UnicodeNormalization;

use crate::slug::Words;

/// The address part of a taxonomy term, never empty: as [`crate::slug`], but
/// signs that tell terms apart are spelled out (`C++` → `c-plus-plus`, `C#` →
/// `c-sharp`, `.NET` → `dot-net`), and a term of nothing but other signs
/// becomes its code points (`🚀` → `u1f680`). Terms with equal results are one
/// term: they differ only in case, width, spacing, the punctuation between
/// their words, or in spelling a sign out (`R&D`, `R and D`).
pub fn term_slug(term: &str) -> String {
    let folded = term.nfkc().collect::<String>().to_lowercase();
    let mut words = Words::with_capacity(folded.len());
    let mut before = ' ';
    let mut rest = folded.chars().peekable();
    while let Some(c) = rest.next() {
        let starts_word = !before.is_alphanumeric();
        let word_follows = rest.peek().is_some_and(|next| next.is_alphanumeric());
        match sign(c, starts_word && word_follows) {
            Some(name) => words.push_word(name),
            None => words.push(c),
        }
        before = c;
    }
    if words.out.is_empty() {
        code_points(&folded)
    } else {
        words.out
    }
}

/// The name of a sign that tells terms apart. A dot does so before a word
/// (`.NET`), not within one (`node.js`).
fn sign(c: char, before_word: bool) -> Option<&'static str> {
    Some(match c {
        '+' => "plus",
        '#' | '♯' => "sharp",
        '&' => "and",
        '@' => "at",
        '%' => "percent",
        '*' => "star",
        '=' => "equals",
        '$' => "dollar",
        '.' if before_word => "dot",
        _ => return None,
    })
}

fn code_points(term: &str) -> String {
    let mut out = String::new();
    for c in term.chars().filter(|c| !is_invisible(*c)) {
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&format!("u{:x}", c as u32));
    }
    if out.is_empty() { "u0".into() } else { out }
}

/// White space, joiners and variation selectors: `❤` and `❤️` are one term.
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::term_slug;

    #[test]
    fn signs_that_tell_terms_apart_are_spelled_out() {
        assert_eq!(term_slug("C++"), "c-plus-plus");
        assert_eq!(term_slug("C#"), "c-sharp");
        assert_eq!(term_slug(".NET"), "dot-net");
        assert_eq!(term_slug("Node.js"), "node-js");
        assert_eq!(term_slug("C++17"), "c-plus-plus-17");
        assert_eq!(term_slug("R&D"), "r-and-d");
        assert_eq!(term_slug("@"), "at");
    }

    #[test]
    fn different_terms_have_different_addresses() {
        let terms = [
            "C",
            "C++",
            "C#",
            "F#",
            "F",
            ".NET",
            "NET",
            "R&D",
            "RD",
            "R D",
            "@",
            "🚀",
            "❤",
            "日本語",
            "100%",
            "100",
            "!",
            "?",
            "A*",
            "A",
            "",
            "+",
            "++",
        ];
        let slugs: BTreeSet<_> = terms.iter().map(|t| term_slug(t)).collect();
        assert_eq!(slugs.len(), terms.len(), "{slugs:?}");
        assert!(
            slugs
                .iter()
                .all(|s| !s.is_empty() && !s.contains(['/', ' ', '%', '?', '#']))
        );
    }

    #[test]
    fn case_spacing_and_width_do_not_matter() {
        assert_eq!(term_slug("AI"), term_slug(" ai "));
        assert_eq!(term_slug("Tech  News"), term_slug("tech news"));
        assert_eq!(term_slug("ＡＩ"), term_slug("ai"));
        assert_eq!(term_slug("cafe\u{301}"), term_slug("café"));
        assert_eq!(term_slug("❤️"), term_slug("❤"));
        assert_eq!(term_slug("ΟΔΟΣ"), term_slug("οδος"));
    }
}
