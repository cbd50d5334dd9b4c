//! Words as parts of an address.

use crate::case::lower;

/// A title, file name or heading as one part of an address: lower case,
/// letters and digits of any script, single hyphens between words, none at
/// the ends; everything else (emoji, punctuation) is dropped. Apostrophes
/// within a word vanish (`don't` → `dont`). May be empty.
pub fn slug(text: &str) -> String {
    let lower = lower(text);
    let mut words = Words::with_capacity(lower.len());
    for c in lower.chars() {
        words.push(c);
    }
    words.out
}

/// Characters collected as words with single hyphens between them.
pub(crate) struct Words {
    pub(crate) out: String,
    gap: bool,
}

impl Words {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            out: String::with_capacity(bytes),
            gap: false,
        }
    }

    /// Takes a lower-case character: a letter becomes part of the word, a mark
    /// on a letter stays with it, what is invisible vanishes, all else ends
    /// the word.
    pub(crate) fn push(&mut self, c: char) {
        if is_letter(c) {
            self.close_gap();
            self.out.push(c);
        } else if is_mark(c) {
            if !self.gap && !self.out.is_empty() {
                self.out.push(c);
            }
        } else if !vanishes(c) {
            self.gap = true;
        }
    }

    /// Takes a whole word that stands apart from its neighbours.
    #[cfg(feature = "front-matter")]
    pub(crate) fn push_word(&mut self, word: &str) {
        self.gap = true;
        self.close_gap();
        self.out.push_str(word);
        self.gap = true;
    }

    fn close_gap(&mut self) {
        if self.gap && !self.out.is_empty() {
            self.out.push('-');
        }
        self.gap = false;
    }
}

/// Letters and digits of any script. Unicode counts some emoji that show a
/// letter (🅰, Ⓜ, ℹ) as letters; here they are emoji.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{1F100}'..='\u{1FAFF}' | 'Ⓜ' | 'ⓜ' | 'ℹ')
}

/// Apostrophes, joiners, variation selectors, soft hyphens, byte-order marks.
fn vanishes(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | 'ʼ' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
    )
}

/// Marks that belong to the letter before them but that Unicode does not count
/// as alphabetic: accents, Hebrew and Arabic points, and the viramas, nuktas
/// and tone marks of South and South-East Asian scripts. Without them words of
/// these scripts would fall apart.
fn is_mark(c: char) -> bool {
    match c {
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{487}'
        | '\u{591}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}'
        | '\u{64B}'..='\u{65F}'
        | '\u{6D6}'..='\u{6ED}' => true,
        // The Indic blocks share one layout: nukta at 3C, virama at 4D.
        '\u{900}'..='\u{DFF}' => matches!(c as u32 & 0x7F, 0x3C | 0x4D | 0x4A | 0x51..=0x54),
        '\u{E3A}'
        | '\u{E47}'..='\u{E4E}'
        | '\u{EBA}'
        | '\u{EC8}'..='\u{ECE}'
        | '\u{F18}'..='\u{F19}'
        | '\u{F35}'..='\u{F39}'
        | '\u{F84}'
        | '\u{1037}'..='\u{103A}'
        | '\u{17C9}'..='\u{17D3}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{3099}'..='\u{309A}'
        | '\u{FE20}'..='\u{FE2F}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn words_are_lower_case_with_single_hyphens() {
        assert_eq!(slug("  Hello,  World! "), "hello-world");
        assert_eq!(slug("node.js"), "node-js");
        assert_eq!(slug("a -- b__c"), "a-b-c");
        assert_eq!(slug("!?"), "");
    }

    #[test]
    fn apostrophes_vanish() {
        assert_eq!(slug("Don't"), "dont");
        assert_eq!(slug("What’s up"), "whats-up");
        assert_eq!(slug("'quoted' words"), "quoted-words");
    }

    #[test]
    fn emoji_leave_nothing() {
        assert_eq!(slug("🚨 Nvidia Loses $600B 🤯"), "nvidia-loses-600b");
        assert_eq!(slug("👩‍💻"), "");
        assert_eq!(slug("🅰️ ⓜ️ ℹ️ a"), "a");
        assert_eq!(slug("I ❤️ Rust"), "i-rust");
        assert_eq!(slug("1️⃣ One"), "1-one");
    }

    #[test]
    fn every_script_keeps_its_letters_and_marks() {
        assert_eq!(slug("日本語 の タグ"), "日本語-の-タグ");
        assert_eq!(slug("हिन्दी भाषा"), "हिन्दी-भाषा");
        assert_eq!(slug("ที่นี่"), "ที่นี่");
        assert_eq!(slug("ÉCOLE"), "école");
        assert_eq!(slug("ΟΔΟΣ"), "οδος");
        assert_eq!(slug("cafe\u{301}"), "cafe\u{301}");
    }
}
