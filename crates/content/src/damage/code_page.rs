//! The code pages that UTF-8 is taken for: which byte a letter came from.

use std::fmt;

/// The encoding in which UTF-8 was wrongly read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodePage {
    /// Western Europe on Windows.
    Windows1252,
    /// ISO 8859-1, whose bytes 80 to 9F are control characters.
    Latin1,
    /// Turkish on Windows.
    Windows1254,
    /// Central Europe on Windows.
    Windows1250,
    /// ISO 8859-2, Central Europe elsewhere. Close to Windows-1250, so that it
    /// must be known to tell them apart.
    Latin2,
}

impl fmt::Display for CodePage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Windows1252 => "Windows-1252",
            Self::Latin1 => "Latin-1 (ISO 8859-1)",
            Self::Windows1254 => "Windows-1254",
            Self::Windows1250 => "Windows-1250",
            Self::Latin2 => "Latin-2 (ISO 8859-2)",
        })
    }
}

/// Bytes 80 to 9F of Windows-1252. `\0` where a byte has no meaning.
///
/// Facts from the mapping tables that the Unicode Consortium publishes
/// (`VENDORS/MICSFT/WINDOWS`). encoding_rs would not do: it follows the WHATWG,
/// where a byte without a meaning is a control character, and we must know
/// which bytes a program may have dropped.
const WESTERN: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Bytes 80 to FF of Windows-1250.
const CENTRAL: [char; 128] = [
    '€', '\0', '‚', '\0', '„', '…', '†', '‡', '\0', '‰', 'Š', '‹', 'Ś', 'Ť', 'Ž', 'Ź', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '\0', '™', 'š', '›', 'ś', 'ť', 'ž', 'ź', '\u{a0}', 'ˇ', '˘', 'Ł',
    '¤', 'Ą', '¦', '§', '¨', '©', 'Ş', '«', '¬', '\u{ad}', '®', 'Ż', '°', '±', '˛', 'ł', '´', 'µ',
    '¶', '·', '¸', 'ą', 'ş', '»', 'Ľ', '˝', 'ľ', 'ż', 'Ŕ', 'Á', 'Â', 'Ă', 'Ä', 'Ĺ', 'Ć', 'Ç', 'Č',
    'É', 'Ę', 'Ë', 'Ě', 'Í', 'Î', 'Ď', 'Đ', 'Ń', 'Ň', 'Ó', 'Ô', 'Ő', 'Ö', '×', 'Ř', 'Ů', 'Ú', 'Ű',
    'Ü', 'Ý', 'Ţ', 'ß', 'ŕ', 'á', 'â', 'ă', 'ä', 'ĺ', 'ć', 'ç', 'č', 'é', 'ę', 'ë', 'ě', 'í', 'î',
    'ď', 'đ', 'ń', 'ň', 'ó', 'ô', 'ő', 'ö', '÷', 'ř', 'ů', 'ú', 'ű', 'ü', 'ý', 'ţ', '˙',
];

/// Bytes A0 to FF of ISO 8859-2.
const LATIN2: [char; 96] = [
    '\u{a0}', 'Ą', '˘', 'Ł', '¤', 'Ľ', 'Ś', '§', '¨', 'Š', 'Ş', 'Ť', 'Ź', '\u{ad}', 'Ž', 'Ż', '°',
    'ą', '˛', 'ł', '´', 'ľ', 'ś', 'ˇ', '¸', 'š', 'ş', 'ť', 'ź', '˝', 'ž', 'ż', 'Ŕ', 'Á', 'Â', 'Ă',
    'Ä', 'Ĺ', 'Ć', 'Ç', 'Č', 'É', 'Ę', 'Ë', 'Ě', 'Í', 'Î', 'Ď', 'Đ', 'Ń', 'Ň', 'Ó', 'Ô', 'Ő', 'Ö',
    '×', 'Ř', 'Ů', 'Ú', 'Ű', 'Ü', 'Ý', 'Ţ', 'ß', 'ŕ', 'á', 'â', 'ă', 'ä', 'ĺ', 'ć', 'ç', 'č', 'é',
    'ę', 'ë', 'ě', 'í', 'î', 'ď', 'đ', 'ń', 'ň', 'ó', 'ô', 'ő', 'ö', '÷', 'ř', 'ů', 'ú', 'ű', 'ü',
    'ý', 'ţ', '˙',
];

impl CodePage {
    /// All of them, the likeliest first.
    pub(super) const ALL: [Self; 5] = [
        Self::Windows1252,
        Self::Latin1,
        Self::Windows1254,
        Self::Windows1250,
        Self::Latin2,
    ];

    /// The byte, 80 to FF, that was read as `c`.
    ///
    /// A byte without a meaning may have been kept, as the control character
    /// of the same number.
    pub(super) fn byte(self, c: char) -> Option<u8> {
        let code = u32::from(c);
        if (0x80..0xA0).contains(&code) {
            #[allow(clippy::cast_possible_truncation)] // below A0
            let byte = code as u8;
            let kept = matches!(self, Self::Latin1 | Self::Latin2) || self.lost().contains(&byte);
            return kept.then_some(byte);
        }
        match self {
            Self::Latin1 => latin1(c),
            Self::Windows1252 => latin1(c).or_else(|| found(&WESTERN, 0x80, c)),
            Self::Windows1254 => match c {
                'Ğ' => Some(0xD0),
                'İ' => Some(0xDD),
                'Ş' => Some(0xDE),
                'ğ' => Some(0xF0),
                'ı' => Some(0xFD),
                'ş' => Some(0xFE),
                'Ð' | 'Ý' | 'Þ' | 'ð' | 'ý' | 'þ' | 'Ž' | 'ž' => None,
                _ => latin1(c).or_else(|| found(&WESTERN, 0x80, c)),
            },
            Self::Windows1250 => found(&CENTRAL, 0x80, c),
            Self::Latin2 => found(&LATIN2, 0xA0, c),
        }
    }

    /// The bytes that have no meaning, so that a program may have dropped them.
    pub(super) fn lost(self) -> &'static [u8] {
        match self {
            Self::Windows1252 => &[0x81, 0x8D, 0x8F, 0x90, 0x9D],
            Self::Latin1 | Self::Latin2 => &[],
            Self::Windows1254 => &[0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E],
            Self::Windows1250 => &[0x81, 0x83, 0x88, 0x90, 0x98],
        }
    }
}

/// What Windows-1252 shows for the control character `c`: many a «Latin-1» is
/// really that code page.
pub(super) fn western(c: char) -> char {
    match u32::from(c) {
        code @ 0x80..=0x9F => match WESTERN[code as usize - 0x80] {
            '\0' => c,
            shown => shown,
        },
        _ => c,
    }
}

fn latin1(c: char) -> Option<u8> {
    u8::try_from(u32::from(c)).ok().filter(|byte| *byte >= 0xA0)
}

fn found(table: &[char], first: usize, c: char) -> Option<u8> {
    // Most letters of most runs are far from any of these.
    if u32::from(c) > 0x2122 || c == '\0' {
        return None;
    }
    let place = table.iter().position(|known| *known == c)?;
    u8::try_from(first + place).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::CodePage;

    #[test]
    fn every_byte_agrees_with_the_whatwg_tables() {
        for (page, theirs) in [
            (CodePage::Windows1252, encoding_rs::WINDOWS_1252),
            (CodePage::Windows1254, encoding_rs::WINDOWS_1254),
            (CodePage::Windows1250, encoding_rs::WINDOWS_1250),
        ] {
            for byte in 0x80..=0xFF_u8 {
                let bytes = [byte];
                let (text, _) = theirs.decode_without_bom_handling(&bytes);
                let c = text.chars().next().unwrap();
                assert_eq!(page.byte(c), Some(byte), "{page} {byte:x}");
                let undefined = u32::from(c) == u32::from(byte) && byte < 0xA0;
                assert_eq!(page.lost().contains(&byte), undefined, "{page} {byte:x}");
                let (text, _) = encoding_rs::ISO_8859_2.decode_without_bom_handling(&bytes);
                let c = text.chars().next().unwrap();
                assert_eq!(CodePage::Latin2.byte(c), Some(byte), "{byte:x}");
            }
        }
    }

    #[test]
    fn letters_that_a_page_lacks_have_no_byte() {
        assert_eq!(CodePage::Latin1.byte('€'), None);
        assert_eq!(CodePage::Latin1.byte('\u{80}'), Some(0x80));
        assert_eq!(CodePage::Windows1252.byte('\u{80}'), None);
        assert_eq!(CodePage::Windows1254.byte('ð'), None);
        assert_eq!(CodePage::Windows1250.byte('ñ'), None);
        for page in CodePage::ALL {
            for c in ['a', '\0', '日', '🚨', '\u{fffd}'] {
                assert_eq!(page.byte(c), None, "{page} {c:?}");
            }
        }
    }
}
