//! What languages call themselves, for readers who choose one.

/// By primary subtag, or a longer tag where that makes a difference.
const NAMES: [(&str, &str); 58] = [
    ("af", "Afrikaans"),
    ("ar", "العربية"),
    ("az", "Azərbaycanca"),
    ("be", "Беларуская"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("bs", "Bosanski"),
    ("ca", "Català"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fil", "Filipino"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Bahasa Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("kk", "Қазақ тілі"),
    ("ko", "한국어"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("ms", "Bahasa Melayu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("pt-br", "Português (Brasil)"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sr-latn", "Srpski"),
    ("sv", "Svenska"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
];

/// Chinese is told apart by script, which some tags name and some imply.
const CHINESE: [(&str, &str); 7] = [
    ("zh", "中文"),
    ("zh-cn", "简体中文"),
    ("zh-hans", "简体中文"),
    ("zh-hant", "繁體中文"),
    ("zh-hk", "繁體中文（香港）"),
    ("zh-sg", "简体中文"),
    ("zh-tw", "繁體中文"),
];

/// A language's own name for itself; the code where it is not known.
pub(super) fn own_name(code: &str) -> String {
    let tag = code.to_ascii_lowercase();
    // `zh-hant-tw` is looked up as itself, then `zh-hant`, then `zh`.
    let mut shorter = Some(tag.as_str());
    while let Some(tag) = shorter {
        if let Some((_, name)) = NAMES
            .iter()
            .chain(&CHINESE)
            .find(|(known, _)| *known == tag)
        {
            return (*name).to_owned();
        }
        shorter = tag.rsplit_once('-').map(|(start, _)| start);
    }
    code.to_owned()
}

#[cfg(test)]
mod tests {
    use super::own_name;

    #[test]
    fn names_are_found_by_the_longest_known_start_of_a_tag() {
        assert_eq!(own_name("tr"), "Türkçe");
        assert_eq!(own_name("en-GB"), "English");
        assert_eq!(own_name("pt-BR"), "Português (Brasil)");
        assert_eq!(own_name("zh-Hant-TW"), "繁體中文");
        assert_eq!(own_name("tlh"), "tlh");
    }
}
