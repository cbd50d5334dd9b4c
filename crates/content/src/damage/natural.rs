//! Whether somebody may have written this: letters, signs and their order.
//!
//! Text that is right can look like bytes: `É®`, `Tomáš”`, `é\u{a0}»`. There a
//! sign stands where signs stand, behind a word. Damage puts signs where nobody
//! does: inside a word, small letters before capitals, a yen sign after an Ã.

use super::code_page::western;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// White space, a no-break space, the end of the text.
    Blank,
    Digit,
    Upper,
    Lower,
    /// A letter without case, and the sign ×, which stands like one.
    Letter,
    /// A sign that may stand behind a word, but then ends it.
    After,
    /// A sign that joins, or stands on either side of a word.
    Link,
    /// A sign that never follows a letter.
    Odd,
}

use Class::{After, Blank, Digit, Letter, Link, Lower, Odd, Upper};

/// Whether nobody would write `letters` between `before` and `after` (`None`:
/// the text begins or ends there).
pub(super) fn unnatural(before: Option<char>, letters: &[char], after: Option<char>) -> bool {
    if is_word_of_no_language(before, letters) {
        return true;
    }
    let mut last = before.map_or(Blank, outside);
    let mut in_capitals = false;
    let mut last_char = ' ';
    for &c in letters {
        let c = western(c);
        let class = class(c);
        if clash(last, last_char != ' ', class, c)
            || clashing(last_char, class, c)
            || in_capitals && class == Lower
        {
            return true;
        }
        in_capitals = class == Upper && last == Upper;
        last = next(last, class);
        last_char = c;
    }
    match after.map(|c| (outside(c), c)) {
        Some((class, c)) => clash(last, true, class, c) || in_capitals && class == Lower,
        None => false,
    }
}

/// Signs around the letters may open or close something: only words matter there.
fn outside(c: char) -> Class {
    match class(western(c)) {
        After | Odd => Link,
        class => class,
    }
}

fn next(last: Class, class: Class) -> Class {
    match class {
        // Behind a blank it is an opening quote, say.
        After if !is_word(last) && last != After => Link,
        _ => class,
    }
}

fn is_word(class: Class) -> bool {
    matches!(class, Digit | Upper | Lower | Letter)
}

/// Whether `c` never follows what came last.
fn clash(last: Class, beyond_ascii: bool, class: Class, c: char) -> bool {
    match class {
        Odd => matches!(last, Upper | Lower | Letter | After),
        Upper if last == Lower && !c.is_ascii() => true,
        Upper | Lower | Letter | Digit if last == After => true,
        // «œ» follows consonants, or begins a word.
        Upper | Lower if matches!(c, 'œ' | 'Œ') => beyond_ascii && is_word(last),
        Upper => last == Digit && matches!(c, 'Â' | 'Ã'),
        Lower => last == Digit && matches!(c, 'â' | 'ã'),
        _ => false,
    }
}

/// What never stands side by side.
fn clashing(last: char, class: Class, c: char) -> bool {
    match last {
        '†' | '‡' | '•' | '·' => class != Blank,
        // The first bytes of emoji in Windows-1250.
        'đ' => c == 'ź',
        '™' | '®' | '©' => matches!(c, '«' | '‹' | '†' | '‡' | '•' | '·' | '™' | '®' | '©'),
        _ => false,
    }
}

/// Whether `c` is a sign that nobody writes in front of a word.
pub(super) fn is_odd(c: char) -> bool {
    class(western(c)) == Odd
}

/// `Ã`, `Â`, `Ă`, `â`, `ã` and `ă` alone are no words anywhere, but may be spoken about:
/// then quotes or an apostrophe follow.
fn is_word_of_no_language(before: Option<char>, letters: &[char]) -> bool {
    if !before.is_none_or(char::is_whitespace) {
        return false;
    }
    match letters {
        ['â' | 'ã' | 'ă', _, _, ..] => true,
        ['Ã' | 'Â' | 'Ă', next, ..] => {
            !matches!(western(*next), '’' | '‘' | '”' | '“' | '»' | '›' | '…')
        }
        _ => false,
    }
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Digit,
        'a'..='z' => Lower,
        'A'..='Z' => Upper,
        '”' | '“' | '‘' | '»' | '«' | '›' | '‹' | '™' | '®' | '©' | '†' | '‡' | '•' | '·' | '¹'
        | '²' | '³' | '´' => After,
        '¡' | '¢' | '£' | '¤' | '¥' | '¦' | '§' | '¨' | 'ª' | '¬' | '¯' | '°' | '±' | 'µ' | '¶'
        | '¸' | 'º' | '¼' | '½' | '¾' | '¿' | '€' | '‚' | 'ƒ' | '„' | 'ˆ' | '‰' | '˜' | 'ˇ'
        | '˘' | '˛' | '˝' | '˙' => Odd,
        '×' => Letter,
        _ if c.is_whitespace() => Blank,
        // A control character that even Windows-1252 gives no meaning.
        '\u{80}'..='\u{9f}' => Odd,
        _ if c.is_lowercase() => Lower,
        _ if c.is_uppercase() => Upper,
        _ if c.is_alphabetic() => Letter,
        _ => Link,
    }
}

#[cfg(test)]
mod tests {
    use super::unnatural;

    /// The part between the bars, with what stands around it.
    fn odd(text: &str) -> bool {
        let parts: Vec<&str> = text.split('|').collect();
        let letters: Vec<char> = parts[1].chars().collect();
        unnatural(parts[0].chars().last(), &letters, parts[2].chars().next())
    }

    #[test]
    fn signs_stand_behind_words() {
        for text in [
            "NESTL|É®| y",
            "Tom|áš”|",
            "Tom|áš…| ",
            "t|éž”|.",
            "caf|é\u{a0}»|,",
            "|É…|",
            "|é’|p",
            "ZZAJ|É’|s",
            "AMANH|Ã…| ",
            "SELK|Ä\u{a0}|E",
            "10 |Å—| ",
            "vi|ð\u{a0}—\u{a0}|það",
            "of |Ã’|s",
            "hot|ă”|",
            "Stra|ß«|",
            "»|É«|",
            "caf|é\u{a0}«|\u{a0}",
            "AH|Å™|,",
            "n|ä\u{ad}|h",
        ] {
            assert!(!odd(text), "{text}");
        }
    }

    #[test]
    fn signs_do_not_stand_inside_words() {
        for text in [
            "caf|Ã©|",
            "S|Ã£|o",
            "aqu|Ã³|",
            "H|Ã”|TEL",
            "C|Ã™|IS",
            "A|Ã‘|OS",
            "ZUR|Ãœ|CK",
            "it|â€™|s",
            "|âœ…|",
            "|ğŸš¨|",
            "|Ã\u{a0}| l",
            "d|Â\u{a0}|„",
            "5 |â€“| 6",
            "3|Ã—|4",
            "|Â©| 2020",
            "20|Â°|C",
            "|Ä°|stanbul",
            "T|áº¡|i",
            "Vi|á»‡|t",
            "m|á»›|i",
            "|Ã³|rgano",
            "|â\u{80}\u{99}|",
            "|â†’| ",
            "u|â™«|~",
            "S|ĂŁ|o",
            "M|ĂĽĂź|iggang",
            "|Ă–|l",
            "a|â†’|b",
        ] {
            assert!(odd(text), "{text}");
        }
    }
}
