//! Lower case.

use unicase::UniCase;

/// A text in lower case.
///
/// The standard library's tables for this would make the browser's module 5 KB
/// larger (brotli); those of case folding are in it already, for the labels of
/// links. Folding goes further than lower case where it turns one letter into
/// several (`ß`, `ΐ`, `և`): such letters stay as they are. Rare variants of
/// letters (`ſ`, `ϑ`) become the usual ones.
pub(crate) fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut in_word = false;
    while let Some(c) = letters.next() {
        match c {
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            'Σ' if in_word && !letters.peek().is_some_and(|next| next.is_alphanumeric()) => {
                out.push('ς');
            }
            'ς' => out.push('ς'),
            // Scripts of East Asia have no case.
            '\u{2E80}'..='\u{A63F}' | '\u{AC00}'..='\u{D7FF}' => out.push(c),
            'İ' => out.push_str("i\u{307}"),
            'ẞ' => out.push('ß'),
            _ => out.push(folded(c)),
        }
        in_word = c.is_alphanumeric();
    }
    out
}

/// The letter that `c` folds to, where it is one letter.
fn folded(c: char) -> char {
    let mut buffer = [0; 4];
    let folded = UniCase::unicode(&*c.encode_utf8(&mut buffer)).to_folded_case();
    let mut letters = folded.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::lower;

    #[test]
    fn words_of_many_scripts() {
        for text in [
            "HELLO",
            "ÄÖÜ ẞ Straße",
            "ΟΔΟΣ ΣΑΣ. Σ ς",
            "İSTANBUL ISPARTA",
            "ПРИВЕТ",
            "ԵՎ և",
            "ΐ",
            "日本 ＡＢＣ",
            "Ǆ",
        ] {
            assert_eq!(lower(text), text.to_lowercase(), "{text}");
        }
    }

    /// Those that differ are variants of letters (`ſ`, `ϑ`), Cherokee, which
    /// folds to its capitals, Greek capitals with a small iota beside them, and
    /// letters newer than one of the tables.
    #[test]
    fn nearly_all_letters_are_as_the_standard_library_has_them() {
        let is_rare = |c: &char| {
            let ranges = [
                '\u{13A0}'..='\u{13FF}',
                '\u{AB70}'..='\u{ABBF}',
                '\u{1F88}'..='\u{1FFC}',
            ];
            ranges.iter().any(|range| range.contains(c)) || *c > '\u{A7D0}'
        };
        let differs = |c: &char| lower(&c.to_string()) != c.to_string().to_lowercase();
        let different: Vec<char> = ('\0'..=char::MAX)
            .filter(|c| differs(c) && !is_rare(c))
            .collect();
        assert!(different.len() < 40, "{different:?}");
    }
}
