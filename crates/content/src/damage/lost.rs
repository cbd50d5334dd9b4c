//! Bytes that were dropped on the way: which characters could it have been?

use super::{
    code_page::CodePage,
    plausible::plausible,
    tokens::{length, one_char},
};

/// A byte that was replaced by U+FFFD when the text was saved.
const REPLACED: char = '\u{fffd}';
/// The zero-width joiner that makes one emoji of several.
pub(super) const JOINER: char = '\u{200d}';
/// Asks for an emoji instead of a character in the colour of the text.
pub(super) const EMOJI_STYLE: char = '\u{fe0f}';

/// The characters of which `letters` can be the rest, if one byte was dropped
/// or replaced. Emoji only, where it can be one. Empty if more bytes are lost.
pub(super) fn candidates(letters: &[char], page: CodePage) -> Vec<char> {
    let known: Vec<Option<u8>> = letters.iter().map(|c| page.byte(*c)).collect();
    let needs = length(known.first().copied().flatten().unwrap_or(0));
    let mut found = Vec::new();
    for gap in 1..needs {
        for &lost in page.lost() {
            if let Some(c) = filled(&known, needs, gap, lost) {
                found.push(c);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found.retain(|c| plausible(*c));
    if needs == 4 {
        found.retain(|c| is_emoji(*c));
    }
    found
}

/// The character with `lost` as its byte number `gap`.
fn filled(known: &[Option<u8>], needs: usize, gap: usize, lost: u8) -> Option<char> {
    let mut bytes = [0; 4];
    let mut rest = known.iter();
    let replaced = known.len() == needs;
    for (number, byte) in bytes[..needs].iter_mut().enumerate() {
        *byte = if number == gap {
            // Where a mark was left, it must be here.
            if replaced && rest.next()?.is_some() {
                return None;
            }
            lost
        } else {
            (*rest.next()?)?
        };
    }
    if rest.next().is_some() {
        return None;
    }
    one_char(&bytes[..needs])
}

/// Whether `c` is an emoji, in some style, or a part of one: a colour of skin,
/// half a flag.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{1f1e6}'..='\u{1f1ff}')
        || emojis::get(c.encode_utf8(&mut [0; 4])).is_some()
}

/// Whether Unicode's list of emoji writes `c` with the mark for emoji style.
pub(super) fn takes_emoji_style(c: char) -> bool {
    let mut buffer = [0; 4];
    let alone: &str = c.encode_utf8(&mut buffer);
    emojis::get(alone)
        .and_then(|emoji| emoji.as_str().strip_prefix(alone))
        .is_some_and(|rest| rest.starts_with(EMOJI_STYLE))
}

/// Whether an emoji at the end of `before` and `next` are one with a joiner
/// between them.
pub(super) fn joins(before: &str, next: char) -> bool {
    before.char_indices().rev().take(6).any(|(at, _)| {
        let mut whole = String::from(&before[at..]);
        whole.push(JOINER);
        whole.push(next);
        emojis::get(&whole).is_some()
    })
}

/// Whether `letters` are `E2 80`, the rest of a quote or of a joiner.
pub(super) fn is_rest_of_quote(letters: &[char], page: CodePage) -> bool {
    let bytes = |c: &char| page.byte(*c);
    page.lost().contains(&0x9D)
        && matches!(letters, ['â', _] | ['â', _, REPLACED])
        && letters.get(1).and_then(bytes) == Some(0x80)
}

/// Whether `letters` are `EF B8`, the rest of the mark for emoji style.
pub(super) fn is_rest_of_style(letters: &[char], page: CodePage) -> bool {
    let bytes = |c: &char| page.byte(*c);
    page.lost().contains(&0x8F)
        && letters.first().and_then(bytes) == Some(0xEF)
        && letters.get(1).and_then(bytes) == Some(0xB8)
        && matches!(letters, [_, _] | [_, _, REPLACED])
}

/// Whether a closing quote may stand between the two. Not in front of a
/// question mark: that is what some programs put for the byte they dropped.
pub(super) fn closes_quote(before: Option<char>, after: Option<char>) -> bool {
    let word = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '.' | ',' | '!' | '?' | '…' | '’' | ')' | ']' | '%' | '*' | '_' | '`' | '\''
            )
    };
    let behind = |c: char| {
        c.is_whitespace() || matches!(c, '.' | ',' | '!' | ';' | ':' | ')' | ']' | '*' | '_' | '<')
    };
    before.is_some_and(word) && after.is_none_or(behind)
}

/// Whether a mark stands where a byte was.
pub(super) fn was_replaced(letters: &[char]) -> bool {
    letters.contains(&REPLACED)
}

/// Whether `c` is of the script, not Latin, of which `first` begins the letters.
pub(super) fn same_script(first: u8, c: char) -> bool {
    let mut buffer = [0; 4];
    let theirs = c.encode_utf8(&mut buffer).as_bytes()[0];
    match first {
        0xCE | 0xCF => matches!(theirs, 0xCE | 0xCF),
        0xD0 | 0xD1 => matches!(theirs, 0xD0 | 0xD1),
        0xD8 | 0xD9 => matches!(theirs, 0xD8 | 0xD9),
        0xE0 | 0xE3..=0xED => theirs == first,
        _ => false,
    }
}

/// Whether `letters` begin like a sign or an emoji, or have a mark: then they
/// are damage, whatever they were.
pub(super) fn is_plain(letters: &[char], page: CodePage) -> bool {
    let first = letters.first().and_then(|c| page.byte(*c));
    matches!(first, Some(0xE2 | 0xEF | 0xF0)) || was_replaced(letters)
}

#[cfg(test)]
mod tests {
    use super::{CodePage, candidates, closes_quote, joins, takes_emoji_style};

    fn of(letters: &str, page: CodePage) -> String {
        let letters: Vec<char> = letters.chars().collect();
        candidates(&letters, page).into_iter().collect()
    }

    #[test]
    fn a_lost_byte_leaves_few_characters() {
        assert_eq!(of("ğŸŒ", CodePage::Windows1254), "🌁🌍🌎🌏🌐🌝🌞🍌🎌🏌🐌");
        assert_eq!(of("ğŸŒ", CodePage::Windows1250), "");
        assert_eq!(of("ðŸ\u{fffd}°", CodePage::Windows1252), "🍰🏰🐰");
        assert_eq!(of("Ã\u{fffd}", CodePage::Windows1252), "ÁÍÏÐÝ");
        assert_eq!(of("â", CodePage::Windows1252), "");
        assert_eq!(of("â€", CodePage::Latin1), "");
    }

    #[test]
    fn unicode_knows_how_emoji_are_written() {
        assert!(takes_emoji_style('🛠') && takes_emoji_style('♂') && takes_emoji_style('❤'));
        assert!(!takes_emoji_style('🚨') && !takes_emoji_style('a'));
        assert!(joins("x🤷", '♂') && joins("🤷🏽", '♀'));
        assert!(!joins("x", '♂') && !joins("🚨", '🚨'));
    }

    #[test]
    fn quotes_close_behind_words() {
        assert!(closes_quote(Some('o'), Some(' ')) && closes_quote(Some('.'), None));
        assert!(!closes_quote(Some(' '), Some('a')) && !closes_quote(Some('a'), Some('b')));
    }
}
