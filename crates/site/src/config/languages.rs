//! `[[languages]]`: the languages that a site has an edition in beside its own.

use inkleaf_content::language_tag;
use serde::Deserialize;

use super::{
    InvalidSetting, MenuEntry, SiteConfig,
    check::{invalid, menu_entry},
    language_name::own_name,
};

/// A language beside the site's own. What is not said here is the site's.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LanguageSettings {
    /// The language, as in BCP 47. In lower case it is the first part of the
    /// addresses of its pages: `/pt-br/`.
    pub code: String,
    /// What it is called where readers choose. Empty: its own name for itself
    /// where that is known, else the code.
    pub name: String,
    /// The site's name in this language.
    pub title: String,
    /// What the site is about, in this language.
    pub description: String,
    /// The entries of the menu. Empty: the lists and standalone pages of this
    /// language, not the site's menu.
    pub menu: Vec<MenuEntry>,
    /// The line at the foot of every page, as Markdown.
    pub footer: String,
}

/// What becomes of posts that are not translated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Untranslated {
    /// A list holds posts of its own language only.
    #[default]
    Hide,
    /// Lists of the other languages also show the posts in the site's own
    /// language that have no translation.
    Show,
}

impl LanguageSettings {
    /// What it is called where readers choose.
    pub fn name(&self) -> String {
        match self.name.trim() {
            "" => own_name(&self.code),
            name => name.to_owned(),
        }
    }
}

/// The editions of a site are counted from the one in its own language, 0.
impl SiteConfig {
    /// The language of the site that a file or folder is named after: `pt-br`
    /// or `pt` for `pt-BR`. A site in one language has no such files.
    pub fn language_named(&self, name: &str) -> Option<&str> {
        if self.languages.is_empty() {
            return None;
        }
        let edition = self.edition_named(&name.replace('_', "-"))?;
        self.codes().nth(edition)
    }

    /// The edition that a document in a language belongs to; `None` where the
    /// site has none. Of a site in several languages the one in another variety
    /// of the language is better than another language.
    pub(crate) fn edition_of(&self, lang: &str) -> Option<usize> {
        let primary = primary(lang);
        let near = || {
            self.codes()
                .position(|code| is(primary, self::primary(code)))
        };
        self.codes()
            .position(|code| is(code, lang))
            .or_else(|| near().filter(|_| !self.languages.is_empty()))
    }

    /// What the addresses of an edition start with: nothing, or `/tr`.
    pub(crate) fn prefix(&self, edition: usize) -> String {
        match edition.checked_sub(1).and_then(|i| self.languages.get(i)) {
            Some(language) => format!("/{}", language.code.to_ascii_lowercase()),
            None => String::new(),
        }
    }

    /// What the site's own language is called where readers choose.
    pub(crate) fn language_name(&self) -> String {
        own_name(&self.language)
    }

    fn edition_named(&self, name: &str) -> Option<usize> {
        let whole = self.codes().position(|code| is(code, name));
        whole.or_else(|| self.codes().position(|code| is(primary(code), name)))
    }

    fn codes(&self) -> impl Iterator<Item = &str> {
        let others = self.languages.iter().map(|language| language.code.as_str());
        std::iter::once(self.language.as_str()).chain(others)
    }
}

fn is(code: &str, other: &str) -> bool {
    code.eq_ignore_ascii_case(other)
}

/// The language alone, without script and region.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// That every language has a code of its own, and menus lead somewhere.
pub(super) fn check(config: &SiteConfig) -> Result<(), InvalidSetting> {
    for (i, language) in config.languages.iter().enumerate() {
        let item = |error| InvalidSetting {
            item: Some(("", i)),
            ..error
        };
        check_code(config, i, &language.code).map_err(item)?;
        let menu = language.menu.iter().try_for_each(menu_entry);
        menu.map_err(|error| InvalidSetting {
            key: KEY,
            ..item(error)
        })?;
    }
    Ok(())
}

const KEY: &str = "languages";

fn check_code(config: &SiteConfig, i: usize, code: &str) -> Result<(), InvalidSetting> {
    if code.contains('_') || language_tag(code).is_none() {
        return invalid(
            KEY,
            format!("`{code}` is not the code of a language"),
            "write a code such as `tr`, `pt-BR` or `zh-Hans`".into(),
        );
    }
    if code.eq_ignore_ascii_case(&config.language) {
        return invalid(
            KEY,
            format!("`{code}` is the site's own language"),
            "delete this table: `[[languages]]` names the others".into(),
        );
    }
    let before = config.languages.iter().take(i);
    if before
        .map(|other| &other.code)
        .any(|other| code.eq_ignore_ascii_case(other))
    {
        return invalid(
            KEY,
            format!("the language `{code}` is named twice"),
            "delete one of the two tables".into(),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn config(codes: &[&str]) -> SiteConfig {
        let language = |code: &&str| LanguageSettings {
            code: (*code).into(),
            ..LanguageSettings::default()
        };
        SiteConfig {
            languages: codes.iter().map(language).collect(),
            ..SiteConfig::default()
        }
    }

    #[test]
    fn every_language_has_a_code_of_its_own() {
        assert_eq!(config(&["tr", "pt-BR", "pt"]).check(), Ok(()));
        for codes in [
            ["tr", ""],
            ["tr", "pt_BR"],
            ["tr", "../x"],
            ["tr", "TR"],
            ["tr", "EN"],
        ] {
            let error = config(&codes).check().unwrap_err();
            assert_eq!((error.key, error.item), (KEY, Some(("", 1))), "{codes:?}");
        }
    }

    #[test]
    fn a_menu_is_checked_as_the_sites() {
        let mut config = config(&["tr"]);
        config.languages[0].menu.push(MenuEntry {
            name: "x".into(),
            url: "javascript:x".into(),
        });
        let error = config.check().unwrap_err();
        assert_eq!((error.key, error.item), (KEY, Some(("", 0))));
    }

    #[test]
    fn documents_belong_to_the_nearest_edition() {
        let config = config(&["pt-BR", "zh-Hans", "zh-Hant"]);
        let of = |lang| config.edition_of(lang);
        assert_eq!(
            [of("en-GB"), of("pt-br"), of("pt")],
            [Some(0), Some(1), Some(1)]
        );
        assert_eq!(
            [of("zh-Hant"), of("zh-TW"), of("tr")],
            [Some(3), Some(2), None]
        );
        assert_eq!(SiteConfig::default().edition_of("en-GB"), None);
    }

    #[test]
    fn files_are_named_after_languages_of_the_site_only() {
        let named = |name| {
            config(&["pt-BR", "fil"])
                .language_named(name)
                .map(str::to_owned)
        };
        assert_eq!(named("PT_br").as_deref(), Some("pt-BR"));
        assert_eq!(named("pt").as_deref(), Some("pt-BR"));
        assert_eq!(named("fil").as_deref(), Some("fil"));
        assert_eq!(named("en").as_deref(), Some("en"));
        assert_eq!(named("de"), None);
        assert_eq!(SiteConfig::default().language_named("en"), None);
    }

    #[test]
    fn names_are_the_languages_own() {
        let mut tr = config(&["tr"]).languages.remove(0);
        assert_eq!(tr.name(), "Türkçe");
        tr.name = "TR ".into();
        assert_eq!(tr.name(), "TR");
    }
}
