//! The language in a file's path: `hello.fr.md`, `posts/fr/hello.md`.

use std::borrow::Cow;

use crate::SiteConfig;

/// The two-letter codes of ISO 639-1.
const CODES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// A file name's own part and its language, in BCP 47's usual case:
/// `hello.pt-br` → `hello`, `pt-BR`. Only known codes and the languages of the
/// site count, so that in `notes.v2` nothing does.
pub(super) fn of_name<'n>(name: &'n str, config: &SiteConfig) -> (&'n str, Option<String>) {
    let split = name.rsplit_once('.').filter(|(rest, _)| !rest.is_empty());
    let tag = |suffix: &str| {
        let named = config.language_named(suffix).map(str::to_owned);
        named.or_else(|| tag(suffix))
    };
    match split.and_then(|(rest, suffix)| Some((rest, tag(suffix)?))) {
        Some((rest, tag)) => (rest, Some(tag)),
        None => (name, None),
    }
}

/// Folders without the one that is a language's, and that language:
/// `posts/fr/2024` → `posts/2024`, `fr`. It is the first one or the second, so
/// that deeper ones may have any name, and always a language of the site.
pub(super) fn of_folders<'n>(
    folders: &'n str,
    config: &SiteConfig,
) -> (Cow<'n, str>, Option<String>) {
    let parts: Vec<&str> = folders.split('/').collect();
    let found = parts.iter().take(2).enumerate();
    let found = found.filter_map(|(i, part)| Some((i, config.language_named(part)?)));
    let Some((place, lang)) = found.into_iter().next() else {
        return (Cow::Borrowed(folders), None);
    };
    let rest = [&parts[..place], &parts[place + 1..]].concat().join("/");
    (Cow::Owned(rest), Some(lang.to_owned()))
}

/// A language with, if any, a script and a region: `fr`, `pt-br`, `zh_Hans_CN`.
fn tag(text: &str) -> Option<String> {
    let mut subtags = text.split(['-', '_']);
    let mut tag = subtags.next()?.to_ascii_lowercase();
    if tag.len() != 2 || !CODES.split(' ').any(|code| code == tag) {
        return None;
    }
    let mut rest = subtags.peekable();
    if let Some(script) = rest.next_if(|s| is_letters(s, 4)) {
        let script = script.to_ascii_lowercase();
        tag = format!("{tag}-{}{}", script[..1].to_ascii_uppercase(), &script[1..]);
    }
    if let Some(region) = rest.next_if(|s| is_letters(s, 2) || is_digits(s, 3)) {
        tag = format!("{tag}-{}", region.to_ascii_uppercase());
    }
    rest.next().is_none().then_some(tag)
}

fn is_letters(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{CODES, of_folders};
    use crate::{LanguageSettings, SiteConfig};

    fn of_name(name: &str) -> (&str, Option<String>) {
        super::of_name(name, &SiteConfig::default())
    }

    fn with(code: &str) -> SiteConfig {
        let language = LanguageSettings {
            code: code.into(),
            ..LanguageSettings::default()
        };
        SiteConfig {
            languages: vec![language],
            ..SiteConfig::default()
        }
    }

    #[test]
    fn any_language_of_the_site_is_known() {
        assert_eq!(of_name("hello.fil"), ("hello.fil", None));
        let found = super::of_name("hello.fil", &with("fil"));
        assert_eq!(found, ("hello", Some("fil".into())));
    }

    #[test]
    fn folders_are_taken_out() {
        let of = |folders| {
            let config = with("pt-BR");
            let (rest, lang) = of_folders(folders, &config);
            (rest.into_owned(), lang.unwrap_or_default())
        };
        let pt = || "pt-BR".to_owned();
        assert_eq!(of("posts/pt-br/2024"), ("posts/2024".into(), pt()));
        assert_eq!(of("pt-br/posts"), ("posts".into(), pt()));
        assert_eq!(of("pt-br"), (String::new(), pt()));
        assert_eq!(of("en/posts"), ("posts".into(), "en".into()));
        for folders in ["posts/2024/pt-br", "posts/fr", ""] {
            assert_eq!(of(folders), (folders.into(), String::new()));
        }
    }

    #[test]
    fn languages_are_taken_off() {
        let of = |name| {
            let (rest, tag) = of_name(name);
            (rest, tag.unwrap_or_default())
        };
        assert_eq!(of("hello.fr"), ("hello", "fr".into()));
        assert_eq!(of("hello.pt-br"), ("hello", "pt-BR".into()));
        assert_eq!(of("hello.zh_hans_CN"), ("hello", "zh-Hans-CN".into()));
        assert_eq!(of("hello.es-419"), ("hello", "es-419".into()));
        assert_eq!(of("a.b.FA"), ("a.b", "fa".into()));
    }

    #[test]
    fn other_suffixes_stay() {
        for name in [
            "notes.v2",
            "node.js",
            "Rust-1.90.0",
            "hello",
            ".fr",
            "a.xx",
            "a.fr-",
            "a.fr-x-y",
            "a.日本",
            "",
        ] {
            assert_eq!(of_name(name), (name, None), "{name}");
        }
    }

    #[test]
    fn the_codes_are_sorted_pairs_of_letters() {
        let codes: Vec<_> = CODES.split(' ').collect();
        assert!(codes.is_sorted());
        assert!(codes.iter().all(|code| code.len() == 2));
        assert_eq!(codes.len(), 183);
    }
}
